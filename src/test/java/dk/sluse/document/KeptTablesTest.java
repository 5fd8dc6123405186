package dk.sluse.document;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.disclosure.Table;
import dk.sluse.disclosure.TextTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tables are kept up to bounds, and that a bound was met is told once. */
final class KeptTablesTest {

    private final KeptTables kept = new KeptTables();

    @Test
    void twoHundredThousandCellsAreKept() {
        Table table = table(4);
        int cells = table.rows() * table.columns();
        for (int i = cells; i < 200_000 - cells; i++) {
            kept.countCell();
        }
        kept.add(table);
        assertThat(kept.hasRoomForCells()).isTrue();
        for (int i = 0; i < cells; i++) {
            assertThat(kept.hasRoom()).isTrue();
            kept.countCell();
        }
        assertThat(kept.hasRoomForCells()).isFalse();
        assertThat(kept.hasRoom()).isFalse();
    }

    @Test
    void aThousandTablesAreKept() {
        Table table = table(2);
        kept.addCounted(new ArrayList<>(java.util.Collections.nCopies(999, table)));
        assertThat(kept.hasRoom()).isTrue();
        kept.add(table);
        assertThat(kept.hasRoom()).isFalse();
        assertThat(kept.hasRoomForCells()).isTrue();
        assertThat(tables().all()).hasSize(1_000);
    }

    @Test
    void itIsFullWhenThatWasSaid() {
        kept.bound("here");
        assertThat(kept.isFull()).as("there is room").isFalse();
        kept.bound("there");
        assertThat(tables().bounded()).containsExactly("here");

        KeptTables many = new KeptTables();
        many.addCounted(new ArrayList<>(java.util.Collections.nCopies(1_000, table(2))));
        assertThat(many.isFull()).as("nobody said so").isFalse();
        many.bound("here");
        assertThat(many.isFull()).isTrue();
    }

    @Test
    void aThousandUnsolvedNumbersAreTold() {
        assertThat(kept.leaveUnsolved(Optional.empty())).isFalse();
        for (int i = 0; i < 1_000; i++) {
            assertThat(kept.leaveUnsolved(Optional.of("row " + i))).isTrue();
        }
        assertThat(kept.leaveUnsolved(Optional.of("one more"))).isFalse();
        assertThat(tables().unsolved()).hasSize(1_000).startsWith("row 0");
    }

    @Test
    void whatIsSaidBelowIsTheLastTables() {
        kept.sayBelowLast("of nobody");
        assertThat(tables().all()).isEmpty();

        Table first = table(2);
        kept.add(first);
        kept.add(table(3));
        kept.sayBelowLast("of 412 patients");

        assertThat(tables().all()).hasSize(2);
        assertThat(tables().all().get(0)).isSameAs(first);
        assertThat(tables().all().get(1).rows()).isEqualTo(4);
    }

    private Tables tables() {
        return kept.with(List.of(), List.of());
    }

    private static Table table(int rows) {
        List<String> lines = new ArrayList<>(List.of("Group\tn"));
        for (int i = 0; i < rows; i++) {
            lines.add("g" + (char) ('a' + i) + "\t" + (40 + i));
        }
        return TextTables.in("", lines, i -> "a.txt:" + (i + 1)).get(0);
    }
}
