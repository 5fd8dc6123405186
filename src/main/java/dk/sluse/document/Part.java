package dk.sluse.document;

import dk.sluse.bytes.Bytes;
import java.util.Optional;

/**
 * A file, or something that lies inside one and has bytes of its own: an entry of an archive, a part of a workbook, an
 * attachment, a picture, what follows after a picture's end.
 *
 * @param id its number in the document, the file itself being 0
 * @param place where it lies, for a person: {@code Fig1.pptx › ppt/embeddings/x.xlsx}
 * @param name its own name
 * @param role how it got there
 * @param type what it truly is
 * @param media its media type, finer than the type where that is known
 * @param depth how many parts it lies inside of
 * @param bytes its bytes
 */
public record Part(int id, String place, String name, Role role, FileType type, String media, int depth, Bytes bytes) {

    /** How a part got to where it is. */
    public enum Role {
        /** The file itself. */
        FILE,
        /** Belongs to the format: a sheet's XML, a stream, a picture on a slide. */
        COMPONENT,
        /** Was put there by a person: an attachment, an embedded object, an entry of an archive. */
        EMBEDDED,
        /** Should not be there: bytes after a picture's end, before an archive's beginning. */
        STRAY
    }

    public Optional<String> ending() {
        return FileType.endingOf(name);
    }

    /** Whether it is code of R or Python, to judge by its name: it says what to do, and not what came of it. */
    public boolean isScript() {
        return ending().filter(e -> e.equals("r") || e.equals("py")).isPresent();
    }
}
