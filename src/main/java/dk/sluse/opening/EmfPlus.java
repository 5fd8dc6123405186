package dk.sluse.opening;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The records of EMF+, which lie in comments of an enhanced metafile. Where the drawing says everything twice, in old
 * records and in these, these are kept apart: the old are taken, as far as they say anything.
 */
final class EmfPlus {

    private static final int MARK = 0x2b464d45;
    private static final int HEADER = 0x4001;
    private static final int OBJECT = 0x4008;
    private static final int NARROW = 0x4000;
    private static final int RELATIVE = 0x0800;
    private static final int PATH = 3;
    private static final int PICTURE = 5;
    private static final int MOST_OBJECTS = 64;
    private static final int LONGEST_PATH = 1024;
    private static final int MOST_POINTS = 20_000;
    private static final int MOST_CORNERS = 40;

    private final DrawnRecords whole;
    private final DrawnRecords again;
    private DrawnRecords drawn;
    private final MetafilePlace place;
    private final Map<Integer, AffineTransform> saved = new HashMap<>();
    private final Map<Integer, ByteBuffer> paths = new HashMap<>();
    private AffineTransform world = new AffineTransform();
    private double unit = 1;

    /**
     * Reads these records.
     *
     * @param whole takes what the drawing has in these records only
     * @param again takes what it says to have in older records too
     */
    EmfPlus(DrawnRecords whole, DrawnRecords again, MetafilePlace place) {
        this.whole = whole;
        this.again = again;
        this.drawn = again;
        this.place = place;
    }

    /** A comment; most are not of this kind. */
    void comment(ByteBuffer data) {
        if (data.capacity() < 28 || data.getInt(12) != MARK) {
            return;
        }
        int end = (int) Math.min(data.capacity(), 12L + Math.max(0, data.getInt(8)));
        for (int at = 16; at + 12 <= end; ) {
            int type = data.getShort(at) & 0xffff;
            int flags = data.getShort(at + 2) & 0xffff;
            int size = data.getInt(at + 4);
            int length = data.getInt(at + 8);
            if (type == OBJECT && (flags >> 8 & 0x7f) == PICTURE) {
                drawn.unread();
            }
            if (size < 12 || size > end - at || length < 0 || length > size - 12) {
                // Goes on in another comment, as pictures do; its strings are looked at as bytes.
                return;
            }
            if (type == HEADER) {
                drawn = (flags & 1) == 0 ? whole : again;
            } else {
                take(type, flags, data.slice(at + 12, length).order(ByteOrder.LITTLE_ENDIAN));
            }
            at += size;
        }
    }

    private void take(int type, int flags, ByteBuffer data) {
        try {
            record(type, flags, data);
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            if (drawn == whole) {
                throw e;
            }
            // Told where the older records, which are there for programs that cannot read these, say nothing.
            again.unread();
        }
    }

    private void record(int type, int flags, ByteBuffer data) {
        boolean narrow = (flags & NARROW) != 0;
        switch (type) {
            case OBJECT -> {
                if ((flags >> 8 & 0x7f) == PATH && (flags & 0xff) < MOST_OBJECTS && data.capacity() <= LONGEST_PATH) {
                    // A copy, as the slice would keep all of its comment.
                    byte[] path = new byte[data.capacity()];
                    data.get(0, path);
                    paths.put(flags & 0xff, ByteBuffer.wrap(path).order(ByteOrder.LITTLE_ENDIAN));
                }
            }
            case 0x400a -> boxes(data, 4, narrow);
            case 0x400b -> boxes(data, 0, narrow);
            case 0x400c -> drawn.polygon(points(data, 8, data.getInt(4), flags));
            case 0x400d -> lines(data, flags);
            case 0x400e -> ellipse(data, 4, narrow);
            case 0x400f -> ellipse(data, 0, narrow);
            case 0x4014, 0x4015 -> {
                if (paths.containsKey(flags & 0xff)) {
                    path(paths.get(flags & 0xff));
                }
            }
            case 0x401c -> text(data);
            case 0x4036 -> driverText(data);
            case 0x4025 -> saved.put(data.getInt(0) & 0xff, world);
            case 0x4026 -> world = saved.getOrDefault(data.getInt(0) & 0xff, world);
            case 0x402a -> world = transform(data);
            case 0x402b -> world = new AffineTransform();
            case 0x402c -> then(transform(data), flags);
            case 0x402d -> then(AffineTransform.getTranslateInstance(data.getFloat(0), data.getFloat(4)), flags);
            case 0x402e -> then(AffineTransform.getScaleInstance(data.getFloat(0), data.getFloat(4)), flags);
            case 0x4030 -> unit = unit(flags & 0xff) * data.getFloat(0);
            default -> {}
        }
    }

    private void then(AffineTransform other, int flags) {
        AffineTransform both = new AffineTransform(world);
        if ((flags & 0x2000) != 0) {
            both.preConcatenate(other);
        } else {
            both.concatenate(other);
        }
        world = both;
    }

    private static AffineTransform transform(ByteBuffer data) {
        return new AffineTransform(
                data.getFloat(0),
                data.getFloat(4),
                data.getFloat(8),
                data.getFloat(12),
                data.getFloat(16),
                data.getFloat(20));
    }

    /** How many pixels of 96 to the inch a unit is. */
    private static double unit(int kind) {
        return switch (kind) {
            case 3 -> 96 / 72.0;
            case 4 -> 96;
            case 5 -> 96 / 300.0;
            case 6 -> 96 / 25.4;
            default -> 1;
        };
    }

    private Point2D onPage(double x, double y) {
        Point2D there = world.transform(new Point2D.Double(x, y), null);
        double by = unit * place.pixel();
        return new Point2D.Double(there.getX() * by, there.getY() * by);
    }

    private void boxes(ByteBuffer data, int from, boolean narrow) {
        int count = Math.min(MOST_POINTS, data.getInt(from));
        for (int i = 0; i < count; i++) {
            double[] box = box(data, from + 4 + i * (narrow ? 8 : 16), narrow);
            drawn.box(onPage(box[0], box[1]), onPage(box[0] + box[2], box[1] + box[3]));
        }
    }

    private void ellipse(ByteBuffer data, int from, boolean narrow) {
        double[] box = box(data, from, narrow);
        drawn.ellipse(onPage(box[0], box[1]), onPage(box[0] + box[2], box[1] + box[3]));
    }

    private static double[] box(ByteBuffer data, int from, boolean narrow) {
        double[] box = new double[4];
        for (int i = 0; i < 4; i++) {
            box[i] = narrow ? data.getShort(from + 2 * i) : data.getFloat(from + 4 * i);
        }
        return box;
    }

    private void lines(ByteBuffer data, int flags) {
        List<Point2D> corners = points(data, 4, data.getInt(0), flags);
        if ((flags & 0x2000) != 0) {
            drawn.polygon(corners);
        } else {
            drawn.polyline(corners);
        }
    }

    private List<Point2D> points(ByteBuffer data, int from, int count, int flags) {
        boolean narrow = (flags & NARROW) != 0;
        List<Point2D> points = new ArrayList<>();
        // Points that tell how far from the last are packed in one byte or two; they are long lines, not marks.
        for (int i = 0; i < Math.min(MOST_CORNERS + 1, count) && (flags & RELATIVE) == 0; i++) {
            points.add(
                    narrow
                            ? onPage(data.getShort(from + 4 * i), data.getShort(from + 4 * i + 2))
                            : onPage(data.getFloat(from + 8 * i), data.getFloat(from + 8 * i + 4)));
        }
        return points;
    }

    /** Each point's kind follows after all points: 0 begins, 1 is a line's end, 3 one of the three of a curve. */
    private void path(ByteBuffer data) {
        int count = data.getInt(4);
        int flags = data.getInt(8);
        List<Point2D> points = points(data, 12, count, flags);
        if (points.isEmpty() || count > MOST_CORNERS) {
            return;
        }
        int kinds = 12 + count * ((flags & NARROW) != 0 ? 4 : 8);
        Outline outline = new Outline();
        int third = 0;
        for (int i = 0; i < count; i++) {
            Point2D point = points.get(i);
            int kind = data.get(kinds + i);
            switch (kind & 7) {
                case 0 -> outline.move(point.getX(), point.getY());
                case 1 -> outline.line(point.getX(), point.getY());
                default -> {
                    third = (third + 1) % 3;
                    if (third == 0 && i > 1) {
                        Point2D first = points.get(i - 2);
                        Point2D second = points.get(i - 1);
                        outline.curve(
                                first.getX(), first.getY(), second.getX(), second.getY(), point.getX(), point.getY());
                    }
                }
            }
            if ((kind & 0x80) != 0) {
                outline.close();
            }
        }
        drawn.add(outline);
    }

    private void text(ByteBuffer data) {
        int letters = data.getInt(8);
        double height = data.getFloat(24);
        Point2D at = onPage(data.getFloat(12), data.getFloat(16));
        double size = height > 0 ? onPage(0, height).distance(onPage(0, 0)) : 10;
        drawn.text(string(data, 28, letters), at, at.getX() + letters * size / 2, size);
    }

    private void driverText(ByteBuffer data) {
        int letters = data.getInt(12);
        if (letters > 0 && (data.getInt(4) & 1) == 0) {
            drawn.unread();
        } else if (letters > 0) {
            Point2D at = onPage(data.getFloat(16 + 2 * letters), data.getFloat(20 + 2 * letters));
            drawn.text(string(data, 16, letters), at, at.getX() + letters * 5, 10);
        }
    }

    private static String string(ByteBuffer data, int from, int letters) {
        if (letters < 0 || 2L * letters > data.capacity() - from) {
            throw new IndexOutOfBoundsException(letters);
        }
        byte[] bytes = new byte[2 * letters];
        data.get(from, bytes);
        return new String(bytes, StandardCharsets.UTF_16LE);
    }
}
