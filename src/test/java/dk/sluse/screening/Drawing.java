package dk.sluse.screening;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Writes Windows' drawings as MS-EMF, MS-EMFPLUS and MS-WMF tell, 400 pixels wide and 300 high, each a tenth of an inch of 9.6. */
final class Drawing {

    /** How a drawing is written down. */
    enum Kind {
        EMF,
        EMF_PLUS,
        WMF
    }

    private static final int WIDTH = 400;
    private static final int HEIGHT = 300;

    private final Kind kind;
    private final ByteArrayOutputStream records = new ByteArrayOutputStream();
    private int count = 1;

    Drawing(Kind kind) {
        this(kind, false);
    }

    /** Twice: EMF+ that says the drawing is there in older records too. */
    Drawing(Kind kind, boolean twice) {
        this.kind = kind;
        if (kind == Kind.EMF_PLUS) {
            plus(0x4001, twice ? 1 : 0, numbers(0xdbc01002, 0, 96, 96));
        }
    }

    /** Lines of text; each field is a record of its own, in its column. */
    Drawing lines(String... lines) {
        int y = 20;
        for (String line : lines) {
            String[] fields = line.split("\t", -1);
            int x = 10;
            for (int i = 0; i < fields.length; i++) {
                text(x, y, fields[i]);
                x += 20 + 6 * widest(i, lines);
            }
            y += 14;
        }
        return this;
    }

    private static int widest(int column, String[] lines) {
        return java.util.Arrays.stream(lines)
                .map(line -> line.split("\t", -1))
                .filter(fields -> column < fields.length - 1)
                .mapToInt(fields -> fields[column].length())
                .max()
                .orElse(0);
    }

    Drawing text(int x, int y, String said) {
        byte[] wide = said.getBytes(StandardCharsets.UTF_16LE);
        switch (kind) {
            case EMF -> {
                byte[] padded = java.util.Arrays.copyOf(wide, (wide.length + 3) / 4 * 4);
                int[] widths = new int[said.length()];
                java.util.Arrays.fill(widths, 6);
                record(
                        84,
                        Samples.join(
                                numbers(0, 0, WIDTH, HEIGHT, 1, 0, 0, x, y, said.length(), 76, 0, 0, 0, 0, 0),
                                numbers(76 + padded.length),
                                padded,
                                numbers(widths)));
            }
            case EMF_PLUS ->
                plus(
                        0x401c,
                        0x8000,
                        Samples.join(
                                numbers(0, 0, said.length()),
                                floats(x, y, 6 * said.length(), 12),
                                java.util.Arrays.copyOf(wide, (wide.length + 3) / 4 * 4)));
            case WMF -> {
                byte[] bytes = said.getBytes(Charset.forName("windows-1252"));
                byte[] widths = new byte[2 * bytes.length];
                for (int i = 0; i < widths.length; i += 2) {
                    widths[i] = 6;
                }
                old(
                        0x0a32,
                        Samples.join(
                                shorts(y, x, bytes.length, 0),
                                java.util.Arrays.copyOf(bytes, (bytes.length + 1) / 2 * 2),
                                widths));
            }
        }
        return this;
    }

    Drawing disc(int x, int y, int size) {
        switch (kind) {
            case EMF -> record(42, numbers(x, y, x + size, y + size));
            case EMF_PLUS -> plus(0x400e, 0x8000, Samples.join(numbers(0), floats(x, y, size, size)));
            case WMF -> old(0x0418, shorts(y + size, x + size, y, x));
        }
        return this;
    }

    Drawing diamond(int x, int y, int size) {
        int half = size / 2;
        switch (kind) {
            case EMF ->
                record(
                        86,
                        Samples.join(
                                numbers(0, 0, 0, 0, 4),
                                shorts(x + half, y, x + size, y + half, x + half, y + size, x, y + half)));
            case EMF_PLUS ->
                plus(
                        0x400c,
                        0x8000,
                        Samples.join(
                                numbers(0, 4),
                                floats(x + half, y, x + size, y + half, x + half, y + size, x, y + half)));
            case WMF -> old(0x0324, shorts(4, x + half, y, x + size, y + half, x + half, y + size, x, y + half));
        }
        return this;
    }

    /** Two lines through one middle. */
    Drawing cross(int x, int y, int size) {
        if (kind == Kind.WMF) {
            old(0x0325, shorts(2, x, y, x + size, y + size));
            old(0x0325, shorts(2, x, y + size, x + size, y));
        } else {
            record(87, Samples.join(numbers(0, 0, 0, 0, 2), shorts(x, y, x + size, y + size)));
            record(87, Samples.join(numbers(0, 0, 0, 0, 2), shorts(x, y + size, x + size, y)));
        }
        return this;
    }

    /** A disc as Office writes it: a path of four curves. */
    Drawing path(int x, int y, int size) {
        int half = size / 2;
        if (kind == Kind.EMF_PLUS) {
            float[] around = new float[26];
            for (int i = 0; i < 13; i++) {
                around[2 * i] = x + half + (float) (half * Math.cos(i * Math.PI / 6));
                around[2 * i + 1] = y + half + (float) (half * Math.sin(i * Math.PI / 6));
            }
            byte[] kinds = new byte[16];
            java.util.Arrays.fill(kinds, 1, 13, (byte) 3);
            kinds[12] = (byte) 0x83;
            plus(0x4008, 0x0300, Samples.join(numbers(0xdbc01002, 13, 0), floats(around), kinds));
            plus(0x4014, 0x8000, numbers(0));
            return this;
        }
        record(59, new byte[0]);
        record(27, numbers(x + size, y + half));
        record(
                88,
                Samples.join(
                        numbers(0, 0, 0, 0, 12),
                        shorts(x + size, y + size, x + half, y + size, x + half, y + size),
                        shorts(x, y + size, x, y + half, x, y + half),
                        shorts(x, y, x + half, y, x + half, y),
                        shorts(x + size, y, x + size, y + half, x + size, y + half)));
        record(61, new byte[0]);
        record(60, new byte[0]);
        record(62, numbers(0, 0, 0, 0));
        return this;
    }

    Drawing box(int x, int y, int width, int height) {
        switch (kind) {
            case EMF -> record(43, numbers(x, y, x + width, y + height));
            case EMF_PLUS -> plus(0x400a, 0x8000, Samples.join(numbers(0, 1), floats(x, y, width, height)));
            case WMF -> old(0x041b, shorts(y + height, x + width, y, x));
        }
        return this;
    }

    byte[] bytes() {
        if (kind == Kind.WMF) {
            old(0, new byte[0]);
            byte[] body = records.toByteArray();
            byte[] head = shorts(0xcdd7, 0x9ac6, 0, 0, 0, WIDTH, HEIGHT, 96, 0, 0, 0);
            int sum = 0;
            for (int i = 0; i < 20; i += 2) {
                sum ^= (head[i] & 0xff) | (head[i + 1] & 0xff) << 8;
            }
            int words = (18 + body.length) / 2;
            return Samples.join(
                    java.util.Arrays.copyOf(head, 20),
                    shorts(sum, 1, 9, 0x300, words & 0xffff, words >> 16, 0, body.length / 2, 0, 0),
                    body);
        }
        record(14, numbers(0, 16, 20));
        byte[] body = records.toByteArray();
        int millimetres = (int) (WIDTH * 2540L / 96);
        byte[] header = Samples.join(
                numbers(1, 88, 0, 0, WIDTH, HEIGHT, 0, 0, millimetres, millimetres * HEIGHT / WIDTH),
                numbers(0x464d4520, 0x10000, 88 + body.length, count, 1, 0, 0, 0, 1920, 1080, 508, 286));
        return Samples.join(header, body);
    }

    /** Any record of the kind. */
    Drawing with(int type, int flags, byte[] data) {
        switch (kind) {
            case EMF -> record(type, data);
            case EMF_PLUS -> plus(type, flags, data);
            case WMF -> old(type, data);
        }
        return this;
    }

    private void record(int type, byte[] data) {
        records.writeBytes(numbers(type, 8 + data.length));
        records.writeBytes(data);
        count++;
    }

    private void plus(int type, int flags, byte[] data) {
        record(
                70,
                Samples.join(
                        numbers(16 + data.length, 0x2b464d45),
                        shorts(type, flags),
                        numbers(12 + data.length, data.length),
                        data));
    }

    private void old(int function, byte[] data) {
        records.writeBytes(numbers(3 + data.length / 2));
        records.writeBytes(shorts(function));
        records.writeBytes(data);
    }

    static byte[] numbers(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            buffer.putInt(value);
        }
        return buffer.array();
    }

    private static byte[] floats(float... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            buffer.putFloat(value);
        }
        return buffer.array();
    }

    private static byte[] shorts(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            buffer.putShort((short) value);
        }
        return buffer.array();
    }
}
