package dk.sluse.opening;

import dk.sluse.bytes.Lines;
import dk.sluse.document.Action;
import dk.sluse.document.Hiding;
import dk.sluse.document.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What rich text says beside its text: fields, comments, templates, authors, objects that act. */
final class RtfSigns {

    private static final Pattern DDE = Pattern.compile("(?i)\\bDDE(?:AUTO)?\\b");
    private static final Pattern FETCHES =
            Pattern.compile("(?i)^\\s*(?:INCLUDETEXT|INCLUDEPICTURE|LINK|DATABASE|IMPORT)\\b");
    /** Word writes the values of variables so. */
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2}){4,}");

    private static final Pattern REMOTE = Pattern.compile("(?i)https?:|\\\\\\\\");

    private final Part part;
    private final Opening opening;
    private final StringBuilder aside = new StringBuilder();
    private boolean hiddenTold;
    private boolean removedTold;

    RtfSigns(Part part, Opening opening) {
        this.part = part;
        this.opening = opening;
    }

    /** Words that stand beside the text. */
    void aside(String more) {
        if (aside.length() < Lines.LONGEST) {
            aside.append(more);
        }
    }

    void said(String more, RtfGroup group) {
        if (group.hidden() && !hiddenTold && !more.isBlank()) {
            opening.saw(Hiding.HIDDEN_TEXT, part, "text");
        }
        if (group.removed() && !removedTold && !more.isBlank()) {
            opening.saw(Hiding.TRACKED_CHANGE, part, "text");
        }
        hiddenTold = group.hidden();
        removedTold = group.removed();
    }

    /** A control word that the reader itself has no use for. */
    void word(String name) {
        switch (name) {
            case "objlink", "objautlink", "objsub", "objicemb" -> opening.saw(Action.EXTERNAL_LINK, part, "objects");
            case "objocx" -> opening.saw(Action.CONTROL, part, "objects");
            case "objupdate" -> opening.saw(Action.EMBEDDED_OBJECT, part, "objects");
            default -> {}
        }
    }

    /** A destination is over. */
    void over(RtfGroup.Holds held) throws IOException {
        String said = aside.toString().strip();
        aside.setLength(0);
        if (said.isEmpty()) {
            return;
        }
        switch (held) {
            case FIELD -> {
                if (DDE.matcher(said).find()) {
                    opening.saw(Action.DDE, part, "field");
                } else if (FETCHES.matcher(said).find()) {
                    opening.saw(Action.EXTERNAL_LINK, part, "field");
                }
            }
            case TEMPLATE ->
                opening.saw(
                        REMOTE.matcher(said).find() ? Action.EXTERNAL_TEMPLATE : Action.LOCAL_TEMPLATE,
                        part,
                        "template");
            case PERSON -> opening.saw(Hiding.PERSON_NAME, part, "");
            case COMMENT -> opening.saw(Hiding.COMMENT, part, "comments");
            default -> {}
        }
        int row = 1;
        for (String line : said.split("\\R", -1)) {
            String where = held.name().toLowerCase(java.util.Locale.ROOT);
            opening.hiddenLine(part, where, row++, line);
            if (held == RtfGroup.Holds.VARIABLES && HEX.matcher(line).matches()) {
                byte[] value = java.util.HexFormat.of().parseHex(line);
                opening.hiddenLine(part, where, row++, new String(value, StandardCharsets.ISO_8859_1));
            }
        }
    }
}
