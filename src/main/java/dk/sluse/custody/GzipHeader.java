package dk.sluse.custody;

import java.util.OptionalInt;
import java.util.zip.CRC32;

/**
 * Blanks one member's header (RFC 1952) as it passes, byte for byte: the letters of name and comment become {@code x}, the
 * time zero, extra fields zero except BGZF's, and the header's checksum is made right again.
 */
final class GzipHeader {

    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int CHECKSUM = 2;
    private static final int RESERVED = 0xe0;
    private static final int FIXED_LENGTH = 10;
    private static final int DEFLATE = 8;

    private final CRC32 crc = new CRC32();
    private final ExtraFields extra = new ExtraFields();
    private Stage stage = Stage.FIXED;
    private int flags;
    private int index;
    private int checksum;
    private long length;
    private boolean changed;

    private enum Stage {
        FIXED,
        EXTRA_LENGTH,
        EXTRA_FIELDS,
        NAME,
        COMMENT,
        CHECKSUM,
        COMPLETE
    }

    /**
     * Blanks bytes until the header is complete or there are no more.
     *
     * @return how many bytes belonged to the header
     */
    int pass(byte[] bytes, int from, int to) throws Unfit {
        int at = from;
        while (at < to && stage != Stage.COMPLETE) {
            byte was = bytes[at];
            bytes[at] = (byte) next(was & 0xff);
            changed |= bytes[at] != was;
            at++;
        }
        length += at - from;
        return at - from;
    }

    boolean isComplete() {
        return stage == Stage.COMPLETE;
    }

    /** Whether anything had to be blanked so far. */
    boolean hasChanged() {
        return changed;
    }

    /** How many bytes it has so far. */
    long length() {
        return length;
    }

    /** How long the whole member is, header and trailer included, where BGZF says so. */
    OptionalInt memberLength() {
        return extra.memberLength();
    }

    private int next(int value) throws Unfit {
        int kept =
                switch (stage) {
                    case FIXED -> fixed(value);
                    case EXTRA_LENGTH -> extraLength(value);
                    case EXTRA_FIELDS -> extraField(value);
                    case NAME -> letter(value, NAME);
                    case COMMENT -> letter(value, COMMENT);
                    case CHECKSUM -> checksum();
                    case COMPLETE -> throw new IllegalStateException("the header is complete");
                };
        if (stage != Stage.CHECKSUM && stage != Stage.COMPLETE) {
            crc.update(kept);
        }
        return kept;
    }

    private int fixed(int value) throws Unfit {
        int position = index++;
        boolean fits =
                switch (position) {
                    case 0 -> value == 0x1f;
                    case 1 -> value == 0x8b;
                    case 2 -> value == DEFLATE;
                    case 3 -> (value & RESERVED) == 0;
                    default -> true;
                };
        if (!fits) {
            throw new Unfit(Refusal.NO_GZIP);
        }
        if (position == 3) {
            flags = value;
        }
        boolean time = position >= 4 && position <= 7;
        int kept = time ? 0 : value;
        if (index == FIXED_LENGTH) {
            leave(kept, 0);
        }
        return kept;
    }

    private int extraLength(int value) {
        if (extra.length(value, index++)) {
            leave(value, EXTRA);
        }
        return value;
    }

    private int extraField(int value) {
        int kept = extra.next(value);
        if (extra.isOver()) {
            leave(kept, EXTRA);
        }
        return kept;
    }

    private int letter(int value, int flag) {
        if (value == 0) {
            leave(0, flag);
            return 0;
        }
        return 'x';
    }

    private int checksum() {
        int kept = (checksum >> (8 * index++)) & 0xff;
        if (index == 2) {
            stage = Stage.COMPLETE;
        }
        return kept;
    }

    /** The last byte of a part counts before the header's checksum is taken. */
    private void leave(int last, int done) {
        index = 0;
        Stage then = following(done);
        if (then == Stage.CHECKSUM || then == Stage.COMPLETE) {
            crc.update(last);
            checksum = (int) (crc.getValue() & 0xffff);
        }
        stage = then;
    }

    private Stage following(int done) {
        if (done < EXTRA && has(EXTRA)) {
            return Stage.EXTRA_LENGTH;
        }
        if (done == EXTRA && !extra.isOver()) {
            return Stage.EXTRA_FIELDS;
        }
        if (done < NAME && has(NAME)) {
            return Stage.NAME;
        }
        if (done < COMMENT && has(COMMENT)) {
            return Stage.COMMENT;
        }
        return has(CHECKSUM) ? Stage.CHECKSUM : Stage.COMPLETE;
    }

    private boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** The sub-fields of the extra field: two letters, a length of two bytes, the data. */
    private static final class ExtraFields {

        private static final int HEAD = 4;

        private int left;
        private final int[] head = new int[HEAD];
        private int headed;
        private int data;
        private boolean keeps;
        private int size;
        private int sized;

        /** Takes the two bytes of the field's length. Answers whether that was all of it. */
        boolean length(int value, int index) {
            left |= value << (8 * index);
            return index == 1;
        }

        boolean isOver() {
            return left == 0;
        }

        int next(int value) {
            left--;
            if (data > 0) {
                data--;
                return content(value);
            }
            if (headed == 0 && left + 1 < HEAD) {
                return 0; // too short for a sub-field
            }
            head[headed++] = value;
            if (headed == HEAD) {
                beginData();
            }
            return value;
        }

        private void beginData() {
            headed = 0;
            int declared = head[2] | head[3] << 8;
            keeps = head[0] == 'B' && head[1] == 'C' && declared == 2 && left >= 2;
            data = Math.min(declared, left);
        }

        private int content(int value) {
            if (!keeps) {
                return 0;
            }
            size |= value << (8 * sized++);
            return value;
        }

        OptionalInt memberLength() {
            return sized == 2 ? OptionalInt.of(size + 1) : OptionalInt.empty();
        }
    }
}
