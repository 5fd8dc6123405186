package dk.sluse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tables list people, one a row, and by what sign (R58, R59). */
final class ListingTest {

    private static final Listing.Found IDS = new Listing.Found(Listing.Sign.IDS, 0);

    @ParameterizedTest
    @ValueSource(strings = {"id", "Patient ID", "record_id", "sample", "løbenr", "Deltager", "pid", "cohort.id", "obs"})
    void idsThatDifferFromRowToRow(String heading) {
        assertThat(listed(heading + "\tresult", "A1\t5.2", "A2\t6.1", "A3\t5.9"))
                .contains(IDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gene id", "rsid", "model_id", "kommune id", "ICD-id", "variant-id", "Name"})
    void idsOfOtherThingsThanPeople(String heading) {
        assertThat(listed(heading + "\tresult", "A1\t5.2", "A2\t6.1", "A3\t5.9"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P%03d", "Patient %d", "pt-%d", "deltager %d", "donor_%02d"})
    void peopleWhoAreNumberedNeedNoHeading(String label) {
        assertThat(listed(numbered(label, 10))).contains(IDS);
        assertThat(listed(numbered(label, 9))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P%d", "PC%02d", "Week %d", "Gene %d", "rs%d", "Model %d", "%d", "Region %d"})
    void otherThingsAreNumberedToo(String label) {
        assertThat(listed(numbered(label, 12))).isEmpty();
    }

    private static String[] numbered(String label, int rows) {
        List<String> table = new ArrayList<>(List.of("\tresult"));
        for (int i = 1; i <= rows; i++) {
            table.add(String.format(label, i) + "\t" + (40 + i) + ".5");
        }
        return table.toArray(String[]::new);
    }

    @Test
    void threeRowsAreAListAndTwoAreNot() {
        assertThat(listed("id\tresult", "A1\t5.2", "A2\t6.1")).isEmpty();
        assertThat(listed("id\tresult", "A1\t5.2", "A2\t6.1", "A3\t5.9")).contains(IDS);
    }

    /** Four of five rows with an id, four of five ids of their own, four of five with a digit: that is mostly. */
    @Test
    void mostRowsHaveAnIdOfTheirOwn() {
        assertThat(listed("id\tresult", "A1\t1.5", "A2\t2.5", "A3\t3.5", "A4\t4.5", "\t5.5"))
                .contains(IDS);
        assertThat(listed("id\tresult", "A1\t1.5", "A2\t2.5", "A3\t3.5", "\t4.5", "\t5.5"))
                .isEmpty();
        assertThat(listed("id\tresult", "A1\t1.5", "A2\t2.5", "A3\t3.5", "A4\t4.5", "a4\t5.5"))
                .contains(IDS);
        assertThat(listed("id\tresult", "A1\t1.5", "A2\t2.5", "A3\t3.5", "A3\t4.5", "A3\t5.5"))
                .isEmpty();
        assertThat(listed("id\tresult", "A1\t1.5", "A2\t2.5", "A3\t3.5", "A4\t4.5", "north\t5.5"))
                .contains(IDS);
        assertThat(listed("id\tresult", "A1\t1.5", "A2\t2.5", "A3\t3.5", "east\t4.5", "north\t5.5"))
                .isEmpty();
    }

    @Test
    void idsAreNotTakenFromATableThatSumsUp() {
        assertThat(listed("id\tmean", "A1\t5.2", "A2\t6.1", "A3\t5.9")).isEmpty();
        assertThat(listed("id\tn", "A1\t52", "A2\t61", "A3\t59")).isEmpty();
        assertThat(listed("id\tresult", "A1\t5.2", "A2\t6.1", "Mean\t5.9")).isEmpty();
        assertThat(listed("id\tresult", "A1\t5.2", "A2\t6.1", "A3\t5.9", "A4\t5.8", "Mean\t5.7"))
                .isEmpty();
        assertThat(listed("id\tresult", "A1\t5.2", "A2\t6.1", "A3\t5.9", "A4\t5.8", "n\t5"))
                .isEmpty();
        // but with something known of each person beside them they are
        assertThat(listed("id\tage\tmean", "A1\t52\t5.2", "A2\t61\t6.1", "A3\t59\t5.9"))
                .contains(IDS);
    }

    @ParameterizedTest
    @CsvSource({
        "Date of birth, 1961-04-02, 1972-11-30, 1958-01-17",
        "fødselsdato, 02.04.1961, 30.11.1972, 17.01.1958",
        "Indlagt dato, 2/4-19, 30/11-19, 17/1-19",
        "surgery, 2 apr 2019, 30 nov 2019, 17 jan 2019",
        "dod, 2019-04-02 10:15, 2019-11-30 08:00, 2019-01-17 23:59",
        // as a sheet stores a day
        "diagnosis, 43557, 43799, 43482"
    })
    void daysInPeoplesLives(String heading, String one, String two, String three) {
        assertThat(listed("ward\t" + heading, "north\t" + one, "south\t" + two, "east\t" + three))
                .contains(dates(1));
    }

    @Test
    void daysThatAreFewOrTheSameAreNone() {
        assertThat(listed("ward\tdate", "a\t2019-04-02", "b\t2019-04-03", "c\tlater"))
                .isEmpty();
        assertThat(listed("ward\tdate", "a\t2019-04-02", "b\t2019-04-03", "c\t2019-04-04", "d\t2019-04-05", "e\tlater"))
                .contains(dates(1));
        assertThat(listed("ward\tdate", "a\t2019-04-02", "b\t2019-04-03", "c\t2019-04-04", "d\t-", "e\tlater"))
                .isEmpty();
        assertThat(listed("ward\tdate", "a\t2019-04-02", "b\t2019-04-02", "c\t2019-04-03"))
                .isEmpty();
        assertThat(listed("ward\tvalue", "a\t2019-04-02", "b\t2019-04-03", "c\t2019-04-04"))
                .isEmpty();
        assertThat(listed("ward\tdate", "a\t52019", "b\t53019", "c\t54019")).isEmpty();
    }

    @Test
    void theIdsComeFirstThenTheDaysThenTheTraits() {
        String[] rows = {
            "A1\t2019-04-02\t51\tM",
            "A2\t2019-04-03\t62\tF",
            "A3\t2019-04-04\t73\tM",
            "A4\t2019-04-05\t48\tF",
            "A5\t2019-04-06\t39\tM"
        };
        assertThat(listed(with("id\tdate\tage\tsex", rows))).contains(IDS);
        assertThat(listed(with("ward\tdate\tage\tsex", rows))).contains(dates(1));
        assertThat(listed(with("ward\tsent\tage\tsex", rows))).contains(new Listing.Found(Listing.Sign.TRAITS, 2));
        // five rows of two things known of each
        assertThat(listed(
                        with("ward\tsent\tage\tsex", List.of(rows).subList(0, 4).toArray(String[]::new))))
                .isEmpty();
        assertThat(listed(with("ward\tsent\tage\tday", rows))).isEmpty();
    }

    @Test
    void groupsOfAgesAndATableWithATotalListNobody() {
        List<String> rows = List.of("18-39\tM\t1.5", "18-39\tF\t2.5", "40-64\tM\t3.5", "65+\tF\t4.5", "≥80\tM\t5.5");
        assertThat(listed(with("age\tsex\tscale", rows.toArray(String[]::new)))).isEmpty();

        List<String> people = new ArrayList<>(List.of("51\tM\tx", "62\tF\tx", "73\tM\tx", "48\tF\tx", "39\tM\tx"));
        assertThat(listed(with("age\tsex\tnote", people.toArray(String[]::new))))
                .isPresent();
        people.set(4, "39\tTotal\tx");
        assertThat(listed(with("age\tsex\tnote", people.toArray(String[]::new))))
                .isEmpty();
    }

    /** A register of hundreds that says “all” somewhere is a list all the same. */
    @Test
    void aLongListIsOneWhateverItsRowsSay() {
        List<String> rows = new ArrayList<>(Collections.nCopies(59, "39\tM\tx"));
        rows.add("39\tM\tall");
        assertThat(listed(with("age\tsex\tnote", rows.toArray(String[]::new)))).isEmpty();
        rows.add("39\tM\tx");
        assertThat(listed(with("age\tsex\tnote", rows.toArray(String[]::new)))).isPresent();
    }

    @Test
    void traitsStandInMostRows() {
        String[] rows = {"51\tM\tx", "62\tF\tx", "73\tM\tx", "48\tF\tx", "39\t\tx"};
        assertThat(listed(with("age\tsex\tnote", rows))).isPresent();
        rows[3] = "48\t\tx";
        assertThat(listed(with("age\tsex\tnote", rows))).isEmpty();
    }

    /** Two of five ages that are groups leave a list; three of six do not. */
    @Test
    void mostAgesAreOfOnePerson() {
        assertThat(listed(with("age\tsex\tnote", "51\tM\tx", "62\tF\tx", "73\tM\tx", "<40\tF\tx", "80+\tM\tx")))
                .isPresent();
        assertThat(listed(with(
                        "age\tsex\tnote", "51\tM\tx", "62\tF\tx", "73\tM\tx", "<40\tF\tx", "80+\tM\tx", "40-49\tF\tx")))
                .isEmpty();
    }

    /** Versions and log lines have days, but nobody's. */
    @Test
    void aHistoryOfVersionsIsNotOfPeople() {
        assertThat(ofPeople("version\tdate", "1.0\t2019-04-02", "1.1\t2019-04-03", "1.2\t2019-04-04"))
                .isFalse();
        assertThat(ofPeople("ward\tadmission", "a\t2019-04-02", "b\t2019-04-03", "c\t2019-04-04"))
                .isTrue();
        assertThat(ofPeople("version\tdate\tage", "1.0\t2019-04-02\t41", "1.1\t2019-04-03\t52", "1.2\t2019-04-04\t63"))
                .isTrue();
        assertThat(ofPeople("step\tdate\tstatus", "1.0\t2019-04-02\tok", "1.1\t2019-04-03\tok", "1.2\t2019-04-04\tok"))
                .isFalse();
        assertThat(ofPeople("version\tdate\tpid", "1.0\t2019-04-02\tx", "1.1\t2019-04-03\tx", "1.2\t2019-04-04\tx"))
                .isTrue();
        assertThat(ofPeople(
                        "version\tdate\tmodel_id", "1.0\t2019-04-02\tx", "1.1\t2019-04-03\tx", "1.2\t2019-04-04\tx"))
                .isFalse();
        assertThat(ofPeople("id\tresult", "A1\t5.2", "A2\t6.1", "A3\t5.9")).isTrue();
        assertThat(ofPeople("name\tresult", "A1\t5.2", "A2\t6.1", "A3\t5.9")).isFalse();
    }

    private static Listing.Found dates(int column) {
        return new Listing.Found(Listing.Sign.DATES, column);
    }

    private static String[] with(String heading, String... rows) {
        List<String> lines = new ArrayList<>(List.of(rows));
        lines.add(0, heading);
        return lines.toArray(String[]::new);
    }

    private static Optional<Listing.Found> listed(String... lines) {
        return Listing.in(Grid.of(lines));
    }

    private static boolean ofPeople(String... lines) {
        return Listing.isOfPeople(Grid.of(lines));
    }

    @Test
    void peopleWithARowForEachVisitAreListed() {
        String[] visits = new String[13];
        visits[0] = "y\tage\tsubject\tperiod";
        for (int i = 0; i < 12; i++) {
            visits[i + 1] = i * 3 % 7 + "\t" + (30 + i / 2) + "\t" + i / 2 + "\t" + i % 2;
        }
        assertThat(listed(visits)).contains(new Listing.Found(Listing.Sign.IDS, 2));
        visits[0] = "y\tage\tward\tperiod";
        assertThat(listed(visits)).isEmpty();
    }
}
