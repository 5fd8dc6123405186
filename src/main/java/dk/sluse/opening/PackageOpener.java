package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.bytes.TextSniffer;
import dk.sluse.document.FileType;
import dk.sluse.document.Hiding;
import dk.sluse.document.Obstacle;
import dk.sluse.document.Part;
import dk.sluse.wording.Phrase;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * Walks a workbook, document or presentation part by part, so that what no reader of the file sees is seen here: hidden
 * sheets, pivot, chart and external caches, comments, notes, deleted text, properties, custom XML. Sheets are streamed;
 * what is no XML is handed over as a part.
 */
final class PackageOpener implements Opener {

    private static final Pattern SHEET =
            Pattern.compile("xl/(?:worksheets|chartsheets|dialogsheets|macrosheets)/[^/]+\\.xml");
    private static final Pattern LINK = Pattern.compile("xl/externalLinks/externalLink(\\d+)\\.xml");
    /** Sound and video lie beside the pictures; nobody but a person can say what they show. */
    private static final Pattern PICTURE =
            Pattern.compile("\\.(?:png|jpe?g|jpe|jfif|gif|bmp|dib|tiff?|svg|emf|wmf|emz|wmz|wdp|jxr|pict|pct|eps)$");

    private static final String STRINGS = "xl/sharedstrings.xml";
    private static final String STYLES = "xl/styles.xml";
    private static final int XML_START = 256;
    private static final Phrase NOT_WELL_FORMED =
            new Phrase("Delen er ikke velformet XML.", "The part is not well-formed XML.");

    @Override
    public void open(Part part, Opening opening) throws IOException {
        if (part.type() == FileType.XLSB) {
            opening.obstacle(
                    Obstacle.Kind.UNREADABLE,
                    part.place(),
                    new Phrase(
                            "Binære projektmapper (xlsb) kan ikke kontrolleres.",
                            "Binary workbooks (xlsb) cannot be inspected."));
        }
        try (ZipWalk walk = new ZipWalk(part, opening);
                SharedStrings strings = new SharedStrings(opening)) {
            PackageMap map = PackageMap.of(walk);
            for (SheetReader.Sheet sheet : map.sheets().values()) {
                opening.name(part, sheet.name());
            }
            PackageSigns signs = new PackageSigns(part, opening, map);
            signs.relations();
            SheetReader reader = new SheetReader(part, opening, strings, stringsAndStyles(walk, strings));
            walk.each(entry -> take(entry, walk, part, opening, map, signs, reader));
            reader.leftOvers();
        }
    }

    private static CellStyles stringsAndStyles(ZipWalk walk, SharedStrings strings) throws IOException {
        CellStyles styles = CellStyles.none();
        for (ZipArchiveEntry entry : walk.readable()) {
            String name = entry.getName().toLowerCase(Locale.ROOT);
            if (name.equals(STRINGS) || name.equals(STYLES)) {
                try (InputStream in = new BufferedInputStream(walk.stream(entry))) {
                    if (name.equals(STRINGS)) {
                        strings.read(in);
                    } else {
                        styles = CellStyles.of(in);
                    }
                }
            }
        }
        return styles;
    }

    private static void take(
            ZipArchiveEntry entry,
            ZipWalk walk,
            Part part,
            Opening opening,
            PackageMap map,
            PackageSigns signs,
            SheetReader reader)
            throws IOException {
        String name = entry.getName();
        if (name.toLowerCase(Locale.ROOT).equals(STRINGS)) {
            return;
        }
        opening.name(part, name);
        if (!looksLikeXml(walk, entry)) {
            Bytes content = walk.bytes(entry);
            Part.Role role = roleOf(name, content.size());
            signs.binary(name, role);
            opening.embed(part, map.nameOf(name), role, content);
            return;
        }
        try (InputStream in = new BufferedInputStream(walk.stream(entry))) {
            xml(name, in, part, opening, map, signs, reader);
        } catch (LimitReached e) {
            throw e;
        } catch (IOException e) {
            Bytes content = walk.bytes(entry);
            opening.obstacle(
                    Obstacle.Kind.UNSOUND,
                    part.place() + " › " + name,
                    EntityDefinitions.orElse(content, NOT_WELL_FORMED));
            opening.embed(part, name, Part.Role.STRAY, content);
        }
    }

    private static void xml(
            String name,
            InputStream in,
            Part part,
            Opening opening,
            PackageMap map,
            PackageSigns signs,
            SheetReader reader)
            throws IOException {
        if (SHEET.matcher(name).matches()) {
            signs.sheet(name);
            reader.read(
                    in,
                    map.sheets().getOrDefault(name, new SheetReader.Sheet(map.nameOf(name), false)),
                    Hiding.HIDDEN_SHEET);
        } else if (LINK.matcher(name).matches()) {
            reader.read(in, new SheetReader.Sheet(map.nameOf(name), true), Hiding.EXTERNAL_CACHE);
        } else {
            XmlText.read(in, part, opening, map.nameOf(name), signs.watcher(name));
        }
    }

    /** Whether a name in small letters is a picture's. */
    static boolean isPicture(String name) {
        return PICTURE.matcher(name).find();
    }

    private static boolean looksLikeXml(ZipWalk walk, ZipArchiveEntry entry) throws IOException {
        try (InputStream in = walk.stream(entry)) {
            byte[] head = in.readNBytes(XML_START);
            String start = TextSniffer.isText(head)
                    ? new String(head, TextSniffer.wideCharset(head).orElse(java.nio.charset.StandardCharsets.UTF_8))
                    : "";
            return start.replace("\uFEFF", "").stripLeading().startsWith("<");
        }
    }

    /** What signs a package begins in an empty part, and what draws it in others; the rest are files of their own. */
    static Part.Role roleOf(String name, long size) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean component = (lower.contains("/media/") && isPicture(lower))
                || (lower.equals("_xmlsignatures/origin.sigs") && size == 0)
                || lower.contains("printersettings")
                || lower.contains("/fonts/")
                || lower.endsWith("vbaproject.bin")
                || lower.startsWith("docprops/thumbnail");
        return component ? Part.Role.COMPONENT : Part.Role.EMBEDDED;
    }
}
