package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.document.FileType;
import dk.sluse.document.Obstacle;
import dk.sluse.document.Part;
import dk.sluse.wording.Phrase;
import java.io.IOException;

/** A text is read line by line from its own bytes; what in it is no text is handed over as a stray part. */
final class TextOpener implements Opener {

    private static final int LONGEST_MAGIC = 24;
    private static final byte END_OF_FILE = 0x1a;

    @Override
    public void open(Part part, Opening opening) throws IOException {
        long offset = opening.lines(part);
        if (offset >= 0 && !isEndMark(part.bytes(), offset)) {
            otherBytes(part, offset, opening);
        }
    }

    private static void otherBytes(Part part, long offset, Opening opening) throws IOException {
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
