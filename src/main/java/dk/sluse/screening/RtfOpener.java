package dk.sluse.screening;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads rich text: every word in it, shown or hidden, in whatever destination; table rows as cells; embedded objects and
 * pictures as parts. It needs no more of the format than groups, control words and hexadecimal data.
 */
final class RtfOpener implements Opener {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int MOST_GROUPS = 10_000;

    @Override
    public void open(Part part, Opening opening) throws IOException {
        try (InputStream in = new BufferedInputStream(part.bytes().open(), 1 << 16)) {
            new Reader(in, part, opening).read();
        }
    }

    /** What a group holds. */
    private enum Holds {
        TEXT,
        OBJECT,
        PICTURE,
        FONTS
    }

    private static final class Reader {
        private final InputStream in;
        private final Part part;
        private final Opening opening;
        private final Deque<Holds> groups = new ArrayDeque<>();
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder word = new StringBuilder();
        private Holds holds = Holds.TEXT;
        private Hex hex;
        private int paragraph;
        private int row = 1;
        private int column;
        private int objects;
        private int skip;
        private long position;
        private int next = -2;

        Reader(InputStream in, Part part, Opening opening) {
            this.in = in;
            this.part = part;
            this.opening = opening;
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
            throw new IOException("Ends within a group");
        }

        private void begin() throws IOException {
            if (groups.size() >= MOST_GROUPS) {
                throw new IOException("Too many groups");
            }
            groups.push(holds);
        }

        private void end() throws IOException {
            if (hex != null && (groups.isEmpty() || groups.peek() != holds)) {
                objects++;
                opening.embed(
                        part,
                        (holds == Holds.OBJECT ? "object " : "picture ") + objects,
                        holds == Holds.OBJECT ? Part.Role.EMBEDDED : Part.Role.COMPONENT,
                        holds == Holds.OBJECT ? OleObject.inRichText(hex.bytes()) : hex.bytes());
                hex = null;
            }
            holds = groups.isEmpty() ? Holds.TEXT : groups.pop();
        }

        private void character(int b) throws IOException {
            if (skip > 0) {
                skip--;
            } else if (holds == Holds.TEXT) {
                append(new String(new byte[] {(byte) b}, WINDOWS));
            } else if (holds != Holds.FONTS) {
                if (hex == null) {
                    hex = new Hex(opening);
                }
                hex.digit(b);
            }
        }

        private void control() throws IOException {
            int b = take();
            if (b == '\'') {
                int value = Character.digit(take(), 16) * 16 + Character.digit(take(), 16);
                if (skip > 0) {
                    skip--;
                } else if (value >= 0 && holds == Holds.TEXT) {
                    append(new String(new byte[] {(byte) value}, WINDOWS));
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
                case '~' -> append("\u00a0");
                case '_' -> append("-");
                case '\r', '\n' -> flush();
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
                case "par", "line", "page", "sect" -> flush();
                case "tab" -> append("\t");
                case "cell", "nestcell" -> cell();
                case "row", "nestrow" -> {
                    flush();
                    row++;
                    column = 0;
                }
                case "endash", "emdash" -> append("–");
                case "u" -> {
                    append(String.valueOf((char) value));
                    skip = 1;
                }
                case "bin" -> binary(value);
                case "objdata" -> holds = Holds.OBJECT;
                case "pict" -> holds = Holds.PICTURE;
                case "fonttbl", "colortbl" -> holds = Holds.FONTS;
                default -> {}
            }
        }

        private void binary(int length) throws IOException {
            if (hex == null) {
                hex = new Hex(opening);
            }
            for (int i = 0; i < length; i++) {
                int b = take();
                if (b < 0) {
                    throw new IOException("Ends within binary data");
                }
                hex.write(b);
            }
        }

        private void cell() throws IOException {
            column++;
            String said = text.toString().strip();
            text.setLength(0);
            opening.cell(part, "table", row, column, false, said);
        }

        private void append(String more) throws IOException {
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
                opening.line(part, "paragraph " + paragraph, paragraph, said);
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

    /** Hexadecimal digits on their way into a part. */
    private static final class Hex {
        private final Path file;
        private final OutputStream out;
        private int high = -1;

        Hex(Opening opening) throws IOException {
            file = opening.scratch();
            out = new java.io.BufferedOutputStream(Files.newOutputStream(file));
        }

        void digit(int b) throws IOException {
            int digit = Character.digit(b, 16);
            if (digit < 0) {
                return;
            }
            if (high < 0) {
                high = digit;
            } else {
                write(high << 4 | digit);
                high = -1;
            }
        }

        void write(int b) throws IOException {
            out.write(b);
        }

        Bytes bytes() throws IOException {
            out.close();
            return Bytes.of(file);
        }
    }
}
