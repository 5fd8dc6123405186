package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.bytes.Lines;
import dk.sluse.document.Hiding;
import dk.sluse.document.Obstacle;
import dk.sluse.document.Part;
import dk.sluse.wording.Phrase;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Reads rich text: every word in it, shown or hidden, in whatever destination; table rows as cells; embedded objects and
 * pictures as parts. It needs no more of the format than groups, control words and hexadecimal data.
 */
final class RtfOpener implements Opener {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int MOST_GROUPS = 10_000;
    private static final Phrase UNFINISHED =
            new Phrase("Filen slutter, før dens tekst gør.", "The file ends before its text does.");

    @Override
    public void open(Part part, Opening opening) throws IOException {
        try (InputStream in = new BufferedInputStream(part.bytes().open(), 1 << 16)) {
            new Reader(in, part, opening).read();
        }
    }

    private static final class Reader {
        private final InputStream in;
        private final Part part;
        private final Opening opening;
        private final RtfSigns signs;
        private final Deque<RtfGroup> groups = new ArrayDeque<>();
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder word = new StringBuilder();
        private RtfGroup group = RtfGroup.OUTERMOST;
        private Optional<RtfData> data = Optional.empty();
        private int paragraph;
        private int tables;
        private int row;
        private int column;
        private int objects;
        private int skip;
        private boolean inTable;
        private boolean inCell;
        private long position;
        private int next = -2;

        Reader(InputStream in, Part part, Opening opening) {
            this.in = in;
            this.part = part;
            this.opening = opening;
            this.signs = new RtfSigns(part, opening);
        }

        void read() throws IOException {
            for (int b; (b = take()) >= 0; ) {
                switch (b) {
                    case '{' -> begin();
                    case '}' -> {
                        end();
                        if (groups.isEmpty()) {
                            flush();
                            Strays.add(part, opening, position, part.bytes().size());
                            return;
                        }
                    }
                    case '\\' -> control();
                    case '\r', '\n' -> {}
                    default -> character(b);
                }
            }
            // What was begun is looked at as far as it goes.
            while (!groups.isEmpty()) {
                end();
            }
            flush();
            opening.obstacle(Obstacle.Kind.UNSOUND, part.place(), UNFINISHED);
        }

        private void begin() throws IOException {
            if (groups.size() >= MOST_GROUPS) {
                throw new IOException("Too many groups");
            }
            groups.push(group);
        }

        private void end() throws IOException {
            RtfGroup outer = groups.isEmpty() ? RtfGroup.OUTERMOST : groups.pop();
            if (outer.holds() != group.holds()) {
                over();
            } else if (group.holds() == RtfGroup.Holds.VARIABLES) {
                signs.aside("\n");
            }
            group = outer;
            skip = 0;
        }

        /** A destination is over: what was gathered in it can be told. */
        private void over() throws IOException {
            if (data.isPresent()) {
                objects++;
                boolean object = group.holds() == RtfGroup.Holds.OBJECT;
                String name = (object ? "object " : "picture ") + objects;
                if (object) {
                    opening.saw(Hiding.EMBEDDED_FILE, part, name);
                }
                Bytes bytes = data.get().bytes();
                opening.embed(
                        part,
                        name,
                        object ? Part.Role.EMBEDDED : Part.Role.COMPONENT,
                        object ? OleObject.inRichText(bytes) : bytes);
                data = Optional.empty();
            }
            signs.over(group.holds());
        }

        private void character(int b) throws IOException {
            if (skip > 0) {
                skip--;
                return;
            }
            switch (group.holds()) {
                case TEXT -> say(new String(new byte[] {(byte) b}, WINDOWS));
                case OBJECT, PICTURE -> data().digit(b);
                case FONTS -> {}
                default -> signs.aside(new String(new byte[] {(byte) b}, WINDOWS));
            }
        }

        private RtfData data() throws IOException {
            if (data.isEmpty()) {
                data = Optional.of(new RtfData(opening));
            }
            return data.get();
        }

        private void control() throws IOException {
            int b = take();
            if (b == '\'') {
                int value = Character.digit(take(), 16) * 16 + Character.digit(take(), 16);
                if (skip > 0) {
                    skip--;
                } else if (value >= 0 && group.holds().isText()) {
                    say(new String(new byte[] {(byte) value}, WINDOWS));
                }
            } else if (Character.isLetter(b)) {
                word(b);
            } else {
                symbol(b);
            }
        }

        private void symbol(int b) throws IOException {
            switch (b) {
                case '\\', '{', '}' -> character(b);
                case '~' -> say("\u00a0");
                case '_' -> say("-");
                case '\r', '\n' -> newLine();
                default -> {}
            }
        }

        private void word(int first) throws IOException {
            word.setLength(0);
            int b = first;
            for (; Character.isLetter(b) && word.length() < 32; b = take()) {
                word.append((char) b);
            }
            boolean negative = b == '-';
            int value = negative ? 0 : -1;
            if (negative) {
                b = take();
            }
            for (; b >= '0' && b <= '9'; b = take()) {
                value = (Math.max(0, value) * 10 + b - '0') % 1_000_000_000;
            }
            if (b != ' ') {
                next = b;
            }
            apply(word.toString(), negative ? -value : value);
        }

        private void apply(String name, int value) throws IOException {
            switch (name) {
                case "par", "line", "page", "sect" -> newLine();
                case "tab", "nestcell" -> say("\t");
                case "nestrow" -> say("\n");
                case "trowd", "intbl", "pard", "cell", "row" -> table(name);
                case "endash", "emdash" -> say("–");
                case "u" -> {
                    say(String.valueOf((char) value));
                    skip = group.substitutes();
                }
                case "bin" -> binary(value);
                default -> {
                    group = group.with(name, value);
                    signs.word(name);
                }
            }
        }

        private void table(String name) throws IOException {
            switch (name) {
                case "trowd" -> {
                    if (!inTable) {
                        flush();
                        inTable = true;
                        tables++;
                        row = 1;
                        column = 0;
                    }
                }
                case "intbl" -> inCell = true;
                case "pard" -> inCell = false;
                case "cell" -> {
                    column++;
                    String said = text.toString().strip();
                    text.setLength(0);
                    opening.cell(part, "table " + Math.max(1, tables), Math.max(1, row), column, group.hidden(), said);
                }
                default -> {
                    flush();
                    row++;
                    column = 0;
                }
            }
        }

        private void newLine() throws IOException {
            if (inCell && inTable) {
                say("\n");
                return;
            }
            inTable = false;
            flush();
        }

        private void binary(int length) throws IOException {
            RtfData into = data();
            for (int i = 0; i < length; i++) {
                int b = take();
                if (b < 0) {
                    throw new IOException("Ends within binary data");
                }
                into.write(b);
            }
        }

        private void say(String more) throws IOException {
            if (group.holds() != RtfGroup.Holds.TEXT) {
                signs.aside(more);
                return;
            }
            signs.said(more, group);
            text.append(more);
            if (text.length() > Lines.LONGEST) {
                flush();
            }
        }

        private void flush() throws IOException {
            String said = text.toString().strip();
            text.setLength(0);
            if (!said.isEmpty()) {
                paragraph++;
                for (String line : said.split("\\R", -1)) {
                    opening.line(part, "paragraph " + paragraph, paragraph, line);
                }
            }
        }

        private int take() throws IOException {
            if (next != -2) {
                int b = next;
                next = -2;
                return b;
            }
            position++;
            return in.read();
        }
    }
}
