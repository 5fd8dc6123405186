package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.document.FileType;
import dk.sluse.document.Obstacle;
import dk.sluse.document.Part;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.util.List;

/** Bytes that lie where a format has no place for them: after a picture's end, before an archive's beginning. */
final class Strays {

    private static final int END_RECORD = 22;
    private static final int END_WINDOW = END_RECORD + 0xffff;
    /** Office fills the blocks of its thumbnails with whatever lay in memory; looked at, but no oddity. */
    private static final int SLACK = 4096;

    private static final int ZERO_WINDOW = 1 << 16;
    private static final String PADDING = "\0 \t\r\n";

    private Strays() {}

    /** Hands over a stretch of a part as a stray, unless it is mere padding. */
    static void add(Part part, Opening opening, long from, long to) throws IOException {
        Bytes gap = part.bytes().slice(from, to - from);
        if (isPadding(gap)) {
            return;
        }
        // The end of a line before it belongs to the format.
        long begin = from + leadingPadding(gap);
        Bytes stray = part.bytes().slice(begin, to - begin);
        FileType type = opening.typeOf(stray);
        if (type == FileType.UNKNOWN && part.role() == Part.Role.COMPONENT && stray.size() <= SLACK) {
            opening.embed(part, "byte " + begin, Part.Role.STRAY, stray);
            return;
        }
        // Cameras append further pictures; that is odd, but no other file in disguise.
        boolean another = type != FileType.UNKNOWN && type != FileType.TEXT && !type.isImage();
        opening.obstacle(
                another ? Obstacle.Kind.POLYGLOT : Obstacle.Kind.STRAY,
                part.place(),
                another
                        ? Phrase.of(
                                "En anden fil ligger skjult i filen fra byte %d.",
                                "Another file is hidden in the file from byte %d.", begin)
                        : Phrase.of(
                                "%d byte fra byte %d hører ikke til filens format.",
                                "%d bytes from byte %d do not belong to the file's format.", to - begin, begin));
        opening.embed(part, "byte " + begin, Part.Role.STRAY, stray);
    }

    /** A zip is found by its end: it can hang at the end of a file of any other format. */
    static void afterOtherFormats(Part part, Opening opening) throws IOException {
        if (part.type() == FileType.ZIP || part.type().isPackage() || part.type() == FileType.EMPTY) {
            return;
        }
        byte[] tail = part.bytes().tail(END_WINDOW);
        for (int i = tail.length - END_RECORD; i >= 0; i--) {
            if (tail[i] == 'P' && tail[i + 1] == 'K' && tail[i + 2] == 5 && tail[i + 3] == 6) {
                List<OwnPackage> own = OwnPackage.in(part);
                if (own.isEmpty()) {
                    archive(part, opening, tail, i);
                } else {
                    OwnPackage.embed(own, part, opening);
                }
                return;
            }
        }
    }

    /** The end record names the length of the directory and, counted from the archive's beginning, where it lies. */
    private static void archive(Part part, Opening opening, byte[] tail, int end) throws IOException {
        long base = part.bytes().size() - tail.length + end;
        if (Openers.of(part.type()) instanceof OleOpener
                && OleExtent.of(part.bytes()).uses(base)) {
            return;
        }
        long start = base - OwnPackage.unsigned(tail, end + 12) - OwnPackage.unsigned(tail, end + 16);
        boolean directory = start >= 0
                && start < part.bytes().size()
                && opening.typeOf(part.bytes().slice(start, part.bytes().size() - start)) != FileType.UNKNOWN;
        long from = directory ? start : 0;
        opening.obstacle(
                Obstacle.Kind.POLYGLOT,
                part.place(),
                new Phrase("Filen er samtidig et zip-arkiv.", "The file is a zip archive at the same time."));
        opening.embed(
                part,
                "byte " + from,
                Part.Role.STRAY,
                part.bytes().slice(from, part.bytes().size() - from));
    }

    /** Zeros, spaces and line ends carry nothing. */
    private static boolean isPadding(Bytes stray) throws IOException {
        if (stray.size() > ZERO_WINDOW) {
            return false;
        }
        return leadingPadding(stray) == stray.size();
    }

    private static int leadingPadding(Bytes stray) throws IOException {
        byte[] head = stray.head(ZERO_WINDOW);
        int i = 0;
        while (i < head.length && PADDING.indexOf(head[i]) >= 0) {
            i++;
        }
        return i;
    }
}
