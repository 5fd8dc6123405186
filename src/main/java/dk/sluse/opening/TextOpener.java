package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.bytes.TextSniffer;
import dk.sluse.document.FileType;
import dk.sluse.document.Obstacle;
import dk.sluse.document.Part;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.io.InputStream;

/** A text is read line by line from its own bytes; what in it is no text is handed over as a stray part. */
final class TextOpener implements Opener {

    private static final int BLOCK = 1 << 16;
    private static final int LONGEST_MAGIC = 24;
    private static final byte END_OF_FILE = 0x1a;

    @Override
    public void open(Part part, Opening opening) throws IOException {
        opening.lines(part);
        if (TextSniffer.wideCharset(part.bytes().head(TextSniffer.HEAD)).isEmpty()) {
            lookForOtherBytes(part, opening);
        }
    }

    private static void lookForOtherBytes(Part part, Opening opening) throws IOException {
        long offset = firstControl(part.bytes());
        if (offset < 0 || isEndMark(part.bytes(), offset)) {
            return;
        }
        long start = startOfMagic(part.bytes(), offset, opening);
        opening.obstacle(
                Obstacle.Kind.STRAY,
                part.place(),
                Phrase.of(
                        "Teksten fortsætter som andet end tekst fra byte %d.",
                        "The text goes on as something other than text from byte %d.", start));
        opening.embed(
                part,
                "byte " + start,
                Part.Role.STRAY,
                part.bytes().slice(start, part.bytes().size() - start));
    }

    private static long firstControl(Bytes bytes) throws IOException {
        byte[] block = new byte[BLOCK];
        try (InputStream in = bytes.open()) {
            long offset = 0;
            for (int count; (count = in.read(block)) > 0; offset += count) {
                int control = TextSniffer.firstControl(block, count);
                if (control >= 0) {
                    return offset + control;
                }
            }
        }
        return -1;
    }

    private static boolean isEndMark(Bytes bytes, long offset) throws IOException {
        return offset == bytes.size() - 1 && bytes.read(offset, 1)[0] == END_OF_FILE;
    }

    /** A signature may begin with letters, such as {@code BAM\1}, before its first byte that no text has. */
    private static long startOfMagic(Bytes bytes, long offset, Opening opening) throws IOException {
        for (long start = Math.max(0, offset - LONGEST_MAGIC); start < offset; start++) {
            FileType type = opening.typeOf(bytes.slice(start, bytes.size() - start));
            if (type != FileType.UNKNOWN && type != FileType.TEXT && start > 0) {
                return start;
            }
        }
        return offset;
    }
}
