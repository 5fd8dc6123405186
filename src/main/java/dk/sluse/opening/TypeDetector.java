package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.bytes.TextSniffer;
import dk.sluse.document.FileType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** Tells a type by the content alone; a name proves nothing. */
final class TypeDetector {

    /** A type and its media type. */
    record Detected(FileType type, String media) {}

    private static final int HEAD = TextSniffer.HEAD;
    private static final int PDF_WINDOW = 1024;
    private static final int MARKUP_WINDOW = 8192;
    /** With a box of its own before it; and of either edition, in a file or from memory. */
    private static final List<String> WINDOWS_DRAWINGS =
            List.of("d7cdc69a0000", "010009000003", "020009000003", "010009000001", "020009000001");

    private static final HexFormat HEX = HexFormat.of();
    private static final Pattern ROOT = Pattern.compile("<(?:[\\w.-]+:)?([A-Za-z][\\w.-]*)[\\s/>]");
    private static final Pattern PROLOG =
            Pattern.compile("(?s)<\\?.*?\\?>|<!--.*?-->|<!DOCTYPE[^\\[>]*(?:\\[.*?\\])?\\s*>");
    private static final Pattern HTML_ROOT = Pattern.compile(
            "html|head|body|title|meta|table|div|p|script|style|h[1-6]|ul|ol|pre|span|center|font|a|b|i|img|br|link");

    Detected detect(Bytes bytes) throws IOException {
        if (bytes.size() == 0) {
            return detected(FileType.EMPTY);
        }
        byte[] head = bytes.head(HEAD);
        Optional<FileType> magic = byMagic(head);
        if (magic.isPresent()) {
            return switch (magic.get()) {
                case ZIP -> detected(PackageType.of(bytes));
                case OLE -> detected(OleType.of(bytes));
                default -> detected(magic.get());
            };
        }
        Optional<GenomicSignature> genomic = GenomicSignature.of(bytes);
        if (genomic.isPresent()) {
            return new Detected(FileType.RAW_GENOMIC, mediaOf(genomic.get()));
        }
        if (TextSniffer.isText(head)) {
            return detected(ofText(head));
        }
        // A long text may go wrong later; that it began as one is what its reader must know.
        int control = TextSniffer.firstControl(head, head.length);
        boolean beganAsText = control > 256 && indexOf(head, "\n") >= 0 && indexOf(head, "\n") < control;
        return beganAsText ? detected(FileType.TEXT) : new Detected(FileType.UNKNOWN, mediaOf(head));
    }

    private static Detected detected(FileType type) {
        return new Detected(type, type.media());
    }

    private static Optional<FileType> byMagic(byte[] head) {
        if (starts(head, "89504e470d0a1a0a")) {
            return Optional.of(FileType.PNG);
        } else if (starts(head, "ffd8ff")) {
            return Optional.of(FileType.JPEG);
        } else if (starts(head, "474946383761") || starts(head, "474946383961")) {
            return Optional.of(FileType.GIF);
        } else if (starts(head, "49492a00") || starts(head, "4d4d002a") || starts(head, "49492b00")) {
            return Optional.of(FileType.TIFF);
        } else if (isBitmap(head)) {
            return Optional.of(FileType.BMP);
        } else if (starts(head, "01000000")
                && head.length > 44
                && starts(Arrays.copyOfRange(head, 40, 44), "20454d46")) {
            return Optional.of(FileType.EMF);
        } else if (WINDOWS_DRAWINGS.stream().anyMatch(magic -> starts(head, magic))) {
            return Optional.of(FileType.WMF);
        } else if (starts(head, "d0cf11e0a1b11ae1")) {
            return Optional.of(FileType.OLE);
        } else if (starts(head, "504b0304") || starts(head, "504b0506")) {
            return Optional.of(FileType.ZIP);
        } else if (starts(head, "1f8b08")) {
            return Optional.of(FileType.GZIP);
        } else if (starts(head, "425a68") && head.length > 10 && head[4] == 0x31 && head[5] == 0x41) {
            return Optional.of(FileType.BZIP2);
        } else if (starts(head, "fd377a585a00")) {
            return Optional.of(FileType.XZ);
        } else if (isOldWorkbook(head)) {
            return Optional.of(FileType.XLS);
        } else if (indexOf(head, "%PDF-") >= 0 && indexOf(head, "%PDF-") < PDF_WINDOW) {
            return Optional.of(FileType.PDF);
        }
        return indexOf(head, "{\\rtf") >= 0 && firstGlyph(head) == indexOf(head, "{\\rtf")
                ? Optional.of(FileType.RTF)
                : Optional.empty();
    }

    private static boolean isBitmap(byte[] head) {
        return starts(head, "424d") && head.length > 26 && head[6] == 0 && head[7] == 0 && head[8] == 0 && head[9] == 0;
    }

    /** Excel 2 to 4 wrote their records without a container, beginning with one of these. */
    private static boolean isOldWorkbook(byte[] head) {
        return starts(head, "09000400") || starts(head, "09020600") || starts(head, "09040600");
    }

    private static FileType ofText(byte[] head) {
        String text = new String(
                        head,
                        0,
                        Math.min(head.length, MARKUP_WINDOW),
                        TextSniffer.wideCharset(head).orElse(StandardCharsets.UTF_8))
                .replace("\uFEFF", "")
                .stripLeading();
        if (!text.startsWith("<")) {
            return FileType.TEXT;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("<!doctype html")) {
            return FileType.HTML;
        }
        return ofRoot(text);
    }

    private static FileType ofRoot(String text) {
        String body = PROLOG.matcher(text).replaceAll("").stripLeading();
        Matcher root = ROOT.matcher(body);
        if (!root.lookingAt()) {
            return text.startsWith("<?xml") ? FileType.XML : FileType.TEXT;
        }
        String name = root.group(1).toLowerCase(Locale.ROOT);
        if (name.equals("svg")) {
            return FileType.SVG;
        }
        boolean declared = text.startsWith("<?xml") && !name.equals("html");
        return !declared && HTML_ROOT.matcher(name).matches() ? FileType.HTML : FileType.XML;
    }

    private static int firstGlyph(byte[] head) {
        int i = starts(head, "efbbbf") ? 3 : 0;
        while (i < head.length && Character.isWhitespace(head[i])) {
            i++;
        }
        return i;
    }

    private static String mediaOf(GenomicSignature signature) {
        return "application/x-" + signature.format().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /** The wide world of formats that are not allowed; only their name is wanted. */
    private static String mediaOf(byte[] head) throws IOException {
        return Known.TYPES
                .detect(new ByteArrayInputStream(head), new Metadata())
                .toString();
    }

    private static boolean starts(byte[] head, String hex) {
        byte[] magic = HEX.parseHex(hex);
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }

    private static int indexOf(byte[] head, String text) {
        int window = Math.min(head.length, PDF_WINDOW + text.length());
        return new String(head, 0, window, StandardCharsets.ISO_8859_1).indexOf(text);
    }

    /** Loaded only when something unknown turns up. */
    private static final class Known {
        private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
    }
}
