package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.disclosure.Table;
import dk.sluse.disclosure.TextTables;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sentence names the first cell in full and a few others in short. */
final class TablePlacesTest {

    @Test
    void oneCellIsNamedAloneAndOthersInShort() {
        TablePlaces places = new TablePlaces(table("T.xlsx › S!B", 20));
        assertThat(places.isEmpty()).isTrue();

        places.add(1, 1);
        assertThat(places.isEmpty()).isFalse();
        assertThat(places.first()).isEqualTo("T.xlsx › S!B2");
        assertThat(places.others()).isEmpty();

        places.add(3, 1);
        places.add(5, 1);
        assertThat(places.count()).isEqualTo(3);
        assertThat(places.others()).isEqualTo(", B4, B6");
    }

    @Test
    void theShortNameIsWhatStandsBehindTheLastSign() {
        assertThat(second("a.txt:")).isEqualTo(", 3");
        assertThat(second("a › b:c › ")).isEqualTo(", 3");
    }

    @Test
    void sixOthersAreNamedAndMoreAreHintedAt() {
        TablePlaces places = new TablePlaces(table("S!", 20));
        for (int row = 1; row <= 7; row++) {
            places.add(row, 1);
        }
        assertThat(places.others()).isEqualTo(", 3, 4, 5, 6, 7, 8");

        places.add(8, 1);
        assertThat(places.others()).isEqualTo(", 3, 4, 5, 6, 7, 8 …");
        assertThat(places.count()).isEqualTo(8);
    }

    @Test
    void cellsOfAPlaceThatIsNamedAreNotHintedAt() {
        TablePlaces places = new TablePlaces(table("S!", 20));
        for (int row = 1; row <= 6; row++) {
            places.add(row, 1);
        }
        places.add(1, 2);

        assertThat(places.others()).isEqualTo(", 3, 4, 5, 6, 7");
    }

    /** Cells of one line of text have one place. */
    @Test
    void aPlaceOfSeveralCellsIsNamedOnce() {
        TablePlaces places = new TablePlaces(table("S!", 20));
        places.add(1, 1);
        places.add(1, 1);

        assertThat(places.others()).isEmpty();
        assertThat(places.count()).isEqualTo(2);
        assertThat(places.sketch(5).places()).containsExactly("S!2");
    }

    @Test
    void twoHundredCellsAreDrawnAtMost() {
        TablePlaces places = new TablePlaces(table("S!", 300));
        for (int row = 1; row <= 250; row++) {
            places.add(row, 1);
        }
        assertThat(places.sketch(5).places()).hasSize(200);
    }

    private static String second(String before) {
        TablePlaces places = new TablePlaces(table(before, 20));
        places.add(1, 1);
        places.add(2, 1);
        return places.others();
    }

    private static Table table(String before, int rows) {
        List<String> lines = new ArrayList<>(List.of("Group\tn\tm"));
        for (int i = 0; i < rows; i++) {
            lines.add("Group " + (char) ('A' + i % 26) + "\t" + (100 + i) + "\t" + (200 + i));
        }
        return TextTables.in("", lines, i -> before + (i + 1)).get(0);
    }
}
