package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.document.Hiding;
import dk.sluse.document.Part;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a pivot table of Excel 97–2003 keeps of its source, in a stream of its own: for each field its name and the values that
 * occur, then for each record which of them it has. Source: the record layouts of BIFF8.
 */
final class OldPivotCache {

    private static final String FOLDER = "_SX_DB_CUR/";
    private static final int MOST_ITEMS = 1_000_000;

    private final Part part;
    private final Opening opening;
    private final String table;
    private final List<List<String>> fields = new ArrayList<>();
    private int items;
    private int row = 1;
    private int column;
    private int values;

    private OldPivotCache(Part part, Opening opening, String table) {
        this.part = part;
        this.opening = opening;
        this.table = table;
    }

    static boolean isCache(String stream) {
        return stream.startsWith(FOLDER);
    }

    static void read(String name, Bytes stream, Part part, Opening opening) throws IOException {
        OldPivotCache cache = new OldPivotCache(part, opening, "pivot cache " + name.substring(FOLDER.length()));
        try (InputStream in = new BufferedInputStream(stream.open(), 1 << 16)) {
            byte[] head = in.readNBytes(4);
            while (head.length == 4) {
                ByteBuffer id = little(head);
                cache.record(id.getShort(0) & 0xffff, little(in.readNBytes(id.getShort(2) & 0xffff)));
                head = in.readNBytes(4);
            }
        }
        opening.saw(Hiding.PIVOT_CACHE, part, cache.table, cache.table, cache.values);
    }

    private void record(int id, ByteBuffer data) throws IOException {
        try {
            switch (id) {
                case 0xc7 -> field(data);
                case 0xc8 -> members(data);
                case 0xc9 -> value(Numbers.plain(data.getDouble()), true);
                case 0xcc -> value(Numbers.plain(data.getShort()), true);
                case 0xcd -> value(text(data), false);
                case 0xce -> value(date(data), false);
                case 0xca, 0xcb, 0xcf -> value("", false);
                default -> {}
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            // A record cut short tells as much as was read of it.
        }
    }

    private void field(ByteBuffer data) throws IOException {
        fields.add(new ArrayList<>());
        data.position(14);
        opening.cell(part, table, 1, fields.size(), true, text(data));
    }

    /** A record: which value of each field that has a list of them. */
    private void members(ByteBuffer data) throws IOException {
        row++;
        column = 0;
        for (int i = 0; i < fields.size(); i++) {
            List<String> field = fields.get(i);
            if (!field.isEmpty()) {
                int index = field.size() > 255 ? data.getShort() & 0xffff : data.get() & 0xff;
                if (index < field.size()) {
                    opening.cell(part, table, row, i + 1, true, field.get(index));
                    values++;
                }
            }
        }
    }

    /** Before the first record a value of the list of the field, after it one that stands in the record itself. */
    private void value(String text, boolean number) throws IOException {
        if (row == 1 && !fields.isEmpty() && items++ < MOST_ITEMS) {
            fields.get(fields.size() - 1).add(text);
            opening.cell(part, table + " values", fields.get(fields.size() - 1).size(), fields.size(), true, text);
            values++;
            return;
        }
        do {
            column++;
        } while (column < fields.size() && !fields.get(column - 1).isEmpty());
        if (number) {
            opening.number(part, table, row, column, true, text);
        } else {
            opening.cell(part, table, row, column, true, text);
        }
        values++;
    }

    private static String date(ByteBuffer data) {
        return "%04d-%02d-%02d".formatted(data.getShort(0) & 0xffff, data.getShort(2) & 0xffff, data.get(4) & 0xff);
    }

    private static String text(ByteBuffer data) {
        int length = data.getShort() & 0xffff;
        boolean wide = (data.get() & 1) != 0;
        byte[] bytes = new byte[Math.min(data.remaining(), wide ? length * 2 : length)];
        data.get(bytes);
        return new String(bytes, wide ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
    }

    private static ByteBuffer little(byte[] array) {
        return ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
    }
}
