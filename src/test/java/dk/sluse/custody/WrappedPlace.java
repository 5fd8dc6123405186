package dk.sluse.custody;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A place that does what another does; a test changes what it wants to go wrong. */
class WrappedPlace implements OpenPlace {

    private final OpenPlace inner;
    private final AtomicInteger open = new AtomicInteger(1);

    WrappedPlace(OpenPlace inner) {
        this.inner = inner;
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public List<String> files(Spot folder) throws IOException {
        return inner.files(folder);
    }

    @Override
    public Optional<Entry> look(Spot spot) throws IOException {
        return inner.look(spot);
    }

    @Override
    public InputStream read(Spot file, long from, long size) throws IOException {
        return inner.read(file, from, size);
    }

    @Override
    public Sink create(Spot file, boolean readOnly) throws IOException {
        return inner.create(file, readOnly);
    }

    @Override
    public Sink append(Spot file, long from) throws IOException {
        return inner.append(file, from);
    }

    @Override
    public Sink within(Spot file, long from) throws IOException {
        return inner.within(file, from);
    }

    @Override
    public Optional<String> sha256(Spot file) throws IOException {
        return inner.sha256(file);
    }

    @Override
    public void replace(Spot from, Spot to) throws IOException {
        inner.replace(from, to);
    }

    @Override
    public void rename(Spot from, Spot to) throws IOException {
        inner.rename(from, to);
    }

    @Override
    public void renameFolder(Spot from, OpenPlace other, Spot to) throws IOException {
        inner.renameFolder(from, other instanceof WrappedPlace wrapped ? wrapped.inner : other, to);
    }

    @Override
    public boolean delete(Spot file) throws IOException {
        return inner.delete(file);
    }

    @Override
    public boolean makeFolder(Spot folder) throws IOException {
        return inner.makeFolder(folder);
    }

    @Override
    public boolean removeFolder(Spot folder) throws IOException {
        return inner.removeFolder(folder);
    }

    @Override
    public Optional<Space> space() throws IOException {
        return inner.space();
    }

    /** Itself, so that what a test changed holds there too. */
    @Override
    public OpenPlace another() {
        open.incrementAndGet();
        return this;
    }

    @Override
    public void close() throws IOException {
        if (open.decrementAndGet() == 0) {
            inner.close();
        }
    }
}
