package dk.sluse.opening;

import dk.sluse.document.Action;
import dk.sluse.document.Hiding;
import dk.sluse.document.Part;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;

/** What the elements of a workbook's other parts say, and of the properties that every package has. */
final class WorkbookSigns implements XmlWatcher {

    private static final Set<String> PERSONS = Set.of("creator", "lastModifiedBy", "Manager");
    private static final Set<String> TOOLS = Set.of("Apache POI", "openpyxl", "python-docx", "XlsxWriter");
    private static final Set<String> VALUES = Set.of("s", "n", "d", "b");
    /** An array or a text, instead of a reference. */
    private static final Pattern CONSTANT = Pattern.compile("\\s*=?\\s*[{\"].*", Pattern.DOTALL);

    private static final Pattern LEGACY_NAME = Pattern.compile("(?i)_xl.*|wrn\\..*|hn\\..*|rngcount.*|iq_.*");

    private final Part part;
    private final Opening opening;
    private final String where;
    private String element = "";
    private String defined = "";
    private boolean inPivot;

    WorkbookSigns(Part part, Opening opening, String where) {
        this.part = part;
        this.opening = opening;
        this.where = where;
    }

    @Override
    public void start(XMLStreamReader xml, String name) {
        element = name;
        switch (name) {
            case "pivotCacheRecords", "sharedItems" -> inPivot = true;
            case "comment", "threadedComment" -> opening.saw(Hiding.COMMENT, part, where);
            case "ddeLink" -> opening.saw(Action.DDE, part, where);
            case "connection" -> opening.saw(Action.EXTERNAL_DATA, part, where);
            case "definedName" -> {
                defined = PackageMap.attribute(xml, "name");
                if (defined.toLowerCase(java.util.Locale.ROOT).matches("_xlnm\\.auto_.*|auto_(?:open|close).*")) {
                    opening.saw(Action.MACRO_SHEET, part, where);
                }
            }
            default -> {}
        }
        if (inPivot && VALUES.contains(name)) {
            opening.saw(Hiding.PIVOT_CACHE, part, where);
        }
    }

    @Override
    public void text(String characters) {
        if (PERSONS.contains(element) && !characters.isBlank() && !TOOLS.contains(characters.strip())) {
            opening.saw(Hiding.PERSON_NAME, part, where);
        } else if (element.equals("definedName")
                && CONSTANT.matcher(characters).matches()
                && !LEGACY_NAME.matcher(defined).matches()) {
            opening.saw(Hiding.CONSTANTS_IN_NAMES, part, "defined names", "defined name " + defined, 1);
        }
    }

    @Override
    public void end(String name) {
        element = "";
        if (name.equals("pivotCacheRecords") || name.equals("sharedItems")) {
            inPivot = false;
        }
    }
}
