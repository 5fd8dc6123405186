package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.disclosure.Table;
import dk.sluse.disclosure.TextTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drawing of a table: where the cells stand, and nothing of what they say. */
final class SketchingTest {

    @TempDir
    private Path folder;

    @Test
    void marksWhatWasFoundAmongHeadingsAndRoundedCounts() throws IOException {
        TableSketch sketch = only("small-cells", """
                Smoking\tCases\tControls\tTotal\tp
                Never\t412\t397\t809\t0.41
                Former\t57\t3\t60\t0.02
                Current\t6\t88\t94\t0.77
                """);

        assertThat(sketch.headings()).containsExactly("Cases", "Controls", "Total", "p");
        assertThat(sketch.rows())
                .containsExactly(
                        new TableSketch.Row("Never", List.of("≈410", "≈400", "≈810", "·")),
                        new TableSketch.Row("Former", List.of("≈60", "■", "≈60", "·")),
                        new TableSketch.Row("Current", List.of("<10", "≈90", "≈90", "·")));
        assertThat(sketch.places()).containsExactly("t.tsv:3");
        assertThat(sketch.cut()).isFalse();
    }

    @Test
    void aHiddenCellThatATotalGivesBackIsMarkedAndTheOthersStayHidden() throws IOException {
        TableSketch sketch = only("back-calculation", """
                Group\tYes\tNo\tTotal
                A\t<5\t28\t31
                B\t30\t40\t70
                Total\t33\t68\t101
                """);

        assertThat(sketch.rows().get(0)).isEqualTo(new TableSketch.Row("A", List.of("■", "≈30", "≈30")));
    }

    @Test
    void labelsBesideRowsThatSumUpNobodyAreNotRepeated() throws IOException {
        TableSketch sketch = only("small-cells", """
                Name\tn_visits\tn_calls
                Anna Example\t3\t2
                Bo Example\t4\t1
                Carl Example\t7\t4
                """);

        assertThat(sketch.toString()).doesNotContain("Example");
        assertThat(sketch.rows()).allSatisfy(row -> assertThat(row.label()).isEqualTo(TableSketch.OTHER));
    }

    @Test
    void neitherIdsNorStatedNumbersNorPersonNumbersAreRepeated() throws IOException {
        TableSketch sketch = only("small-cells", """
                Group\tP7K2M9XQ4RTB3WZ8CDF\tCases (N = 43)\tn 010170-1239
                BB12345678\t412\t3\t30
                Clinic 12\t412\t40\t30
                """);

        assertThat(sketch.toString())
                .doesNotContain("P7K2")
                .doesNotContain("43")
                .doesNotContain("1239")
                .doesNotContain("BB123")
                .contains("Cases (N = … )")
                .contains("Clinic 12");
    }

    /** Where twelve people must be in a cell, tens would tell too much. */
    @Test
    void countsAreCoarserWhereMorePeopleMustBeInACell() {
        Table table = table("Group\tCases\tControls\tOther", "A\t24\t23\t3", "B\t\t59\t40");

        assertThat(Sketching.of(table, first(table), 12, List.of()).rows())
                .extracting(TableSketch.Row::cells)
                .containsExactly(List.of("≈24", "<24", "■"), List.of("", "≈48", "≈48"));
        assertThat(Sketching.of(table, first(table), 5, List.of()).rows().get(0).cells())
                .containsExactly("≈20", "≈20", "■");
    }

    @Test
    void aRowOfTenIsSummedUpAndOneOfNineIsNot() {
        Table table = table("Group\tCases\tControls\tOther", "A\t10\t9\t3", "B\t9\t9\t9", "C\t40\t50\t60");
        List<TableSketch.Row> rows =
                Sketching.of(table, first(table), 5, List.of()).rows();

        assertThat(rows).extracting(TableSketch.Row::label).containsExactly("A", TableSketch.OTHER, "C");
        assertThat(rows.get(0).cells()).containsExactly("≈10", "<10", "■");
    }

    @Test
    void whatIsFoundInAHeadingOrALabelIsMarkedThereAndNowhereElse() {
        Table table = table("Group\tCases (n = 3)\tControls", "A\t40\t50", "B (n = 4)\t60\t70");
        TableSketch sketch = Sketching.of(
                table, Set.of(new Sketching.Spot(0, 1), new Sketching.Spot(table.firstRow() + 1, 0)), 5, List.of());

        assertThat(sketch.headings()).containsExactly("Cases (n = … ) ■", "Controls");
        assertThat(sketch.rows())
                .extracting(TableSketch.Row::label)
                .satisfiesExactly(
                        a -> assertThat(a).isEqualTo("A"),
                        b -> assertThat(b).startsWith("B").endsWith("■"));
    }

    @Test
    void whatTheFileHidesStaysHidden() {
        Table table = table("Group\tCases\tControls\tOther", "A\t<5\t50\t3", "B\t60\t70\t80");

        assertThat(Sketching.of(table, first(table), 5, List.of()).rows().get(0).cells())
                .containsExactly(TableSketch.HIDDEN, "≈50", "■");
    }

    /** Twelve rows and eight columns: what was found, the last one, which often is the total, and the nearest others. */
    @Test
    void theNeighboursOfWhatWasFoundAreDrawnAndTheLast() {
        Table table = large(40, 20);
        TableSketch sketch = Sketching.of(table, Set.of(spot(table, 20, 10)), 5, List.of());

        assertThat(sketch.cut()).isTrue();
        assertThat(sketch.headings()).containsExactly(headings(7, 8, 9, 10, 11, 12, 13, 19));
        assertThat(sketch.rows())
                .extracting(TableSketch.Row::label)
                .containsExactly(labels(15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 39));
    }

    @Test
    void ofManyFindsTheFirstAreDrawnAndTheLastRow() {
        Table table = large(40, 20);
        Set<Sketching.Spot> many = new HashSet<>();
        for (int i = 2; i < 20; i++) {
            many.add(spot(table, i, i));
        }
        TableSketch sketch = Sketching.of(table, many, 5, List.of());

        assertThat(sketch.headings()).containsExactly(headings(2, 3, 4, 5, 6, 7, 8, 19));
        assertThat(sketch.rows())
                .extracting(TableSketch.Row::label)
                .containsExactly(labels(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 39));
    }

    @Test
    void aSmallTableIsDrawnWhole() {
        Table table = large(12, 8);

        for (int row : new int[] {0, 5, 11}) {
            TableSketch sketch = Sketching.of(table, Set.of(spot(table, row, row % 8)), 5, List.of());
            assertThat(sketch.rows()).hasSize(12);
            assertThat(sketch.headings()).hasSize(8);
            assertThat(sketch.cut()).isFalse();
        }
        Table larger = large(13, 8);
        assertThat(Sketching.of(larger, Set.of(spot(larger, 0, 0)), 5, List.of())
                        .cut())
                .isTrue();
        Table wider = large(12, 9);
        assertThat(Sketching.of(wider, Set.of(spot(wider, 0, 0)), 5, List.of()).cut())
                .isTrue();
    }

    private static Sketching.Spot spot(Table table, int row, int column) {
        return new Sketching.Spot(table.firstRow() + row, table.firstColumn() + column);
    }

    private static String[] headings(int... columns) {
        return Arrays.stream(columns).mapToObj(c -> "Cases " + name(c)).toArray(String[]::new);
    }

    private static String[] labels(int... rows) {
        return Arrays.stream(rows).mapToObj(r -> "Parish " + name(r)).toArray(String[]::new);
    }

    private static String name(int number) {
        return "x" + (char) ('a' + number / 20) + (char) ('a' + number % 20);
    }

    private static Table large(int rows, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder heading = new StringBuilder("Group");
        for (int c = 0; c < columns; c++) {
            heading.append("\tCases ").append(name(c));
        }
        lines.add(heading.toString());
        for (int r = 0; r < rows; r++) {
            lines.add("Parish " + name(r) + "\t50".repeat(columns));
        }
        return table(lines.toArray(String[]::new));
    }

    private static Table table(String... lines) {
        return TextTables.in("", List.of(lines), i -> "t.tsv:" + (i + 1)).get(0);
    }

    /** The last cell of the first row. */
    private static Set<Sketching.Spot> first(Table table) {
        return Set.of(new Sketching.Spot(table.firstRow(), table.columns() - 1));
    }

    @Test
    void aLongTableIsCutAroundWhatWasFound() throws IOException {
        StringBuilder text = new StringBuilder("Parish\tn\n");
        for (int i = 0; i < 100; i++) {
            text.append("Parish ")
                    .append((char) ('A' + i % 26))
                    .append('\t')
                    .append(i == 70 ? 2 : 50 + i)
                    .append('\n');
        }
        TableSketch sketch = only("small-cells", text.toString());

        assertThat(sketch.cut()).isTrue();
        assertThat(sketch.rows()).hasSizeLessThanOrEqualTo(12);
        assertThat(sketch.rows().stream().flatMap(row -> row.cells().stream())).contains(TableSketch.FOUND);
    }

    /** Whatever the numbers are, a drawing holds no exact one. */
    @Property(tries = 300)
    void noNumberIsDrawnExactly(
            @ForAll @Size(12) List<@IntRange(max = 60) Integer> numbers,
            @ForAll @IntRange(max = 2) int row,
            @ForAll @IntRange(min = 1, max = 4) int column) {
        List<String> lines = new ArrayList<>(List.of("Group\tCases\tControls\tOther\tTotal"));
        for (int r = 0; r < 3; r++) {
            List<Integer> counts = numbers.subList(4 * r, 4 * r + 3);
            lines.add("Group " + (char) ('A' + r) + "\t"
                    + String.join("\t", counts.stream().map(String::valueOf).toList()) + "\t"
                    + counts.stream().mapToInt(Integer::intValue).sum());
        }
        Table table = TextTables.in("", lines, i -> "t.tsv:" + (i + 1)).get(0);
        Sketching.Spot spot = new Sketching.Spot(table.firstRow() + row, column);
        TableSketch sketch = Sketching.of(table, Set.of(spot), 5, List.of("t.tsv:1"));

        assertThat(sketch.rows()).allSatisfy(drawn -> assertThat(drawn.cells())
                .allMatch(cell ->
                        cell.isEmpty() || Set.of("■", "□", "·", "<10").contains(cell) || cell.matches("≈\\d+0")));
        assertThat(sketch.rows().get(row).cells().get(column - 1)).isEqualTo(TableSketch.FOUND);
    }

    private TableSketch only(String policy, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("t.tsv"), text);
        Stream<Finding> findings = Screened.findings(file, Declaration.undeclared("t.tsv"), Screened.LIMITS).stream()
                .filter(finding -> finding.policy().equals(policy));
        List<TableSketch> sketches =
                findings.flatMap(finding -> finding.sketch().stream()).toList();
        assertThat(sketches).hasSize(1);
        return sketches.get(0);
    }
}
