package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.document.Obstacle;
import dk.sluse.document.Part;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/**
 * Goes through a zip, and through what a zip can hide: bytes before its first entry, between its entries and after its
 * end, entries of the same name, comments, encrypted entries.
 */
final class ZipWalk implements AutoCloseable {

    /** Takes one entry. */
    interface Taker {
        void take(ZipArchiveEntry entry) throws IOException;
    }

    /** A data descriptor, the only thing that may follow an entry's data. */
    private static final int LONGEST_DESCRIPTOR = 24;

    private static final int END_RECORD = 22;
    private static final int LONGEST_END = END_RECORD + 0xffff;

    private final Part part;
    private final Opening opening;
    private final ZipFile zip;

    ZipWalk(Part part, Opening opening) throws IOException {
        this.part = part;
        this.opening = opening;
        this.zip = open(part.bytes());
    }

    static ZipFile open(Bytes bytes) throws IOException {
        return ZipFile.builder().setSeekableByteChannel(bytes.channel()).get();
    }

    /** Gives every readable entry to the taker, and hands over what lies beside the entries. */
    void each(Taker taker) throws IOException {
        Set<String> names = new HashSet<>();
        for (ZipArchiveEntry entry : entries()) {
            if (!names.add(entry.getName())) {
                opening.obstacle(Obstacle.Kind.STRAY, part.place(), ZipPhrases.TWICE);
            }
            if (entry.getComment() != null) {
                opening.property(part, "comment", entry.getComment());
            }
            if (entry.isDirectory()) {
                opening.name(part, entry.getName());
            } else if (entry.getGeneralPurposeBit().usesEncryption()) {
                opening.obstacle(Obstacle.Kind.ENCRYPTED, part.place() + " › " + entry.getName(), Encryption.PHRASE);
            } else if (!isReadable(zip, entry)) {
                opening.obstacle(Obstacle.Kind.UNREADABLE, part.place() + " › " + entry.getName(), ZipPhrases.PACKED);
            } else {
                taker.take(entry);
            }
        }
        betweenEntries();
        afterEnd();
    }

    /** Whether the content can be had; of Zstandard the library says so and then fails for want of another. */
    static boolean isReadable(ZipFile zip, ZipArchiveEntry entry) {
        return zip.canReadEntryData(entry)
                && entry.getMethod() != ZipMethod.ZSTD.getCode()
                && entry.getMethod() != ZipMethod.ZSTD_DEPRECATED.getCode();
    }

    /** The entries whose content can be had. */
    List<ZipArchiveEntry> readable() {
        return entries().stream().filter(entry -> isReadable(zip, entry)).toList();
    }

    private List<ZipArchiveEntry> entries() {
        return Collections.list(zip.getEntries());
    }

    /** An entry's content as it streams out, counted against the limits. */
    InputStream stream(ZipArchiveEntry entry) throws IOException {
        return opening.counting(zip.getInputStream(entry), Math.max(1, entry.getCompressedSize()));
    }

    /** An entry's content, to be read again and again. */
    Bytes bytes(ZipArchiveEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return opening.unpack(in, Math.max(1, entry.getCompressedSize()));
        }
    }

    private void betweenEntries() throws IOException {
        List<ZipArchiveEntry> physical = entries().stream()
                .sorted(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset))
                .toList();
        long covered = 0;
        for (ZipArchiveEntry entry : physical) {
            // Resolves the offset of the data from the local header.
            zip.getRawInputStream(entry).close();
            stray(covered, entry.getLocalHeaderOffset());
            covered = Math.max(covered, entry.getDataOffset() + Math.max(0, entry.getCompressedSize()));
        }
    }

    private void stray(long from, long to) throws IOException {
        long allowed = from == 0 ? 0 : LONGEST_DESCRIPTOR;
        if (to - from > allowed) {
            Strays.add(part, opening, from, to);
        }
    }

    private void afterEnd() throws IOException {
        byte[] tail = part.bytes().tail(LONGEST_END);
        long base = part.bytes().size() - tail.length;
        for (int i = tail.length - END_RECORD; i >= 0; i--) {
            if (tail[i] == 'P' && tail[i + 1] == 'K' && tail[i + 2] == 5 && tail[i + 3] == 6) {
                int comment = (tail[i + 20] & 0xff) | (tail[i + 21] & 0xff) << 8;
                long end = base + i + END_RECORD + comment;
                if (comment > 0) {
                    Strays.add(
                            part,
                            opening,
                            base + i + END_RECORD,
                            Math.min(end, part.bytes().size()));
                }
                if (end < part.bytes().size()) {
                    Strays.add(part, opening, end, part.bytes().size());
                }
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Kept apart so that the walk reads as one. */
    private static final class ZipPhrases {
        private static final Phrase TWICE =
                new Phrase("Arkivet har to indgange med samme navn.", "The archive has two entries of the same name.");
        private static final Phrase PACKED = new Phrase(
                "Indholdet er pakket på en måde, der ikke kan læses. Gem filen igen med et almindeligt program.",
                "The content is packed in a way that cannot be read. Save the file anew with a common program.");
    }
}
