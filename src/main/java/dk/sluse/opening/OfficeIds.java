package dk.sluse.opening;

import dk.sluse.document.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;

/**
 * Numbers that Office draws at random to tell its own elements apart: slides, shapes, content controls, divisions of a page.
 * One in a hundred has the ten digits of a person number with a right check digit, and a presentation has dozens of them.
 * Where so many of them are dates that chance does not explain it, somebody put persons there.
 */
final class OfficeIds {

    private static final Pattern NUMBER = Pattern.compile("-?[1-9][0-9]{8,9}");
    private static final Map<String, String> ATTRIBUTES =
            Map.of("creationId", "val", "modId", "val", "docPr", "id", "cNvPr", "id", "div", "id", "id", "val");
    private static final String WEIGHTS = "4327654321";
    private static final int FEWEST = 3;
    /** Of drawn numbers one in twelve has a day and a month, one in a hundred the check digit, too. */
    private static final int CHECKED_OF = 30;

    private static final int MOST = 100_000;

    private final List<String> passed = new ArrayList<>();
    private int dated;
    private int checked;

    /**
     * Whether an element's attribute is such a number: of Office's own vocabularies, and within what its schema allows. Of too
     * many none is passed by.
     */
    boolean passes(XMLStreamReader xml, String element, int attribute) {
        if (!xml.getAttributeLocalName(attribute).equals(ATTRIBUTES.get(element)) || passed.size() >= MOST) {
            return false;
        }
        String space = Optional.ofNullable(xml.getNamespaceURI()).orElse("");
        boolean office = space.startsWith("http://schemas.openxmlformats.org/")
                || space.startsWith("http://schemas.microsoft.com/office/")
                || space.startsWith("http://purl.oclc.org/ooxml/");
        String value = xml.getAttributeValue(attribute);
        boolean drawn = office && NUMBER.matcher(value).matches() && Long.parseLong(value) <= 0xffffffffL;
        if (drawn) {
            add(value);
        }
        return drawn;
    }

    private void add(String value) {
        passed.add(value);
        String digits = value.replace("-", "");
        String ten = digits.length() == WEIGHTS.length() ? digits : "0" + digits;
        int day = Integer.parseInt(ten.substring(0, 2));
        int month = Integer.parseInt(ten.substring(2, 4));
        if (day >= 1 && day <= 31 && month >= 1 && month <= 12) {
            dated++;
            int sum = 0;
            for (int i = 0; i < ten.length(); i++) {
                sum += (ten.charAt(i) - '0') * (WEIGHTS.charAt(i) - '0');
            }
            checked += sum % 11 == 0 ? 1 : 0;
        }
    }

    /** Hands over the numbers that were passed by when they are persons', to judge by how many of them are dates. */
    void tell(Part part, Opening opening, String where) throws IOException {
        boolean dates = dated >= FEWEST && 2 * dated >= passed.size();
        boolean checks = checked >= FEWEST + passed.size() / CHECKED_OF;
        if (dates || checks) {
            for (String number : passed) {
                opening.property(part, where, number.replace("-", ""));
            }
        }
    }
}
