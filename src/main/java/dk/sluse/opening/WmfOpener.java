package dk.sluse.opening;

import dk.sluse.document.Part;
import java.awt.geom.Point2D;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** Reads a Windows metafile, the older of Windows' vector drawings, as {@link EmfOpener} reads the newer. */
final class WmfOpener implements Opener {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int PLACEABLE = 0x9ac6cdd7;
    private static final int GLYPHS = 0x10;
    private static final int LARGEST = 4 << 20;
    private static final int MOST_POINTS = 100_000;
    private static final double ORDINARY_WIDTH = 480;

    @Override
    public void open(Part part, Opening opening) throws IOException {
        DrawnRecords drawn = new DrawnRecords();
        try (InputStream in = new BufferedInputStream(part.bytes().open())) {
            new Reading(drawn).read(in);
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IOException("A record ends early", e);
        } finally {
            drawn.tell(part, opening);
        }
        Debris.of(part, opening);
    }

    /** One reading of a drawing. */
    private static final class Reading {
        private final DrawnRecords drawn;
        private double left;
        private double top;
        private double points = 1;
        private boolean measured;
        private double letter = 10;
        private Point2D at = new Point2D.Double();

        Reading(DrawnRecords drawn) {
            this.drawn = drawn;
        }

        void read(InputStream in) throws IOException {
            ByteBuffer head = buffer(in.readNBytes(4));
            if (head.getInt(0) == PLACEABLE) {
                ByteBuffer rest = buffer(in.readNBytes(18));
                int inch = rest.getShort(10) & 0xffff;
                measured = inch > 0;
                points = measured ? 72.0 / inch : 1;
                head = buffer(in.readNBytes(4));
            }
            in.skipNBytes(Math.max(0, 2L * (head.getShort(2) & 0xffff) - 4));
            int function = -1;
            while (function != 0) {
                ByteBuffer start = buffer(in.readNBytes(6));
                long size = 2 * (start.getInt() & 0xffffffffL);
                function = start.getShort() & 0xffff;
                if (size < 6) {
                    throw new IOException("A record of no size");
                }
                int kept = (int) Math.min(LARGEST, size - 6);
                byte[] record = in.readNBytes(kept);
                if (record.length < kept) {
                    throw new IOException("The last record ends early");
                }
                in.skipNBytes(size - 6 - kept);
                record(function, buffer(record));
            }
        }

        private void record(int function, ByteBuffer data) {
            switch (function) {
                case 0x020b -> {
                    top = data.getShort(0);
                    left = data.getShort(2);
                }
                case 0x020c -> {
                    double width = Math.abs(data.getShort(2));
                    points = measured || width == 0 ? points : ORDINARY_WIDTH / width;
                }
                case 0x0214 -> at = point(data, 2, 0);
                case 0x0213 -> {
                    Point2D to = point(data, 2, 0);
                    drawn.polyline(List.of(at, to));
                    at = to;
                }
                case 0x0418 -> drawn.ellipse(point(data, 6, 4), point(data, 2, 0));
                case 0x041b -> drawn.box(point(data, 6, 4), point(data, 2, 0));
                case 0x061c -> drawn.box(point(data, 10, 8), point(data, 6, 4));
                case 0x0324 -> drawn.polygon(points(data, 2, data.getShort(0) & 0xffff));
                case 0x0325 -> drawn.polyline(points(data, 2, data.getShort(0) & 0xffff));
                case 0x0538 -> polygons(data);
                case 0x02fb -> letter = Math.max(1, Math.abs(data.getShort(0)) * points);
                case 0x0521 -> text(data);
                case 0x0a32 -> longText(data);
                case 0x0922, 0x0940, 0x0b23, 0x0b41, 0x0d33, 0x0f43 -> picture(function, data);
                default -> {}
            }
        }

        /** Without pixels of its own, such a record is as short as its number tells, and only fills. */
        private void picture(int function, ByteBuffer data) {
            if (data.capacity() / 2 > function >> 8) {
                drawn.unread();
            }
        }

        private void polygons(ByteBuffer data) {
            int figures = data.getShort(0) & 0xffff;
            int from = 2 + 2 * figures;
            for (int i = 0; i < figures; i++) {
                int count = data.getShort(2 + 2 * i) & 0xffff;
                drawn.polygon(points(data, from, count));
                from += 4 * count;
            }
        }

        private List<Point2D> points(ByteBuffer data, int from, int count) {
            if (4L * count > data.capacity() - from) {
                throw new IndexOutOfBoundsException(count);
            }
            List<Point2D> points = new ArrayList<>();
            for (int i = 0; i < Math.min(count, MOST_POINTS); i++) {
                points.add(point(data, from + 4 * i, from + 4 * i + 2));
            }
            return points;
        }

        private Point2D point(ByteBuffer data, int x, int y) {
            return new Point2D.Double((data.getShort(x) - left) * points, (data.getShort(y) - top) * points);
        }

        private void text(ByteBuffer data) {
            int letters = data.getShort(0) & 0xffff;
            int after = 2 + letters + letters % 2;
            say(data, 2, letters, point(data, after + 2, after), letters * letter / 2);
        }

        private void longText(ByteBuffer data) {
            int letters = data.getShort(4) & 0xffff;
            int options = data.getShort(6);
            if ((options & GLYPHS) != 0 && letters > 0) {
                drawn.unread();
            }
            int from = (options & 6) == 0 ? 8 : 16;
            int spacing = from + letters + letters % 2;
            double width = letters * letter / 2;
            if (spacing + 2 * letters <= data.capacity()) {
                width = 0;
                for (int i = 0; i < letters; i++) {
                    width += data.getShort(spacing + 2 * i) * points;
                }
            }
            say(data, from, letters, point(data, 2, 0), width);
        }

        private void say(ByteBuffer data, int from, int letters, Point2D where, double width) {
            if (letters > data.capacity() - from) {
                throw new IndexOutOfBoundsException(letters);
            }
            byte[] said = new byte[letters];
            data.get(from, said);
            drawn.text(new String(said, WINDOWS), where, where.getX() + width, letter);
        }

        private static ByteBuffer buffer(byte[] bytes) {
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
