package dk.sluse.opening;

import dk.sluse.document.FileType;
import dk.sluse.document.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Office keeps themes and shapes of its later formats in streams of the older ones, each as a small package. What is one of these
 * begins and ends where its directory says, and has nothing but such names in it.
 *
 * @param start where in the part it begins
 * @param end where it ends
 */
record OwnPackage(long start, long end) {

    private static final int END_RECORD = 22;
    private static final int DIRECTORY_ENTRY = 46;
    private static final long DIRECTORY_MAGIC = 0x02014b50;
    private static final long ENTRY_MAGIC = 0x04034b50;
    private static final String TYPES = "[Content_Types].xml";
    private static final Pattern NAME = Pattern.compile(
            "_rels/(?:\\.rels)?|tableStyles\\.xml|chartLegacyPb\\.xml"
                    + "|ppt/(?:slideLayouts/(?:_rels/)?(?:slideLayout\\d+\\.xml(?:\\.rels)?)?)?"
                    + "|(?:theme|drs)/(?:[\\w.-]{1,60}/){0,4}(?:[\\w.-]{0,60}\\.(?:xml|rels|vml|png|jpe?g|gif|tiff?|bmp|wdp|svg|emf|wmf))?");

    /** What the end record there ends; nothing when it is any other archive. */
    static Optional<OwnPackage> of(Part part, byte[] tail, int end) throws IOException {
        boolean stream = part.role() == Part.Role.COMPONENT && part.type() == FileType.UNKNOWN;
        long length = unsigned(tail, end + 12);
        if (!stream || word(tail, end + 20) != 0 || length > end || !isNamed(tail, end, (int) length)) {
            return Optional.empty();
        }
        long base = part.bytes().size() - tail.length + end;
        long start = base - length - unsigned(tail, end + 16);
        boolean begins = start >= 0 && start < base && unsigned(part.bytes().read(start, END_RECORD), 0) == ENTRY_MAGIC;
        return begins ? Optional.of(new OwnPackage(start, base + END_RECORD)) : Optional.empty();
    }

    private static boolean isNamed(byte[] tail, int end, int length) {
        boolean types = false;
        int at = end - length;
        while (at + DIRECTORY_ENTRY <= end) {
            int name = word(tail, at + 28);
            int more = word(tail, at + 30) + word(tail, at + 32);
            if (unsigned(tail, at) != DIRECTORY_MAGIC || at + DIRECTORY_ENTRY + name > end) {
                return false;
            }
            String entry = new String(tail, at + DIRECTORY_ENTRY, name, StandardCharsets.ISO_8859_1);
            if (!entry.equals(TYPES) && !NAME.matcher(entry).matches()) {
                return false;
            }
            types |= entry.equals(TYPES);
            at += DIRECTORY_ENTRY + name + more;
        }
        return types && at == end;
    }

    /** Hands over the packages of a part, and what is packed between them. */
    static void embed(List<OwnPackage> packages, Part part, Opening opening) throws IOException {
        long from = 0;
        for (OwnPackage one : packages) {
            Carving.between(part, opening, from, one.start());
            opening.embed(
                    part, "package", Part.Role.COMPONENT, part.bytes().slice(one.start(), one.end() - one.start()));
            from = one.end();
        }
        if (!packages.isEmpty()) {
            Carving.between(part, opening, from, part.bytes().size());
        }
    }

    private static int word(byte[] bytes, int offset) {
        return (int) unsigned(bytes, offset) & 0xffff;
    }

    static long unsigned(byte[] bytes, int offset) {
        return (bytes[offset] & 0xffL)
                | (bytes[offset + 1] & 0xffL) << 8
                | (offset + 2 < bytes.length ? (bytes[offset + 2] & 0xffL) << 16 : 0)
                | (offset + 3 < bytes.length ? (bytes[offset + 3] & 0xffL) << 24 : 0);
    }
}
