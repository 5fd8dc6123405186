package dk.sluse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tables whose columns only single blanks part, as text comes out of a PDF. */
class TokenRowsTest {

    @Test
    @DisplayName("A number that counts the rows up is part of their label, not a count of people")
    void numbered_labels() {
        var found = TokenRows.of(List.of(
                "Group Year 2011 Year 2012",
                "Stage 1 215 (62.3 %) 821 (32.8 %)",
                "Stage 2 890 (45.0 %) 436 (15.7 %)",
                "Stage 3 682 (8.4 %) 868 (26.7 %)",
                "Quartile 1 494 (43.5 %) 538 (41.4 %)",
                "Quartile 2 494 (43.5 %) 538 (41.4 %)"));
        assertThat(found).singleElement().satisfies(table -> assertThat(table.rows())
                .contains(
                        List.of("Stage 1", "215 (62.3 %)", "821 (32.8 %)"),
                        List.of("Quartile 2", "494 (43.5 %)", "538 (41.4 %)")));
    }

    @Test
    @DisplayName("Numbers that happen to stand below each other stay figures")
    void figures_stay() {
        var counts = TokenRows.of(List.of("Outcome n N", "Death 3 40", "Relapse 4 40"));
        assertThat(counts.get(0).rows()).contains(List.of("Death", "3", "40"));
        var unordered = TokenRows.of(List.of("Arm n N", "Arm 3 40", "Arm 1 40"));
        assertThat(unordered.get(0).rows()).contains(List.of("Arm", "3", "40"));
        var later = TokenRows.of(List.of("Arm n N", "Cases 3 40", "Cases 4 40"));
        assertThat(later.get(0).rows()).contains(List.of("Cases", "3", "40"));
        var alone = TokenRows.of(List.of("Visits n", "Visit 1", "Visit 2"));
        assertThat(alone).allSatisfy(table -> assertThat(table.rows()).contains(List.of("Visit", "1")));
    }
}
