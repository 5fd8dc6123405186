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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an enhanced metafile, Windows' vector drawing, record by record: what it writes and which marks it draws (R55). The
 * strings of every record are looked at as bytes too, so that none is lost that no known record shows.
 */
final class EmfOpener implements Opener {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int LARGEST = 4 << 20;
    private static final int MOST_POINTS = 100_000;
    private static final int HEADER = 1;
    private static final int END = 14;
    private static final int GLYPHS = 0x10;
    private static final int NO_BOX = 0x100;
    private static final int SMALL = 0x200;

    @Override
    public void open(Part part, Opening opening) throws IOException {
        DrawnRecords drawn = new DrawnRecords();
        DrawnRecords again = new DrawnRecords();
        try (InputStream in = new BufferedInputStream(part.bytes().open())) {
            new Reading(drawn, again).read(in);
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IOException("A record ends early", e);
        } finally {
            drawn.complete(again);
            drawn.tell(part, opening);
        }
        Debris.of(part, opening);
    }

    /** One reading of a drawing. */
    private static final class Reading {
        private final DrawnRecords drawn;
        private final MetafilePlace place = new MetafilePlace();
        private final EmfPlus plus;
        private Outline path = new Outline();
        private boolean inPath;
        private Point2D at = new Point2D.Double();
        private double letter = 10;

        Reading(DrawnRecords drawn, DrawnRecords again) {
            this.drawn = drawn;
            this.plus = new EmfPlus(drawn, again, place);
        }

        void read(InputStream in) throws IOException {
            int type = 0;
            while (type != END) {
                ByteBuffer head = ByteBuffer.wrap(in.readNBytes(8)).order(ByteOrder.LITTLE_ENDIAN);
                type = head.getInt();
                long size = head.getInt() & 0xffffffffL;
                if (size < 8) {
                    throw new IOException("A record of no size");
                }
                int kept = (int) Math.min(LARGEST, size);
                byte[] record = new byte[kept];
                System.arraycopy(head.array(), 0, record, 0, 8);
                if (in.readNBytes(record, 8, kept - 8) < kept - 8) {
                    throw new IOException("The last record ends early");
                }
                in.skipNBytes(size - kept);
                record(type, ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN));
            }
        }

        private void record(int type, ByteBuffer data) throws IOException {
            switch (type) {
                case HEADER -> place.header(data);
                case 9, 10, 11, 12, 17, 33, 34, 35, 36 -> place.record(type, data);
                case 27 -> move(point(data, 8));
                case 54 -> lineTo(point(data, 8));
                case 42 -> drawn.ellipse(point(data, 8), point(data, 16));
                case 43, 44 -> drawn.box(point(data, 8), point(data, 16));
                case 2, 5, 85, 88 -> curves(points(data, data.getInt(24), 28, type > 80), type == 2 || type == 85);
                case 3, 86 -> closed(points(data, data.getInt(24), 28, type > 80));
                case 4, 87 -> open(points(data, data.getInt(24), 28, type > 80));
                case 6, 89 -> points(data, data.getInt(24), 28, type > 80).forEach(this::lineTo);
                case 7, 8, 90, 91 -> many(data, type == 8 || type == 91, type > 80);
                case 59 -> {
                    path = new Outline();
                    inPath = true;
                }
                case 60 -> inPath = false;
                case 61 -> path.close();
                case 62, 63, 64 -> {
                    drawn.add(path);
                    path = new Outline();
                }
                case 70 -> plus.comment(data);
                case 76, 77, 78, 114, 116 -> picture(data, 96);
                case 79 -> picture(data, 108);
                case 80, 81 -> drawn.unread();
                case 82 -> letter = Math.abs(data.getInt(12)) * place.scale();
                case 83, 84 -> text(data, 36, type == 84);
                case 96, 97 -> {
                    int count = Math.min(MOST_POINTS, data.getInt(36));
                    for (int i = 0; i < count; i++) {
                        text(data, 40 + 40 * i, type == 97);
                    }
                }
                case 108 -> smallText(data);
                default -> {}
            }
        }

        private void move(Point2D to) {
            at = to;
            if (inPath) {
                path.move(to.getX(), to.getY());
            }
        }

        private void lineTo(Point2D to) {
            if (inPath) {
                path.line(to.getX(), to.getY());
            } else {
                drawn.polyline(List.of(at, to));
            }
            at = to;
        }

        /** Three points to a curve, the last of them its end. */
        private void curves(List<Point2D> points, boolean begins) {
            Outline outline = inPath ? path : new Outline();
            int start = begins ? 1 : 0;
            if (begins && !points.isEmpty()) {
                outline.move(points.get(0).getX(), points.get(0).getY());
            } else if (!inPath) {
                outline.move(at.getX(), at.getY());
            }
            for (int i = start + 2; i < points.size(); i += 3) {
                Point2D first = points.get(i - 2);
                Point2D second = points.get(i - 1);
                at = points.get(i);
                outline.curve(first.getX(), first.getY(), second.getX(), second.getY(), at.getX(), at.getY());
            }
            if (!inPath && !points.isEmpty()) {
                drawn.add(outline);
            }
        }

        private void closed(List<Point2D> corners) {
            if (inPath) {
                open(corners);
                path.close();
            } else {
                drawn.polygon(corners);
            }
        }

        private void open(List<Point2D> corners) {
            if (!inPath) {
                drawn.polyline(corners);
                return;
            }
            for (int i = 0; i < corners.size(); i++) {
                Point2D corner = corners.get(i);
                if (i == 0) {
                    path.move(corner.getX(), corner.getY());
                } else {
                    path.line(corner.getX(), corner.getY());
                }
            }
        }

        private void many(ByteBuffer data, boolean areas, boolean narrow) {
            int figures = Math.min(MOST_POINTS, data.getInt(24));
            int from = 32 + 4 * figures;
            for (int i = 0; i < figures; i++) {
                int count = data.getInt(32 + 4 * i);
                List<Point2D> corners = points(data, count, from, narrow);
                from += count * (narrow ? 4 : 8);
                if (areas) {
                    closed(corners);
                } else {
                    open(corners);
                }
            }
        }

        private List<Point2D> points(ByteBuffer data, int count, int from, boolean narrow) {
            int width = narrow ? 4 : 8;
            if (count < 0 || (long) count * width > data.capacity() - from) {
                throw new IndexOutOfBoundsException(count);
            }
            List<Point2D> points = new ArrayList<>(Math.min(count, MOST_POINTS));
            for (int i = 0; i < Math.min(count, MOST_POINTS); i++) {
                int start = from + i * width;
                points.add(narrow ? place.onPage(data.getShort(start), data.getShort(start + 2)) : point(data, start));
            }
            return points;
        }

        private Point2D point(ByteBuffer data, int start) {
            return place.onPage(data.getInt(start), data.getInt(start + 4));
        }

        /** Such a record may have no pixels of its own, and only fill. */
        private void picture(ByteBuffer data, int length) {
            if (data.capacity() >= length + 4 && data.getInt(length) != 0) {
                drawn.unread();
            }
        }

        private void text(ByteBuffer data, int start, boolean wide) {
            int letters = data.getInt(start + 8);
            int from = data.getInt(start + 12);
            boolean glyphs = (data.getInt(start + 16) & GLYPHS) != 0;
            int spacing = data.getInt(start + 36);
            if (letters <= 0) {
                return;
            }
            if (glyphs) {
                drawn.unread();
                return;
            }
            String said = string(data, from, letters, wide);
            double width = letters * letter / 2;
            if (spacing > 0 && spacing + 4L * letters <= data.capacity()) {
                width = 0;
                for (int i = 0; i < letters; i++) {
                    width += data.getInt(spacing + 4 * i) * place.scale();
                }
            }
            Point2D where = point(data, start);
            drawn.text(said, where, where.getX() + width, letter);
        }

        private void smallText(ByteBuffer data) {
            int letters = data.getInt(16);
            int options = data.getInt(20);
            int from = 36 + ((options & NO_BOX) == 0 ? 16 : 0);
            if ((options & GLYPHS) != 0) {
                drawn.unread();
            } else if (letters > 0) {
                Point2D where = point(data, 8);
                String said = string(data, from, letters, (options & SMALL) == 0);
                drawn.text(said, where, where.getX() + letters * letter / 2, letter);
            }
        }

        private static String string(ByteBuffer data, int from, int letters, boolean wide) {
            long length = (long) letters * (wide ? 2 : 1);
            if (from < 0 || length > data.capacity() - from) {
                throw new IndexOutOfBoundsException(letters);
            }
            byte[] said = new byte[(int) length];
            data.get(from, said);
            return new String(said, wide ? StandardCharsets.UTF_16LE : WINDOWS);
        }
    }
}
