package dk.sluse.opening;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;

/**
 * Numbers that Office draws at random to tell its own elements apart: slides, shapes, content controls, divisions of a page.
 * One in a hundred has the ten digits of a person number with a right check digit, and a presentation has dozens of them.
 */
final class OfficeIds {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{9,10}");
    private static final Map<String, String> ATTRIBUTES =
            Map.of("creationId", "val", "modId", "val", "docPr", "id", "cNvPr", "id", "div", "id", "id", "val");

    private OfficeIds() {}

    /** Whether an element's attribute is such a number: of Office's own vocabularies, and within what its schema allows. */
    static boolean isDrawn(XMLStreamReader xml, String element, int attribute) {
        if (!xml.getAttributeLocalName(attribute).equals(ATTRIBUTES.get(element))) {
            return false;
        }
        String space = Optional.ofNullable(xml.getNamespaceURI()).orElse("");
        boolean office = space.startsWith("http://schemas.openxmlformats.org/")
                || space.startsWith("http://schemas.microsoft.com/office/")
                || space.startsWith("http://purl.oclc.org/ooxml/");
        String value = xml.getAttributeValue(attribute);
        return office && NUMBER.matcher(value).matches() && Long.parseLong(value) <= 0xffffffffL;
    }
}
