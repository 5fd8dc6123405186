package dk.sluse.opening;

import dk.sluse.document.Action;
import dk.sluse.document.Hiding;
import dk.sluse.document.Part;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;

/** What a presentation's elements say of hidden slides, notes, comments, and shapes that nobody sees. */
final class SlideSigns implements XmlWatcher {

    private static final Set<String> SHAPES = Set.of("sp", "pic", "graphicFrame", "cxnSp");

    private final Part part;
    private final Opening opening;
    private final String where;
    private final Optional<long[]> size;
    private final boolean notes;
    private final boolean slide;
    private final SlideTexts texts = new SlideTexts();
    private int groups;
    private int shapes;
    private boolean placed;
    private boolean outside;
    private boolean concealed;
    private boolean content;
    private boolean inField;
    private long left;
    private long top;

    SlideSigns(Part part, Opening opening, String where, Optional<long[]> size) {
        this.part = part;
        this.opening = opening;
        this.where = where;
        this.size = size;
        this.notes = where.startsWith("notes ") || where.endsWith(" notes");
        this.slide = where.startsWith("slide ") && !notes;
    }

    @Override
    public void start(XMLStreamReader xml, String name) {
        texts.start(xml, name);
        if (SHAPES.contains(name) && shapes++ == 0) {
            placed = false;
            outside = false;
            concealed = false;
            content = name.equals("pic") || name.equals("graphicFrame");
        }
        switch (name) {
            case "sld" -> {
                if (Set.of("0", "false").contains(PackageMap.attribute(xml, "show"))) {
                    opening.saw(Hiding.HIDDEN_SLIDE, part, where);
                }
            }
            case "grpSp" -> groups++;
            case "cNvPr" -> concealed |= Set.of("1", "true").contains(PackageMap.attribute(xml, "hidden"));
            case "off" -> {
                left = number(PackageMap.attribute(xml, "x"));
                top = number(PackageMap.attribute(xml, "y"));
            }
            case "ext" -> extent(xml);
            case "fld" -> inField = true;
            case "cm" -> opening.saw(Hiding.COMMENT, part, where);
            case "control" -> opening.saw(Action.CONTROL, part, where);
            default -> {}
        }
        String action = PackageMap.attribute(xml, "action");
        if (action.startsWith("ppaction://program")) {
            opening.saw(Action.LAUNCH, part, where);
        } else if (action.startsWith("ppaction://macro")) {
            opening.saw(Action.MACRO, part, where);
        }
    }

    /** A shape in no group lies outside when no edge of it reaches the slide. */
    private void extent(XMLStreamReader xml) {
        if (shapes == 0 || placed || groups > 0 || size.isEmpty()) {
            return;
        }
        String width = PackageMap.attribute(xml, "cx");
        if (!width.isEmpty()) {
            placed = true;
            long right = left + number(width);
            long bottom = top + number(PackageMap.attribute(xml, "cy"));
            outside = (right <= 0 && left < 0)
                    || (bottom <= 0 && top < 0)
                    || left >= size.get()[0]
                    || top >= size.get()[1];
        }
    }

    @Override
    public void text(String characters) {
        texts.text(characters);
        if (!characters.isBlank() && shapes > 0 && !inField) {
            content = true;
        }
    }

    @Override
    public void end(String name) {
        texts.end(name);
        switch (name) {
            case "grpSp" -> groups--;
            case "fld" -> inField = false;
            default -> {}
        }
        if (SHAPES.contains(name) && --shapes == 0 && content) {
            if (slide && outside) {
                opening.saw(Hiding.OFF_SLIDE, part, where);
            } else if (slide && concealed) {
                opening.saw(Hiding.HIDDEN_TEXT, part, where);
            } else if (notes && !name.equals("pic")) {
                opening.saw(Hiding.SLIDE_NOTES, part, where);
            }
        }
    }

    @Override
    public void finish() {
        texts.tell(part, where, opening);
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
