package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.bytes.Lines;
import dk.sluse.bytes.Sieves;
import dk.sluse.document.Action;
import dk.sluse.document.Document;
import dk.sluse.document.FileType;
import dk.sluse.document.Marks;
import dk.sluse.document.Obstacle;
import dk.sluse.document.Part;
import dk.sluse.document.Passage;
import dk.sluse.document.Sight;
import dk.sluse.document.Spool;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.regex.Pattern;

/**
 * Opens one file into a {@link Document}. Parts wait in a queue instead of on the stack: first the file, then what lies
 * in it, then what lies in that, until nothing is left or a {@link Limits limit} is reached.
 */
public final class Opening {

    private static final int SMALL = 1 << 16;
    private static final int LONGEST_WHERE = 200;
    private static final Pattern STARTS_PROGRAM = Pattern.compile("\\s*[-+=@][-+=@\\s]*\\w+\\|\\s*'?[^!]{0,300}!");
    private static final int MOST_FIGURES = 1000;

    private final Limits limits;
    private final Path folder;
    private final Spool spool;
    private final List<Part> parts = new ArrayList<>();
    private final List<Obstacle> obstacles = new ArrayList<>();
    private final Sightings sightings = new Sightings();
    private final List<Marks> marks = new ArrayList<>();
    private final Drawings drawings = new Drawings();
    private final Queue<Part> waiting = new ArrayDeque<>();
    private final TypeDetector detector = new TypeDetector();
    private final PictureText pictures;
    private long expanded;

    private Opening(Limits limits, Sieves sieves, Path folder) throws IOException {
        this.limits = limits;
        this.folder = folder;
        this.spool = new Spool(folder.resolve("passages"), sieves);
        this.pictures = new PictureText(this, limits.recognition());
    }

    /**
     * Opens a file.
     *
     * @param name the name it goes by, which its own name on disk may not be
     * @param sieves what will be looked for in large texts
     * @param folder an empty folder of its own, for what does not fit in memory
     */
    public static Document open(Path file, String name, Limits limits, Sieves sieves, Path folder) throws IOException {
        Opening opening = new Opening(limits, sieves, folder);
        Part root = opening.register("", name, Part.Role.FILE, -1, Bytes.of(file));
        try {
            for (Part part = root; part != null; part = opening.waiting.poll()) {
                opening.take(part);
            }
        } catch (LimitReached e) {
            opening.obstacle(Obstacle.Kind.LIMIT, root.place(), e.phrase());
        }
        opening.spool.seal();
        opening.marks.addAll(opening.pictures.marks());
        return new Document(
                opening.parts,
                opening.obstacles,
                opening.sightings.list(),
                opening.marks,
                opening.drawings.list(),
                opening.spool);
    }

    private void take(Part part) throws IOException {
        name(part, part.name());
        try {
            Openers.of(part.type()).open(part, this);
            if (part.role() != Part.Role.STRAY) {
                Strays.afterOtherFormats(part, this);
            }
        } catch (LimitReached e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            unreadable(part, e);
        }
    }

    private void unreadable(Part part, Exception e) throws IOException {
        if (Encryption.isCause(e)) {
            obstacle(Obstacle.Kind.ENCRYPTED, part.place(), Encryption.PHRASE);
            return;
        }
        Obstacle.Kind kind = part.role() == Part.Role.FILE ? Obstacle.Kind.UNREADABLE : Obstacle.Kind.UNSOUND;
        // The exception's own message may quote the file; its class does not.
        obstacle(
                kind,
                part.place(),
                Phrase.of(
                        "Indholdet kan ikke læses som %s (%s).",
                        "The content cannot be read as %s (%s).",
                        part.media(),
                        e.getClass().getSimpleName()));
        Debris.of(part, this);
    }

    private Part register(String parentPlace, String name, Part.Role role, int parentDepth, Bytes bytes)
            throws IOException {
        if (parts.size() >= limits.parts()) {
            throw new LimitReached(
                    Phrase.of("Filen har flere end %d dele.", "The file has more than %d parts.", limits.parts()));
        }
        if (parentDepth + 1 > limits.depth()) {
            throw new LimitReached(Phrase.of(
                    "Dele ligger mere end %d lag inde i filen.",
                    "Parts lie more than %d layers deep in the file.", limits.depth()));
        }
        String place = parentPlace.isEmpty() ? name : parentPlace + " › " + name;
        TypeDetector.Detected detected = detector.detect(bytes);
        Part part =
                new Part(parts.size(), place, name, role, detected.type(), detected.media(), parentDepth + 1, bytes);
        parts.add(part);
        return part;
    }

    /** Hands over something that lies in a part and has bytes of its own. */
    void embed(Part parent, String name, Part.Role role, Bytes bytes) throws IOException {
        waiting.add(register(parent.place(), name, role, parent.depth(), bytes));
    }

    /** The type of some bytes, for an opener that must choose. */
    FileType typeOf(Bytes bytes) throws IOException {
        return detector.detect(bytes).type();
    }

    /**
     * Reads a stream to its end: a little into memory, more into a file.
     *
     * @param packed how many bytes the stream is packed in, or 0 when it is not packed
     */
    Bytes unpack(InputStream in, long packed) throws IOException {
        InputStream counted = counting(in, packed);
        byte[] first = counted.readNBytes(SMALL);
        if (first.length < SMALL) {
            return Bytes.of(first);
        }
        Path file = Files.createTempFile(folder, "part", "");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(first);
            counted.transferTo(out);
        }
        return Bytes.of(file);
    }

    /** The stream, ended by {@link LimitReached} where it expands too far. */
    InputStream counting(InputStream in, long packed) {
        return new ExpansionGuard(in, packed, limits.ratio(), this::expandedBy);
    }

    /** The bytes as a file of their own, for libraries that want one. */
    Path fileOf(Bytes bytes) throws IOException {
        if (bytes instanceof Bytes.OnDisk disk && disk.offset() == 0 && disk.size() == Files.size(disk.file())) {
            return disk.file();
        }
        Path file = Files.createTempFile(folder, "part", "");
        try (InputStream in = bytes.open();
                OutputStream out = Files.newOutputStream(file)) {
            in.transferTo(out);
        }
        return file;
    }

    /** A new file in the inspection's own folder. */
    Path scratch() throws IOException {
        return Files.createTempFile(folder, "scratch", "");
    }

    void name(Part part, String name) throws IOException {
        add(part, Passage.Kind.NAME, "", 0, 0, false, name);
    }

    void line(Part part, String where, int row, String text) throws IOException {
        add(part, Passage.Kind.LINE, where, row, 0, false, text);
    }

    void cell(Part part, String table, int row, int column, boolean hidden, String text) throws IOException {
        if (text.indexOf('|') > 0 && STARTS_PROGRAM.matcher(text).lookingAt()) {
            saw(Action.FORMULA_IN_TEXT, part, table, table + "!" + Passage.columnName(column) + row, 1);
        }
        add(part, Passage.Kind.CELL, table, row, column, hidden, text);
    }

    void number(Part part, String table, int row, int column, boolean hidden, String text) throws IOException {
        add(part, Passage.Kind.NUMBER, table, row, column, hidden, text);
    }

    void property(Part part, String name, String value) throws IOException {
        add(part, Passage.Kind.PROPERTY, name, 0, 0, true, value);
    }

    void debris(Part part, String where, String text) throws IOException {
        add(part, Passage.Kind.DEBRIS, where, 0, 0, true, text);
    }

    /**
     * The part's bytes are a text; its lines are read from them whenever they are asked for.
     *
     * @return the offset of the first byte that no text has, or -1
     */
    long lines(Part part) throws IOException {
        return spool.addLines(part);
    }

    void hiddenLine(Part part, String where, int row, String text) throws IOException {
        add(part, Passage.Kind.LINE, where, row, 0, true, text);
    }

    /** Something was met that a policy will have something to say about. */
    void saw(Sight what, Part part, String where) {
        saw(what, part, where, where, 1);
    }

    /**
     * Several things of a kind were met.
     *
     * @param group what they are counted together by, such as the sheet
     * @param where where the first of them is
     */
    void saw(Sight what, Part part, String group, String where, int count) {
        if (count > 0) {
            sightings.add(what, part, group, where, count);
        }
    }

    void drawn(Marks.Kind kind, Part part, String where, int count) {
        if (count > 0 && marks.size() < MOST_FIGURES) {
            marks.add(new Marks(kind, where.isEmpty() ? part.place() : part.place() + " › " + where, count));
        }
    }

    /** Where the words of drawings stand. */
    Drawings drawings() {
        return drawings;
    }

    /** The text in pictures. */
    PictureText pictures() {
        return pictures;
    }

    void obstacle(Obstacle.Kind kind, String place, Phrase why) {
        obstacles.add(new Obstacle(kind, place, why));
    }

    private void add(Part part, Passage.Kind kind, String where, int row, int column, boolean hidden, String text)
            throws IOException {
        if (text.isBlank()) {
            return;
        }
        String place = where.length() <= LONGEST_WHERE ? where : where.substring(0, LONGEST_WHERE) + "…";
        for (int start = 0; ; start += Lines.LONGEST - Lines.OVERLAP) {
            int end = Math.min(text.length(), start + Lines.LONGEST);
            spool.add(part.id(), kind, place, row, column, hidden, text.substring(start, end));
            if (end == text.length()) {
                return;
            }
        }
    }

    private void expandedBy(int count) throws LimitReached {
        expanded += count;
        if (expanded > limits.expansion()) {
            throw new LimitReached(ExpansionGuard.PHRASE);
        }
    }
}
