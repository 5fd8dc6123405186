package dk.sluse.document;

import dk.sluse.bytes.Interest;
import dk.sluse.bytes.Lines;
import dk.sluse.bytes.Sieves;
import dk.sluse.bytes.TextSniffer;
import java.io.IOException;
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

    private final Path file;
    private final SpoolWriter out;
    private final Sieves sieves;
    private final Map<Integer, TextSurvey> surveyed = new HashMap<>();

    /** @param sieves what will be looked for in large texts */
    public Spool(Path file, Sieves sieves) throws IOException {
        this.file = file;
        this.sieves = sieves;
        this.out = new SpoolWriter(file);
    }

    public void add(int part, Passage.Kind kind, String where, int row, int column, boolean hidden, String text)
            throws IOException {
        out.number(KINDS.indexOf(kind));
        out.number(part);
        out.place(where);
        out.number(row);
        out.number(column);
        out.flag(hidden);
        out.text(text);
    }

    /**
     * Remembers that the part is a text whose lines are read from its own bytes, and looks through it when it is large.
     *
     * @return the offset of the first byte that no text has, or -1
     */
    public long addLines(Part part) throws IOException {
        out.number(LINES_FOLLOW);
        out.number(part.id());
        return Lines.of(part.bytes()).isLarge() ? survey(part, sieves).stray() : TextSniffer.firstControl(part.bytes());
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
        try (SpoolReader in = new SpoolReader(file)) {
            while (in.hasMore()) {
                int kind = in.number();
                Part part = parts.get(in.number());
                if (kind == LINES_FOLLOW) {
                    lines(part, interest, reader);
                    continue;
                }
                String where = in.place();
                int row = in.number();
                int column = in.number();
                boolean hidden = in.flag();
                if (cells || !KINDS.get(kind).isCell()) {
                    reader.read(new Passage(part, KINDS.get(kind), where, row, column, hidden, in.text()));
                } else {
                    in.skipText();
                }
            }
        }
    }

    private void lines(Part part, Optional<Interest> interest, Document.Reader reader) throws IOException {
        Lines lines = Lines.of(part.bytes());
        Lines.Taker taker = (row, text) -> reader.read(line(part, row, text));
        if (!lines.isLarge()) {
            lines.read(taker);
        } else if (interest.isPresent()) {
            TextSurvey survey = survey(part, interest.get().sieves());
            lines.read(taker, survey.windows(interest.get().topic()));
        } else {
            lines.read(taker, reader::isIdle, survey(part).blockEnds());
        }
    }

    private TextSurvey survey(Part part) throws IOException {
        TextSurvey known = surveyed.get(part.id());
        return known == null ? survey(part, Sieves.NONE) : known;
    }

    /** A large text is looked through once, for all who will read it. */
    private TextSurvey survey(Part part, Sieves sieves) throws IOException {
        TextSurvey known = surveyed.get(part.id());
        if (known == null || !known.isFor(sieves)) {
            known = TextSurvey.of(part.bytes(), sieves);
            surveyed.put(part.id(), known);
        }
        return known;
    }

    private static Passage line(Part part, int row, String text) {
        return new Passage(part, Passage.Kind.LINE, "", row, 0, false, text);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}
