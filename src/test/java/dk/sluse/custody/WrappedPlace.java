package dk.sluse.custody;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** A place that does what another does; a test changes what it wants to go wrong. */
class WrappedPlace implements OpenPlace {

    private final OpenPlace inner;

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
    public InputStream read(Spot file, long size) throws IOException {
        return inner.read(file, size);
    }

    @Override
    public Sink create(Spot file, boolean readOnly) throws IOException {
        return inner.create(file, readOnly);
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

    @Override
    public void close() throws IOException {
        inner.close();
    }
}
