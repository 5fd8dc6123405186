package dk.sluse.opening;

import dk.sluse.document.Action;
import dk.sluse.document.Hiding;
import dk.sluse.document.Part;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells from the names and relations of a package's parts what in it is hidden and what acts by itself. */
final class PackageSigns {

    /** What programs write for a picture that was lost. */
    private static final Set<String> NOTHING = Set.of("", "NULL");

    private static final Set<String> LOADED = Set.of(
            "oleObject",
            "externalLinkPath",
            "externalLinkLong",
            "frame",
            "subDocument",
            "image",
            "audio",
            "video",
            "media",
            "package",
            "afChunk",
            "slide",
            "control");
    private static final Set<String> CONNECTIONS = Set.of("connections", "queryTable");
    private static final Pattern REMOTE = Pattern.compile("(?i)(?:https?|ftp|smb|mhtml|file):|\\\\\\\\|//");
    private static final Pattern LOCAL = Pattern.compile("(?i)(?:file:///?)?(?:[a-z]:|/(?!/)).*");

    private final Part part;
    private final Opening opening;
    private final PackageMap map;

    PackageSigns(Part part, Opening opening, PackageMap map) {
        this.part = part;
        this.opening = opening;
        this.map = map;
    }

    /** What the package fetches from outside. */
    void relations() {
        for (PackageMap.Relation relation : map.relations()) {
            String owner = map.nameOf(relation.source());
            if (relation.external()) {
                external(relation, owner);
            }
            if (CONNECTIONS.contains(relation.type())) {
                opening.saw(Action.EXTERNAL_DATA, part, owner);
            } else if (relation.type().equals("control")) {
                opening.saw(Action.CONTROL, part, owner);
            }
        }
    }

    private void external(PackageMap.Relation relation, String owner) {
        if (relation.type().equals("attachedTemplate")) {
            String target = relation.target().toLowerCase(Locale.ROOT);
            boolean local =
                    target.startsWith("file:///") || (LOCAL.matcher(target).matches() && !target.contains("://"));
            opening.saw(local ? Action.LOCAL_TEMPLATE : Action.EXTERNAL_TEMPLATE, part, owner);
        } else if (relation.type().startsWith("mailMerge")) {
            opening.saw(Action.EXTERNAL_DATA, part, owner);
        } else if (LOADED.contains(relation.type()) && !NOTHING.contains(relation.target())) {
            opening.saw(Action.EXTERNAL_LINK, part, owner);
        } else if (!relation.type().equals("hyperlink")
                && REMOTE.matcher(relation.target()).lookingAt()) {
            opening.saw(Action.EXTERNAL_LINK, part, owner);
        }
    }

    void sheet(String name) {
        if (name.contains("/macrosheets/")) {
            opening.saw(Action.MACRO_SHEET, part, map.nameOf(name));
        }
    }

    /** A part that is no XML. */
    void binary(String name, Part.Role role) {
        String lower = name.toLowerCase(Locale.ROOT);
        String human = map.nameOf(name);
        if (lower.endsWith("vbaproject.bin")) {
            opening.saw(Action.MACRO, part, human);
        } else if (lower.contains("/activex/")) {
            opening.saw(Action.CONTROL, part, human);
        } else if (lower.startsWith("docprops/thumbnail")) {
            opening.saw(Hiding.THUMBNAIL, part, human);
        } else if (map.isBehindChart(name)) {
            opening.saw(Hiding.CHART_WORKBOOK, part, human);
        } else if (role == Part.Role.EMBEDDED) {
            opening.saw(Hiding.EMBEDDED_FILE, part, human);
        }
    }

    /** Who watches the elements of an XML part. */
    XmlWatcher watcher(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String human = map.nameOf(name);
        if (lower.startsWith("customxml/item") && !lower.contains("props")) {
            opening.saw(Hiding.CUSTOM_XML, part, "", human, 1);
        } else if (lower.startsWith("xl/revisions/")) {
            opening.saw(Hiding.REVISION_LOG, part, "xl/revisions", human, 1);
        } else if (lower.contains("/activex/") && lower.endsWith(".xml") && !lower.contains("_rels")) {
            opening.saw(Action.CONTROL, part, human);
        }
        if (lower.startsWith("ppt/")) {
            return new SlideSigns(part, opening, human, map.slideSize());
        }
        return lower.startsWith("word/")
                ? new WordSigns(part, opening, human)
                : new WorkbookSigns(part, opening, human);
    }
}
