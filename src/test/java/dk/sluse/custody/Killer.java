package dk.sluse.custody;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Kills the hub at its n-th step: at any call of a place, any read or write of a file, any connection or commit of the
 * database. From then on nothing works any more, so that no clean-up runs that a {@code kill -9} would not run either.
 */
final class Killer {

    private int left;
    private boolean dead;

    private Killer(int left) {
        this.left = left;
    }

    /** Lets n steps pass, then kills. */
    static Killer after(int n) {
        return new Killer(n);
    }

    /** What a step throws once the hub is dead. */
    static final class Killed extends Error {
        Killed() {
            super("killed", null, false, false);
        }
    }

    private synchronized void step() {
        if (dead || left-- == 0) {
            dead = true;
            throw new Killed();
        }
    }

    /** A harbour whose places die with the hub. */
    Harbour over(Harbour harbour) {
        return place -> {
            step();
            return new MortalPlace(harbour.open(place));
        };
    }

    /** A pool whose connections die with the hub. */
    DataSource over(DataSource pool) {
        return proxy(DataSource.class, pool, "getConnection");
    }

    private <T> T proxy(Class<T> type, T inner, String mortal) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (method.getName().equals(mortal)) {
                step();
            }
            Object result = call(inner, method, args);
            return result instanceof Connection connection ? proxy(Connection.class, connection, "commit") : result;
        }));
    }

    private static Object call(Object inner, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(inner, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private final class MortalPlace extends WrappedPlace {

        MortalPlace(OpenPlace inner) {
            super(inner);
        }

        @Override
        public Optional<Entry> look(Spot spot) throws IOException {
            step();
            return super.look(spot);
        }

        @Override
        public InputStream read(Spot file, long from, long size) throws IOException {
            step();
            return new FilterInputStream(super.read(file, from, size)) {
                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    step();
                    return super.read(bytes, offset, length);
                }
            };
        }

        @Override
        public Sink create(Spot file, boolean readOnly) throws IOException {
            step();
            return new MortalSink(super.create(file, readOnly));
        }

        @Override
        public Sink append(Spot file, long from) throws IOException {
            step();
            return new MortalSink(super.append(file, from));
        }

        @Override
        public Optional<String> sha256(Spot file) throws IOException {
            step();
            return super.sha256(file);
        }

        @Override
        public void renameFolder(Spot from, OpenPlace other, Spot to) throws IOException {
            step();
            super.renameFolder(from, other, to);
        }

        @Override
        public void replace(Spot from, Spot to) throws IOException {
            step();
            super.replace(from, to);
        }

        @Override
        public void rename(Spot from, Spot to) throws IOException {
            step();
            super.rename(from, to);
        }

        @Override
        public boolean delete(Spot file) throws IOException {
            step();
            return super.delete(file);
        }

        @Override
        public boolean makeFolder(Spot folder) throws IOException {
            step();
            return super.makeFolder(folder);
        }

        @Override
        public boolean removeFolder(Spot folder) throws IOException {
            step();
            return super.removeFolder(folder);
        }

        @Override
        public Optional<Space> space() throws IOException {
            step();
            return super.space();
        }
    }

    private final class MortalSink extends WrappedSink {

        MortalSink(Sink inner) {
            super(inner);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            step();
            super.write(bytes, offset, length / 2); // the kernel took half of it
            step();
            super.write(bytes, offset + length / 2, length - length / 2);
        }

        @Override
        public boolean sync() throws IOException {
            step();
            return super.sync();
        }
    }
}
