package dk.sluse.opening;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Which of a workbook's cell styles show nothing: the format {@code ;;;}, or white letters on no colour. */
final class CellStyles {

    private static final Set<String> WHITE = Set.of("FFFFFFFF", "00FFFFFF", "FFFFFF");
    private static final Set<String> WHITE_INDEX = Set.of("1", "9", "65");

    private static final Pattern PERSONS = Pattern.compile("[0#]{5,6}-[0#]{4}");

    private final BitSet whiteFonts = new BitSet();
    private final BitSet plainFills = new BitSet();
    private final Set<String> emptyFormats = new HashSet<>();
    private final Set<String> personFormats = new HashSet<>();
    private final BitSet invisible = new BitSet();
    private final BitSet persons = new BitSet();
    private final List<String> path = new ArrayList<>();
    private int fonts;
    private int fills;
    private int styles;
    private boolean white;
    private boolean plain;

    /** Styles of a workbook that has none. */
    static CellStyles none() {
        return new CellStyles();
    }

    static CellStyles of(InputStream in) throws IOException {
        CellStyles styles = new CellStyles();
        try {
            XMLStreamReader xml = XmlStream.of(in);
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    styles.start(xml, xml.getLocalName());
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    styles.end(xml.getLocalName());
                }
            }
            xml.close();
        } catch (XMLStreamException e) {
            // The part is told to be unsound when its own turn comes.
            return styles;
        }
        return styles;
    }

    boolean isInvisible(int style) {
        return style >= 0 && invisible.get(style);
    }

    /** Whether a number is shown with a dash before its last four digits. */
    boolean isPersons(int style) {
        return style >= 0 && persons.get(style);
    }

    private void start(XMLStreamReader xml, String name) {
        String parent = path.isEmpty() ? "" : path.get(path.size() - 1);
        path.add(name);
        switch (name) {
            case "numFmt" -> {
                if (PERSONS.matcher(PackageMap.attribute(xml, "formatCode").replaceAll("[\"\\\\]", ""))
                        .lookingAt()) {
                    personFormats.add(PackageMap.attribute(xml, "numFmtId"));
                }
                if (isEmptyFormat(PackageMap.attribute(xml, "formatCode"))) {
                    emptyFormats.add(PackageMap.attribute(xml, "numFmtId"));
                }
            }
            case "font" -> white = false;
            case "color" -> white |= parent.equals("font") && isWhite(xml);
            case "fill" -> plain = false;
            case "patternFill" ->
                plain = !PackageMap.attribute(xml, "patternType").equals("solid");
            case "fgColor" -> plain |= isWhite(xml);
            case "xf" -> {
                if (parent.equals("cellXfs")) {
                    style(xml);
                }
            }
            default -> {}
        }
    }

    private void end(String name) {
        path.remove(path.size() - 1);
        String parent = path.isEmpty() ? "" : path.get(path.size() - 1);
        if (name.equals("font") && parent.equals("fonts")) {
            whiteFonts.set(fonts++, white);
        } else if (name.equals("fill") && parent.equals("fills")) {
            plainFills.set(fills++, plain);
        }
    }

    private void style(XMLStreamReader xml) {
        int font = index(PackageMap.attribute(xml, "fontId"));
        int fill = index(PackageMap.attribute(xml, "fillId"));
        boolean hidden = emptyFormats.contains(PackageMap.attribute(xml, "numFmtId"))
                || (whiteFonts.get(font) && (plainFills.get(fill) || fill >= fills));
        persons.set(styles, personFormats.contains(PackageMap.attribute(xml, "numFmtId")));
        invisible.set(styles++, hidden);
    }

    private static int index(String digits) {
        try {
            return Math.max(0, Integer.parseInt(digits));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** All three or four sections empty: positive, negative, zero and text show nothing. */
    private static boolean isEmptyFormat(String code) {
        String bare = code.replace(" ", "").replace("\"\"", "");
        return bare.equals(";;;") || bare.equals(";;");
    }

    private static boolean isWhite(XMLStreamReader xml) {
        return WHITE.contains(PackageMap.attribute(xml, "rgb").toUpperCase(java.util.Locale.ROOT))
                || (PackageMap.attribute(xml, "theme").equals("0")
                        && PackageMap.attribute(xml, "tint").isEmpty())
                || WHITE_INDEX.contains(PackageMap.attribute(xml, "indexed"));
    }
}
