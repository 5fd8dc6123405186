package dk.sluse.opening;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
 * How the parts of an Office package hang together, so that each has the name by which a person finds it: the third
 * slide's notes, the workbook behind chart 2, the comments of a sheet.
 */
final class PackageMap {

    /** That a part uses another, or something outside the package. */
    record Relation(String source, String type, String target, boolean external) {}

    private static final Pattern RELATIONS = Pattern.compile("(.*?)_rels/([^/]*)\\.rels");
    private static final Pattern NUMBERED =
            Pattern.compile("(?:xl|word|ppt)/(?:[A-Za-z]+/)?([A-Za-z]+?)(\\d+)\\.(?:xml|bin)");
    private static final Map<String, String> WORDS = Map.of(
            "pivotCacheRecords", "pivot cache ",
            "pivotCacheDefinition", "pivot cache ",
            "externalLink", "external link ",
            "header", "header ",
            "footer", "footer ",
            "chart", "chart",
            "chartEx", "chartex",
            "slide", "slide ",
            "notesSlide", "notes ");
    private static final int DEEPEST = 4;

    private final List<Relation> relations = new ArrayList<>();
    private final Map<String, Relation> usedBy = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, SheetReader.Sheet> sheets = new LinkedHashMap<>();
    private final Map<String, Integer> slides = new HashMap<>();
    private Optional<long[]> slideSize = Optional.empty();

    /** Takes something of an element. */
    private interface ElementTaker {
        void take(XMLStreamReader xml, String name) throws IOException;
    }

    static PackageMap of(ZipWalk walk) throws IOException {
        PackageMap map = new PackageMap();
        List<ZipArchiveEntry> roots = new ArrayList<>();
        for (ZipArchiveEntry entry : walk.readable()) {
            Matcher matcher = RELATIONS.matcher(entry.getName());
            if (matcher.matches()) {
                map.relations(walk, entry, matcher.group(1), matcher.group(2));
            } else if (isRoot(entry.getName())) {
                roots.add(entry);
            }
        }
        for (ZipArchiveEntry root : roots) {
            map.root(walk, root);
        }
        return map;
    }

    private static boolean isRoot(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("xl/workbook.xml") || lower.equals("ppt/presentation.xml");
    }

    private void relations(ZipWalk walk, ZipArchiveEntry entry, String folder, String source) throws IOException {
        each(walk, entry, (xml, name) -> {
            if (name.equals("Relationship")) {
                boolean external = "External".equalsIgnoreCase(attribute(xml, "TargetMode"));
                String target = attribute(xml, "Target");
                String type = attribute(xml, "Type");
                Relation relation = new Relation(
                        folder + source,
                        type.substring(type.lastIndexOf('/') + 1),
                        external ? target : resolve(folder, target),
                        external);
                relations.add(relation);
                // Some writers name a slide's notes in the list of slides too; the slide is who owns them.
                if (relation.source().startsWith("ppt/slides/") || !usedBy.containsKey(relation.target())) {
                    usedBy.put(relation.target(), relation);
                }
                ids.put(folder + source + "#" + attribute(xml, "Id"), relation.target());
            }
        });
    }

    private void root(ZipWalk walk, ZipArchiveEntry entry) throws IOException {
        each(walk, entry, (xml, name) -> {
            String target = ids.getOrDefault(entry.getName() + "#" + attribute(xml, "id", "relationships"), "");
            switch (name) {
                case "sheet" -> {
                    boolean hidden = !List.of("", "visible").contains(attribute(xml, "state"));
                    sheets.put(target, new SheetReader.Sheet(attribute(xml, "name"), hidden));
                }
                case "sldId" -> slides.put(target, slides.size() + 1);
                case "sldSz" ->
                    slideSize = Optional.of(new long[] {number(attribute(xml, "cx")), number(attribute(xml, "cy"))});
                default -> {}
            }
        });
    }

    private static void each(ZipWalk walk, ZipArchiveEntry entry, ElementTaker taker) throws IOException {
        try (InputStream in = new BufferedInputStream(walk.stream(entry))) {
            XMLStreamReader xml = XmlStream.of(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    taker.take(xml, xml.getLocalName());
                }
            }
            xml.close();
        } catch (XMLStreamException e) {
            // What is not well-formed is told, and read as text, when the part's own turn comes.
            return;
        }
    }

    List<Relation> relations() {
        return relations;
    }

    /** The sheets by the parts that hold them, in the order of the tabs. */
    Map<String, SheetReader.Sheet> sheets() {
        return sheets;
    }

    /** The width and height of a slide, in the units of its shapes. */
    Optional<long[]> slideSize() {
        return slideSize;
    }

    /** Whether it is the workbook that holds a chart's data. */
    boolean isBehindChart(String part) {
        return Optional.ofNullable(usedBy.get(part))
                .filter(relation -> relation.source().contains("/charts/"))
                .isPresent();
    }

    /** What a person calls a part. */
    String nameOf(String part) {
        return nameOf(part, DEEPEST);
    }

    private String nameOf(String part, int left) {
        if (part.equals("word/document.xml")) {
            return "text";
        }
        if (sheets.containsKey(part)) {
            return sheets.get(part).name();
        }
        if (slides.containsKey(part)) {
            return "slide " + slides.get(part);
        }
        Relation relation = usedBy.get(part);
        if (relation != null && left > 0) {
            Optional<String> ofOwner = byOwner(part, relation, nameOf(relation.source(), left - 1));
            if (ofOwner.isPresent()) {
                return ofOwner.get();
            }
        }
        Matcher numbered = NUMBERED.matcher(part);
        if (numbered.matches() && WORDS.containsKey(numbered.group(1))) {
            return WORDS.get(numbered.group(1)) + numbered.group(2);
        }
        return part;
    }

    private Optional<String> byOwner(String part, Relation relation, String owner) {
        String file = part.substring(part.lastIndexOf('/') + 1);
        boolean ofSheet = part.startsWith("xl/") && !owner.contains("/");
        return switch (relation.type()) {
            case "notesSlide" -> owner.startsWith("slide ") ? Optional.of(owner + " notes") : Optional.empty();
            case "comments", "threadedComment" ->
                part.startsWith("word/") ? Optional.of("comments") : Optional.of(owner + " comments");
            case "commentsExtended", "commentsIds", "commentsExtensible" -> Optional.empty();
            case "footnotes", "endnotes" -> Optional.of(relation.type());
            case "vmlDrawing", "drawing" -> ofSheet ? Optional.of(owner + " drawing") : Optional.empty();
            case "image" -> owner.contains("/") ? Optional.empty() : Optional.of(picture(part, relation, owner));
            case "package", "oleObject" -> embedded(relation, owner, file);
            default -> Optional.empty();
        };
    }

    /** The how-manyth picture of a slide, a sheet or the text; its ending says what it claims to be. */
    private String picture(String part, Relation relation, String owner) {
        List<String> ofOwner = relations.stream()
                .filter(other -> other.type().equals("image") && other.source().equals(relation.source()))
                .map(Relation::target)
                .distinct()
                .toList();
        String where = owner.equals("text") ? "" : owner.replaceFirst(" drawing$", "") + " › ";
        int dot = part.lastIndexOf('.');
        return where + "picture " + (ofOwner.indexOf(part) + 1) + (dot < 0 ? "" : part.substring(dot));
    }

    private static Optional<String> embedded(Relation relation, String owner, String file) {
        if (relation.source().contains("/charts/")) {
            return Optional.of(owner + " › workbook");
        }
        return owner.contains("/") ? Optional.empty() : Optional.of(owner + " › " + file);
    }

    private static String resolve(String folder, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        String base = folder;
        String rest = target;
        while (rest.startsWith("../") && base.indexOf('/') >= 0) {
            base = base.substring(0, base.lastIndexOf('/', base.length() - 2) + 1);
            rest = rest.substring(3);
        }
        return base + rest;
    }

    static String attribute(XMLStreamReader xml, String name) {
        return attribute(xml, name, "");
    }

    /** The attribute of that name, in a namespace that says so; empty when there is none. */
    private static String attribute(XMLStreamReader xml, String name, String namespace) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String space = Optional.ofNullable(xml.getAttributeNamespace(i)).orElse("");
            if (xml.getAttributeLocalName(i).equals(name) && space.contains(namespace)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
