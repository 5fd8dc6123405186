package dk.sluse.opening;

import dk.sluse.document.Action;
import dk.sluse.document.Hiding;
import dk.sluse.document.Part;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;

/** What a drawing's elements say: its marks, what it hides, what in it acts. */
final class SvgWatcher implements XmlWatcher {

    private static final Pattern CONCEALED = Pattern.compile(
            "(?i)display\\s*:\\s*none|visibility\\s*:\\s*hidden|(?<![-a-z])opacity\\s*:\\s*0(?:\\.0*)?\\s*(?:;|$)|font-size\\s*:\\s*0");
    private static final Pattern REMOTE = Pattern.compile("(?i)\\s*(?:https?:)?//.*");

    private final Part part;
    private final Opening opening;
    private final SvgMarks marks = new SvgMarks();
    private final SvgLetters letters = new SvgLetters();
    private final SvgTexts texts = new SvgTexts();
    private final Deque<Boolean> concealed = new ArrayDeque<>();
    private int hidden;
    private boolean inScript;

    SvgWatcher(Part part, Opening opening) {
        this.part = part;
        this.opening = opening;
    }

    @Override
    public void start(XMLStreamReader xml, String name) {
        marks.start(name, attribute -> PackageMap.attribute(xml, attribute));
        letters.start(name, attribute -> PackageMap.attribute(xml, attribute));
        texts.start(name, attribute -> PackageMap.attribute(xml, attribute));
        boolean hides = isConcealed(
                PackageMap.attribute(xml, "style"),
                PackageMap.attribute(xml, "display"),
                PackageMap.attribute(xml, "visibility"),
                PackageMap.attribute(xml, "opacity"));
        concealed.push(hides);
        hidden += hides ? 1 : 0;
        switch (name.toLowerCase(Locale.ROOT)) {
            case "script" -> {
                inScript = true;
                opening.saw(Action.SCRIPT, part, "");
            }
            case "foreignobject" -> opening.saw(Hiding.HIDDEN_ELEMENT, part, "");
            case "image", "use", "feimage" -> {
                if (REMOTE.matcher(PackageMap.attribute(xml, "href")).matches()) {
                    opening.saw(Action.EXTERNAL_LINK, part, "");
                }
            }
            default -> {}
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (isAction(xml.getAttributeLocalName(i), xml.getAttributeValue(i))) {
                opening.saw(Action.SCRIPT, part, "");
            }
        }
    }

    /** Whether an element with this style and these attributes is not drawn. */
    static boolean isConcealed(String style, String display, String visibility, String opacity) {
        return CONCEALED.matcher(style).find()
                || display.equals("none")
                || visibility.equals("hidden")
                || opacity.equals("0");
    }

    /** Whether an attribute is a script: a handler, or an address that is one. */
    static boolean isAction(String name, String value) {
        return (name.toLowerCase(Locale.ROOT).startsWith("on") && name.length() > 4 && value.length() > 2)
                || value.strip().toLowerCase(Locale.ROOT).startsWith("javascript:");
    }

    @Override
    public void text(String characters) {
        texts.text(characters);
        if (hidden > 0 && !inScript && !characters.isBlank()) {
            opening.saw(Hiding.HIDDEN_TEXT, part, "");
        }
    }

    @Override
    public void end(String name) {
        marks.end();
        letters.end();
        texts.end();
        hidden -= Boolean.TRUE.equals(concealed.poll()) ? 1 : 0;
        inScript = false;
    }

    @Override
    public void finish() throws IOException {
        marks.tell(part, opening, "");
        letters.tell(part, opening);
        texts.tell(part, opening);
    }
}
