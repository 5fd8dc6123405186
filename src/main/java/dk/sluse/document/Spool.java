package dk.sluse.document;

import dk.sluse.bytes.Interest;
import dk.sluse.bytes.Lines;
import dk.sluse.bytes.Sieves;
import dk.sluse.bytes.Survey;
import dk.sluse.bytes.Windows;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps passages on disk in the order they were found. Written once, then read by every policy. */
public final class Spool implements AutoCloseable {

    private static final List<Passage.Kind> KINDS = List.of(Passage.Kind.values());
    private static final int LINES_FOLLOW = -1;
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final DataOutputStream out;
    private final Map<Integer, List<Windows>> surveyed = new HashMap<>();

    public Spool(Path file) throws IOException {
        this.file = file;
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
    }

    public void add(int part, Passage.Kind kind, String where, int row, int column, boolean hidden, String text)
            throws IOException {
        out.writeInt(KINDS.indexOf(kind));
        out.writeInt(part);
        write(where);
        out.writeInt(row);
        out.writeInt(column);
        out.writeBoolean(hidden);
        write(text);
    }

    /** Remembers that the part is a text whose lines are read from its own bytes. */
    public void addLines(int part) throws IOException {
        out.writeInt(LINES_FOLLOW);
        out.writeInt(part);
    }

    /** Nothing is added after this. */
    public void seal() throws IOException {
        out.close();
    }

    void replay(List<Part> parts, Optional<Interest> interest, Document.Reader reader) throws IOException {
        replay(parts, interest, reader, true);
    }

    /** Everything but the cells of tables, which make up most of a large workbook and are passed over unread. */
    void replayText(List<Part> parts, Optional<Interest> interest, Document.Reader reader) throws IOException {
        replay(parts, interest, reader, false);
    }

    private void replay(List<Part> parts, Optional<Interest> interest, Document.Reader reader, boolean cells)
            throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            String where = "";
            for (long left = Files.size(file); left > 0; ) {
                int kind = in.readInt();
                Part part = parts.get(in.readInt());
                left -= 2 * Integer.BYTES;
                if (kind == LINES_FOLLOW) {
                    lines(part, interest, reader);
                    continue;
                }
                byte[] place = in.readNBytes(in.readInt());
                where = same(where, place);
                int row = in.readInt();
                int column = in.readInt();
                boolean hidden = in.readBoolean();
                boolean cell = KINDS.get(kind) == Passage.Kind.CELL || KINDS.get(kind) == Passage.Kind.NUMBER;
                if (cell && !cells) {
                    int length = in.readInt();
                    in.skipNBytes(length);
                    left -= 4L * Integer.BYTES + 1 + place.length + length;
                    continue;
                }
                byte[] text = in.readNBytes(in.readInt());
                left -= 4L * Integer.BYTES + 1 + place.length + text.length;
                reader.read(new Passage(
                        part, KINDS.get(kind), where, row, column, hidden, new String(text, StandardCharsets.UTF_8)));
            }
        }
    }

    private void lines(Part part, Optional<Interest> interest, Document.Reader reader) throws IOException {
        Lines lines = Lines.of(part.bytes());
        Lines.Taker taker = (row, text) -> reader.read(line(part, row, text));
        if (interest.isPresent() && lines.isLarge()) {
            lines.read(
                    taker,
                    windows(part, interest.get().sieves()).get(interest.get().topic()));
        } else {
            lines.read(taker, reader::isIdle, reader::wakes);
        }
    }

    /** A large text is looked through once, for all who will read it. */
    private List<Windows> windows(Part part, Sieves sieves) throws IOException {
        List<Windows> known = surveyed.get(part.id());
        if (known == null) {
            known = Survey.of(part.bytes(), sieves);
            surveyed.put(part.id(), known);
        }
        return known;
    }

    private static Passage line(Part part, int row, String text) {
        return new Passage(part, Passage.Kind.LINE, "", row, 0, false, text);
    }

    /** Reuses the last place, which the cells of a sheet share. */
    private static String same(String last, byte[] place) {
        String now = new String(place, StandardCharsets.UTF_8);
        return now.equals(last) ? last : now;
    }

    private void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}
