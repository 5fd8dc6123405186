package dk.sluse.document;

import dk.sluse.bytes.Interest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What was found in a file: its parts, the obstacles met while taking it apart, and every passage of every part. A
 * document lives in the limited process. Its passages lie in a spool on disk, or are read again from the file itself, so
 * that a large file never stands in memory.
 */
public final class Document implements AutoCloseable {

    /** Reads passages one after the other. */
    public interface Reader {
        void read(Passage passage) throws IOException;

        /** Whether of a large text he wants only the lines that may end a block of lines, for now. */
        default boolean isIdle() {
            return false;
        }
    }

    private final List<Part> parts;
    private final List<Obstacle> obstacles;
    private final List<Sighting> sightings;
    private final List<Marks> marks;
    private final List<Drawing> drawings;
    private final Spool spool;
    private Optional<Tables> tables = Optional.empty();

    public Document(
            List<Part> parts,
            List<Obstacle> obstacles,
            List<Sighting> sightings,
            List<Marks> marks,
            List<Drawing> drawings,
            Spool spool) {
        this.parts = List.copyOf(parts);
        this.obstacles = List.copyOf(obstacles);
        this.sightings = List.copyOf(sightings);
        this.marks = List.copyOf(marks);
        this.drawings = List.copyOf(drawings);
        this.spool = spool;
    }

    /** The file itself. */
    public Part file() {
        return parts.get(0);
    }

    /** The file and everything inside it. */
    public List<Part> parts() {
        return parts;
    }

    public List<Obstacle> obstacles() {
        return obstacles;
    }

    /** What is hidden in it and what acts by itself. */
    public List<Sighting> sightings() {
        return sightings;
    }

    /** What its figures are drawn with. */
    public List<Marks> marks() {
        return marks;
    }

    /** The words of its drawings and pages, and where they stand. */
    public List<Drawing> drawings() {
        return drawings;
    }

    /** Gives every passage to a reader, part by part, and within a part in its own order. */
    public void read(Reader reader) throws IOException {
        spool.replay(parts, Optional.empty(), reader);
    }

    /** The same, but of large texts only the lines that could matter to it, and those about them. */
    public void read(Interest interest, Reader reader) throws IOException {
        spool.replay(parts, Optional.of(interest), reader);
    }

    /** The same but for the cells of tables, and after it the lines that stand in cells, notes and properties. */
    public void readAllText(Interest interest, Reader reader) throws IOException {
        spool.replayText(parts, Optional.of(interest), reader);
        for (Passage line : tables().lines()) {
            reader.read(line);
        }
    }

    /** The tables of all parts; found once, when first asked for. */
    public Tables tables() throws IOException {
        if (tables.isEmpty()) {
            tables = Optional.of(TableFinder.find(this));
        }
        return tables.get();
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
