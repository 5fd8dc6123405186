package dk.sluse.screening;

import dk.sluse.wording.Phrase;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * Walks a workbook, document or presentation part by part, so that what no reader of the file sees is seen here: hidden
 * sheets, pivot, chart and external caches, comments, notes, deleted text, properties, custom XML. Sheets are streamed;
 * what is no XML is handed over as a part.
 */
final class PackageOpener implements Opener {

    private static final Pattern SHEET =
            Pattern.compile("xl/(?:worksheets|chartsheets|dialogsheets|macrosheets)/[^/]+\\.xml");
    private static final Pattern PIVOT = Pattern.compile("xl/pivotCache/pivotCache(?:Records|Definition)(\\d+)\\.xml");
    private static final Pattern LINK = Pattern.compile("xl/externalLinks/externalLink(\\d+)\\.xml");
    private static final Pattern SLIDE = Pattern.compile("ppt/(slide|notesSlide)s/(?:slide|notesSlide)(\\d+)\\.xml");
    private static final String STRINGS = "xl/sharedstrings.xml";
    private static final int XML_START = 256;

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
            Map<String, SheetReader.Sheet> sheets = sheets(walk, part, opening, strings);
            SheetReader reader = new SheetReader(part, opening, strings);
            walk.each(entry -> take(entry, walk, part, opening, sheets, reader));
            reader.leftOvers();
        }
    }

    private static void take(
            ZipArchiveEntry entry,
            ZipWalk walk,
            Part part,
            Opening opening,
            Map<String, SheetReader.Sheet> sheets,
            SheetReader reader)
            throws IOException {
        String name = entry.getName();
        if (name.toLowerCase(Locale.ROOT).equals(STRINGS)) {
            return;
        }
        opening.name(part, name);
        if (!looksLikeXml(walk, entry)) {
            opening.embed(part, name, roleOf(name), walk.bytes(entry));
            return;
        }
        try (InputStream in = new BufferedInputStream(walk.stream(entry))) {
            if (SHEET.matcher(name).matches()) {
                reader.read(in, sheets.getOrDefault(name, new SheetReader.Sheet(name, false)));
            } else if (LINK.matcher(name).matches()) {
                reader.read(in, new SheetReader.Sheet(where(name), true));
            } else {
                XmlText.read(in, part, opening, where(name));
            }
        } catch (LimitReached e) {
            throw e;
        } catch (IOException e) {
            opening.obstacle(
                    Obstacle.Kind.UNSOUND,
                    part.place() + " › " + name,
                    new Phrase("Delen er ikke velformet XML.", "The part is not well-formed XML."));
            opening.embed(part, name, Part.Role.STRAY, walk.bytes(entry));
        }
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

    private static Part.Role roleOf(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean component = lower.contains("/media/")
                || lower.contains("printersettings")
                || lower.contains("/fonts/")
                || lower.endsWith("vbaproject.bin")
                || lower.startsWith("docprops/thumbnail");
        return component ? Part.Role.COMPONENT : Part.Role.EMBEDDED;
    }

    /** What a person calls a part of the package. */
    private static String where(String name) {
        Matcher slide = SLIDE.matcher(name);
        if (slide.matches()) {
            return (slide.group(1).equals("slide") ? "slide " : "notes ") + slide.group(2);
        }
        Matcher pivot = PIVOT.matcher(name);
        if (pivot.matches()) {
            return "pivot cache " + pivot.group(1);
        }
        Matcher link = LINK.matcher(name);
        if (link.matches()) {
            return "external link " + link.group(1);
        }
        return name.equals("word/document.xml") ? "text" : name;
    }

    /** The names of the sheets by the part that holds each, and the strings they share. */
    private static Map<String, SheetReader.Sheet> sheets(
            ZipWalk walk, Part part, Opening opening, SharedStrings strings) throws IOException {
        Map<String, String> targets = new LinkedHashMap<>();
        Map<String, SheetReader.Sheet> byRelation = new LinkedHashMap<>();
        for (ZipArchiveEntry entry : walk.entries()) {
            switch (entry.getName().toLowerCase(Locale.ROOT)) {
                case STRINGS -> {
                    try (InputStream in = new BufferedInputStream(walk.stream(entry))) {
                        strings.read(in);
                    }
                }
                case "xl/workbook.xml" ->
                    elements(walk, entry, "sheet", xml -> {
                        String title = attribute(xml, "name").orElse("?");
                        opening.name(part, title);
                        boolean hidden = attribute(xml, "state")
                                .filter(s -> !s.equals("visible"))
                                .isPresent();
                        byRelation.put(attribute(xml, "id").orElse(""), new SheetReader.Sheet(title, hidden));
                    });
                case "xl/_rels/workbook.xml.rels" ->
                    elements(
                            walk,
                            entry,
                            "Relationship",
                            xml -> targets.put(
                                    attribute(xml, "Id").orElse(""),
                                    attribute(xml, "Target").orElse("")));
                default -> {}
            }
        }
        Map<String, SheetReader.Sheet> sheets = new LinkedHashMap<>();
        byRelation.forEach((id, sheet) -> sheets.put(absolute(targets.getOrDefault(id, "")), sheet));
        return sheets;
    }

    private static String absolute(String target) {
        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }

    private interface ElementTaker {
        void take(XMLStreamReader xml) throws IOException;
    }

    private static void elements(ZipWalk walk, ZipArchiveEntry entry, String name, ElementTaker taker)
            throws IOException {
        try (InputStream in = new BufferedInputStream(walk.stream(entry))) {
            XMLStreamReader xml = XmlStream.of(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals(name)) {
                    taker.take(xml);
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException("Not well-formed", e);
        }
    }

    private static Optional<String> attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return Optional.of(xml.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }
}
