package dk.sluse.opening;

import dk.sluse.document.Action;
import dk.sluse.document.Hiding;
import dk.sluse.document.Part;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;

/** What a document's elements say of hidden text, tracked changes, comments and fields that act. */
final class WordSigns implements XmlWatcher {

    private static final Set<String> REMOVED = Set.of("del", "moveFrom");
    private static final Set<String> SHOWN = Set.of("", "auto", "FFFFFF", "ffffff");
    private static final Pattern DDE = Pattern.compile("(?i)\\bDDE(?:AUTO)?\\b");
    private static final Pattern FETCHES =
            Pattern.compile("(?i)^\\s*(?:INCLUDETEXT|INCLUDEPICTURE|LINK|RD|DATABASE|IMPORT)\\b");
    private static final int INVISIBLY_SMALL = 4;
    private static final int LONGEST_FIELD = 4096;

    private final Part part;
    private final Opening opening;
    private final String where;
    private final StringBuilder field = new StringBuilder();
    private int runs;
    private int tables;
    private int shapes;
    private int removed;
    private int runProperties;
    private boolean hidden;
    private boolean shaded;
    private boolean inText;
    private boolean inInstruction;

    WordSigns(Part part, Opening opening, String where) {
        this.part = part;
        this.opening = opening;
        this.where = where;
    }

    @Override
    public void start(XMLStreamReader xml, String name) {
        if (REMOVED.contains(name) && xml.getAttributeValue(null, "fill") == null) {
            removed++;
        }
        switch (name) {
            case "r" -> {
                runs++;
                hidden = false;
            }
            case "rPr" -> runProperties++;
            case "tbl" -> tables++;
            case "txbxContent", "pict", "drawing" -> shapes++;
            case "p" -> shaded = false;
            case "t", "delText" -> inText = true;
            case "instrText" -> inInstruction = true;
            case "fldSimple" -> {
                field.append(PackageMap.attribute(xml, "instr"));
                endField();
            }
            case "fldChar" -> {
                if (!PackageMap.attribute(xml, "fldCharType").equals("begin")) {
                    endField();
                }
            }
            case "comment" -> opening.saw(Hiding.COMMENT, part, where);
            case "ins", "moveTo" -> {
                if (runProperties == 0) {
                    opening.saw(Hiding.INSERTED_CHANGE, part, where);
                }
            }
            case "mailMerge" -> opening.saw(Action.EXTERNAL_DATA, part, where);
            case "control" -> opening.saw(Action.CONTROL, part, where);
            default -> property(xml, name);
        }
    }

    private void property(XMLStreamReader xml, String name) {
        String value = PackageMap.attribute(xml, "val");
        switch (name) {
            case "vanish", "specVanish" ->
                hidden |= runs > 0 && !Set.of("0", "false", "off").contains(value);
            case "shd" -> shaded |= !SHOWN.contains(PackageMap.attribute(xml, "fill"));
            case "highlight" -> shaded |= !value.equals("none") && !value.equals("white");
            case "color" ->
                hidden |= runs > 0 && tables == 0 && shapes == 0 && !shaded && value.equalsIgnoreCase("FFFFFF");
            case "sz" -> hidden |= runs > 0 && number(value) <= INVISIBLY_SMALL;
            default -> {}
        }
    }

    @Override
    public void text(String characters) {
        if (inInstruction) {
            if (field.length() < LONGEST_FIELD) {
                field.append(characters);
            }
        } else if (inText && !characters.isBlank()) {
            if (removed > 0) {
                opening.saw(Hiding.TRACKED_CHANGE, part, where);
            } else if (hidden) {
                opening.saw(Hiding.HIDDEN_TEXT, part, where);
            }
        }
    }

    private void endField() {
        if (DDE.matcher(field).find()) {
            opening.saw(Action.DDE, part, where);
        } else if (FETCHES.matcher(field).find()) {
            opening.saw(Action.EXTERNAL_LINK, part, where);
        }
        field.setLength(0);
    }

    @Override
    public void end(String name) {
        if (REMOVED.contains(name)) {
            removed = Math.max(0, removed - 1);
        }
        switch (name) {
            case "r" -> {
                runs--;
                hidden = false;
            }
            case "rPr" -> runProperties--;
            case "tbl" -> tables--;
            case "txbxContent", "pict", "drawing" -> shapes--;
            case "t", "delText" -> inText = false;
            case "instrText" -> inInstruction = false;
            default -> {}
        }
    }

    private static int number(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE;
        }
    }
}
