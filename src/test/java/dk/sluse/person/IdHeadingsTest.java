package dk.sluse.person;

import static dk.sluse.person.PersonLooks.line;
import static dk.sluse.person.PersonLooks.lines;
import static dk.sluse.person.PersonLooks.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.document.Passage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns headed as ids of persons, with three different ids below (R61). */
final class IdHeadingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patient_id", "PatientID", "participant no", "subject.nr", "person-key", "proband nummer", "individ id",
                "deltager-nr", "forsøgsperson_nr", "forsoegsperson id", "donor identifier", "sample_donor_id",
                        "\"patient id\"", "patient ids"
            })
    void aHeadingNamesThePerson(String heading) {
        assertThat(places(lines("age\t" + heading, "40\tP1", "41\tP2", "42\tP3")))
                .containsExactly("f:1");
        assertThat(places(lines(heading + ";age", "P1;40", "P2;41", "P3;42"))).containsExactly("f:1");
        assertThat(places(sheet("age|" + heading, "40|P1", "41|P2", "42|P3"))).containsExactly("f › S!B1");
        assertThat(IdHeadings.words())
                .anyMatch(word -> heading.toLowerCase(java.util.Locale.ROOT).contains(word));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patient",
                "patients",
                "id",
                "inpatient_id",
                "patient id of the first visit",
                "sample_id",
                "parts no",
                "period_id",
                "first id"
            })
    void anotherHeadingDoesNot(String heading) {
        assertThat(places(lines("age\t" + heading, "40\tP1", "41\tP2", "42\tP3")))
                .isEmpty();
        assertThat(places(sheet("age|" + heading, "40|P1", "41|P2", "42|P3"))).isEmpty();
    }

    @Test
    void threeDifferentIdsMakeAColumn() {
        assertThat(places(lines("patient_id\tage", "P1\t40", "P2\t40", "P2\t41")))
                .isEmpty();
        assertThat(places(lines("patient_id\tage", "P1\t40", "P2\t40", "P2\t41", " P3 \t40")))
                .hasSize(1);
        assertThat(places(lines("patient_id\tage", "P1\t40", "P\t40", "x\t41", "P 3\t40", "\t9", "-1\t9")))
                .isEmpty();
        assertThat(places(lines("patient_id\tage", "P1", "P2\t40\t50", "P3\t9")))
                .hasSize(1);
    }

    @Test
    void idsAreTheHeadingsOwnColumn() {
        assertThat(places(lines("age|patient_id|donor_id", "A1|P1|P1", "A2|P1|P2", "A3|P1|P3")))
                .containsExactly("f:1");
        assertThat(places(lines("age,patient_id", "A1,x", "A2,x", "A3,x", "A4")))
                .isEmpty();
        assertThat(places(sheet("patient_id|age", "P1|A1", "P1|A2", "P1|A3"))).isEmpty();
    }

    @Test
    void columnsThatBlanksKeepApartEndWithTheTable() {
        assertThat(places(lines("patient_id  age", "P1  40", "P2   41", "P3 42")))
                .containsExactly("f:1");
        assertThat(places(lines("patient_id age", "P1 40", "that was all", "P2 41", "P3 42")))
                .isEmpty();
    }

    @Test
    void aCommentedHeadingHeadsAllTheSame() {
        assertThat(places(lines("# patient_id\tage", "# P1\t40", "// P2\t41", "P3\t42")))
                .containsExactly("f:1");
    }

    @Test
    void linesOfOtherPartsAndPropertiesAreNotBelow() {
        List<Passage> passages = new ArrayList<>(lines("patient_id\tage", "P1\t40", "P2\t41"));
        passages.add(new Passage(PersonLooks.OTHER, Passage.Kind.LINE, "", 3, 0, false, "P3\t40"));
        passages.add(new Passage(PersonLooks.FILE, Passage.Kind.PROPERTY, "", 3, 0, false, "P3\t40"));
        assertThat(places(passages)).isEmpty();
        passages.add(line(3, "P3\t40"));
        assertThat(places(passages)).hasSize(1);
    }

    @Test
    void aLongLineIsNoHeading() {
        String long1 = "patient_id\t" + "x".repeat(9_988);
        assertThat(places(lines(long1, "P1\tx", "P2\tx", "P3\tx"))).hasSize(1);
        assertThat(places(lines(long1 + "x", "P1\tx", "P2\tx", "P3\tx"))).isEmpty();
    }

    @Test
    void placesAreInOrder() {
        assertThat(places(sheet("donor_id|patient_id", "P1|P1", "P2|P2", "P3|P3")))
                .containsExactly("f › S!A1", "f › S!B1");
    }

    private static List<String> places(List<Passage> passages) {
        IdHeadings headings = new IdHeadings(3);
        passages.forEach(headings::look);
        return headings.places();
    }
}
