package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.document.Action;
import dk.sluse.document.Hiding;
import dk.sluse.document.Obstacle;
import dk.sluse.document.Part;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;

/**
 * Streams the records of a workbook of Excel 2 to 95, which POI gives as words without their places: the cells, names of
 * sheets, notes, hidden rows, columns and sheets. Source: the record layouts of BIFF2 to BIFF5.
 */
final class EarlyWorkbook {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int HIDDEN_ROW = 0x20;
    private static final int MACRO_SHEET = 0x40;
    private static final int GLOBALS = 0x05;

    private final Part part;
    private final Opening opening;
    private final RecordedSheets sheets;
    private int formulaRow;
    private int formulaColumn;

    private EarlyWorkbook(Part part, Opening opening) {
        this.part = part;
        this.opening = opening;
        this.sheets = new RecordedSheets(part, opening);
    }

    /** Whether the stream begins as Excel 5 and 95 wrote it. */
    static boolean isExcel5(Bytes stream) throws IOException {
        byte[] head = stream.head(6);
        return head.length == 6 && head[0] == 9 && head[1] == 8 && head[5] == 5;
    }

    static void read(Bytes stream, Part part, Opening opening) throws IOException {
        EarlyWorkbook workbook = new EarlyWorkbook(part, opening);
        try (InputStream in = new BufferedInputStream(stream.open(), 1 << 16)) {
            byte[] head = in.readNBytes(4);
            while (head.length == 4) {
                ByteBuffer id = little(head);
                workbook.record(id.getShort(0) & 0xffff, little(in.readNBytes(id.getShort(2) & 0xffff)));
                head = in.readNBytes(4);
            }
        }
    }

    private void record(int id, ByteBuffer data) throws IOException {
        try {
            switch (id) {
                case 0x009, 0x209, 0x409, 0x809 -> begin(data);
                case 0x85 -> bound(data);
                case 0x2f -> opening.obstacle(Obstacle.Kind.ENCRYPTED, part.place(), Encryption.PHRASE);
                case 0x7d -> column(data);
                case 0x208 -> row(data);
                case 0x1c -> note(data);
                default -> cell(id, data);
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            // A record cut short tells as much as was read of it.
        }
    }

    private void begin(ByteBuffer data) {
        int kind = data.getShort(2);
        if (kind == MACRO_SHEET) {
            opening.saw(Action.MACRO_SHEET, part, "macro sheets");
        }
        if (kind != GLOBALS) {
            sheets.begin();
        }
    }

    private void bound(ByteBuffer data) throws IOException {
        boolean hidden = (data.get(4) & 3) != 0;
        data.position(6);
        sheets.announce(text(data, data.get() & 0xff), hidden);
    }

    private void column(ByteBuffer data) {
        if ((data.getShort(8) & 1) != 0 || data.getShort(4) == 0) {
            sheets.hideColumns(data.getShort(0) & 0xff, data.getShort(2) & 0xff);
        }
    }

    private void row(ByteBuffer data) {
        if ((data.getInt(12) & HIDDEN_ROW) != 0) {
            sheets.hideRow(data.getShort(0) & 0xffff);
        }
    }

    private void note(ByteBuffer data) throws IOException {
        data.position(6);
        opening.hiddenLine(part, sheets.name() + " comments", 0, text(data, data.remaining()));
        opening.saw(Hiding.COMMENT, part, sheets.name() + " comments");
    }

    private void cell(int id, ByteBuffer data) throws IOException {
        switch (id) {
            case 0x02 -> number(data, 7, data.getShort(7) & 0xffff);
            case 0x03 -> number(data, 7, data.getDouble(7));
            case 0x203 -> number(data, 6, data.getDouble(6));
            case 0x04 -> label(data, 7, 1);
            case 0x204, 0xd6 -> label(data, 6, 2);
            case 0x27e -> number(data, 6, reduced(data.getInt(6)));
            case 0xbd -> reducedRow(data);
            case 0x206, 0x406 -> formula(data, 6);
            // Excel 2 has one byte more before the result; that of others begins with it.
            case 0x06 -> formula(data, sheets.areNamed() ? 6 : 7);
            case 0x07 -> result(data, 1);
            case 0x207 -> result(data, 2);
            default -> {}
        }
    }

    private void label(ByteBuffer data, int at, int width) throws IOException {
        data.position(at);
        int length = width == 1 ? data.get() & 0xff : data.getShort() & 0xffff;
        sheets.text(row(data, 0), row(data, 2), text(data, length));
    }

    private void number(ByteBuffer data, int at, double value) throws IOException {
        if (data.limit() > at) {
            sheets.number(row(data, 0), row(data, 2), value);
        }
    }

    private void reducedRow(ByteBuffer data) throws IOException {
        int first = row(data, 2);
        for (int at = 4; at + 6 <= data.limit() - 2; at += 6) {
            sheets.number(row(data, 0), first + (at - 4) / 6, reduced(data.getInt(at + 2)));
        }
    }

    private void formula(ByteBuffer data, int at) throws IOException {
        formulaRow = row(data, 0);
        formulaColumn = row(data, 2);
        if (data.getShort(at + 6) != -1) {
            sheets.number(formulaRow, formulaColumn, data.getDouble(at));
        }
    }

    private void result(ByteBuffer data, int width) throws IOException {
        int length = width == 1 ? data.get() & 0xff : data.getShort() & 0xffff;
        sheets.text(formulaRow, formulaColumn, text(data, length));
    }

    private static String text(ByteBuffer data, int length) {
        byte[] bytes = new byte[Math.min(length, data.remaining())];
        data.get(bytes);
        return new String(bytes, WINDOWS);
    }

    private static int row(ByteBuffer data, int at) {
        return data.getShort(at) & 0xffff;
    }

    /** A number in four bytes: an integer or the upper half of a double, perhaps a hundred times too large. */
    private static double reduced(int packed) {
        double value = (packed & 2) != 0 ? packed >> 2 : Double.longBitsToDouble((packed & 0xfffffffcL) << 32);
        return (packed & 1) != 0 ? value / 100 : value;
    }

    private static ByteBuffer little(byte[] array) {
        return ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
    }
}
