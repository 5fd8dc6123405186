package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The payload of an embedded object of the first OLE generation, which lies behind a header of names and lengths. */
final class OleObject {

    private static final int WINDOW = 4096;
    private static final int EMBEDDED = 2;

    private OleObject() {}

    /** The packaged file of an {@code Ole10Native} stream: size, flags, label, name, flags, command, size, data. */
    static Bytes payload(Bytes stream) throws IOException {
        ByteBuffer head = ByteBuffer.wrap(stream.head(WINDOW)).order(ByteOrder.LITTLE_ENDIAN);
        try {
            head.position(6);
            skipText(head);
            skipText(head);
            head.position(head.position() + 4);
            int command = head.getInt();
            head.position(head.position() + command);
            return within(stream, head.position() + 4L, head.getInt());
        } catch (RuntimeException e) {
            return stream;
        }
    }

    /** The data of an object in rich text: version, kind, class, topic, item, size, data. */
    static Bytes inRichText(Bytes object) throws IOException {
        ByteBuffer head = ByteBuffer.wrap(object.head(WINDOW)).order(ByteOrder.LITTLE_ENDIAN);
        try {
            head.position(4);
            if (head.getInt() != EMBEDDED) {
                return object;
            }
            for (int text = 0; text < 3; text++) {
                int length = head.getInt();
                head.position(head.position() + length);
            }
            return within(object, head.position() + 4L, head.getInt());
        } catch (RuntimeException e) {
            return object;
        }
    }

    private static void skipText(ByteBuffer head) {
        while (head.get() != 0) {
            // to the terminating zero
        }
    }

    /** Everything from the offset on, whatever length is claimed: what lies behind it is looked at too. */
    private static Bytes within(Bytes bytes, long offset, int claimed) {
        return claimed > 0 && offset + claimed <= bytes.size() ? bytes.slice(offset, bytes.size() - offset) : bytes;
    }
}
