package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.document.FileType;
import dk.sluse.document.Part;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
    private static final int END_MAGIC = 0x504b0506;
    private static final int MOST = 2_000;
    private static final int LONGEST_DIRECTORY = 0xffff;
    private static final int DIRECTORY_ENTRY = 46;
    private static final long DIRECTORY_MAGIC = 0x02014b50;
    private static final long ENTRY_MAGIC = 0x04034b50;
    private static final String TYPES = "[Content_Types].xml";
    private static final Pattern NAME = Pattern.compile(
            "_rels/(?:\\.rels)?|tableStyles\\.xml|chartLegacyPb\\.xml"
                    + "|ppt/(?:slideLayouts/(?:_rels/)?(?:slideLayout\\d+\\.xml(?:\\.rels)?)?)?"
                    + "|(?:theme|drs)/(?:[\\w.-]{1,60}/){0,4}(?:[\\w.-]{0,60}\\.(?:xml|rels|vml|png|jpe?g|gif|tiff?|bmp|wdp|svg|emf|wmf))?");

    /** The packages of a stream; none when any archive in it is no such package. */
    static List<OwnPackage> in(Part part) throws IOException {
        if (part.role() != Part.Role.COMPONENT || part.type() != FileType.UNKNOWN) {
            return List.of();
        }
        List<OwnPackage> packages = new ArrayList<>();
        for (long end : ends(part.bytes())) {
            long from = Math.max(0, end - LONGEST_DIRECTORY);
            byte[] window = part.bytes().read(from, (int) (end - from) + END_RECORD);
            Optional<OwnPackage> found = of(part.bytes(), window, (int) (end - from), end);
            if (found.isEmpty() || packages.size() == MOST) {
                return List.of();
            }
            packages.add(found.get());
        }
        return packages;
    }

    private static List<Long> ends(Bytes bytes) throws IOException {
        List<Long> ends = new ArrayList<>();
        int last = 0;
        long position = 0;
        try (InputStream in = new BufferedInputStream(bytes.open(), 1 << 16)) {
            for (int b; (b = in.read()) >= 0; position++) {
                last = last << 8 | b;
                if (last == END_MAGIC && ends.size() <= MOST) {
                    ends.add(position - 3);
                }
            }
        }
        return ends;
    }

    /** What the end record there ends; nothing when it is any other archive. */
    private static Optional<OwnPackage> of(Bytes bytes, byte[] window, int end, long at) throws IOException {
        if (window.length < end + END_RECORD || word(window, end + 20) != 0) {
            return Optional.empty();
        }
        long length = unsigned(window, end + 12);
        long start = at - length - unsigned(window, end + 16);
        boolean own = length <= end && start >= 0 && start < at && isNamed(window, end, (int) length);
        return own && unsigned(bytes.read(start, END_RECORD), 0) == ENTRY_MAGIC
                ? Optional.of(new OwnPackage(start, at + END_RECORD))
                : Optional.empty();
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
        Carving.between(part, opening, from, part.bytes().size());
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
