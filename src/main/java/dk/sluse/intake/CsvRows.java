package dk.sluse.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code ;}-separated text as spreadsheet programs write it: quotes as in RFC 4180, any line ends, UTF-8 or UTF-16
 * by its byte order mark, else UTF-8, else Windows-1252. A row is a row as a spreadsheet counts them, whatever line breaks
 * lie in quotes.
 */
public final class CsvRows {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final String text;
    private final List<TableLine> lines = new ArrayList<>();
    private List<String> cells = new ArrayList<>();
    private int next;

    private CsvRows(String text) {
        this.text = text;
    }

    /** The bytes are no text. */
    public static final class NoText extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** A quotation mark is not closed. */
    public static final class OpenQuote extends Exception {
        private static final long serialVersionUID = 1;

        private final int row;

        OpenQuote(int row) {
            super("a quotation mark in row " + row + " is not closed");
            this.row = row;
        }

        /** The row it stands in, as spreadsheets count them. */
        public int row() {
            return row;
        }
    }

    /** The rows of a text. */
    public static List<TableLine> read(byte[] bytes) throws NoText, OpenQuote {
        String text = decode(bytes);
        if (text.indexOf('\0') >= 0) {
            throw new NoText();
        }
        return new CsvRows(text).lines();
    }

    private static String decode(byte[] bytes) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            String mark = new String(bytes, 0, Math.min(bytes.length, 3), charset);
            boolean isMarked = !mark.isEmpty() && mark.charAt(0) == BYTE_ORDER_MARK;
            if (isMarked) {
                return new String(bytes, charset).substring(1);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    private List<TableLine> lines() throws OpenQuote {
        while (next < text.length()) {
            cells.add(at('"') ? quoted() : plain());
            endOfCell();
        }
        return lines;
    }

    private void endOfCell() {
        boolean isLineDone = true;
        if (at(';')) {
            next++;
            isLineDone = next == text.length();
            if (isLineDone) {
                cells.add("");
            }
        } else {
            next += at('\r') && next + 1 < text.length() && text.charAt(next + 1) == '\n' ? 2 : 1;
        }
        if (isLineDone) {
            lines.add(TableLine.of(lines.size() + 1, cells));
            cells = new ArrayList<>();
        }
    }

    private String plain() {
        int start = next;
        while (next < text.length() && ";\r\n".indexOf(text.charAt(next)) < 0) {
            next++;
        }
        return text.substring(start, next);
    }

    /** A cell in quotes; what follows the closing quote up to the separator belongs to it, as spreadsheets read it. */
    private String quoted() throws OpenQuote {
        StringBuilder cell = new StringBuilder();
        next++;
        while (true) {
            int quote = text.indexOf('"', next);
            if (quote < 0) {
                throw new OpenQuote(lines.size() + 1);
            }
            cell.append(text, next, quote);
            next = quote + 1;
            if (!at('"')) {
                return cell.append(plain()).toString();
            }
            cell.append('"');
            next++;
        }
    }

    private boolean at(char wanted) {
        return next < text.length() && text.charAt(next) == wanted;
    }
}
