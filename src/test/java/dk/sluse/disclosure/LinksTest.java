package dk.sluse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables with cells in common (R63), told by their labels and by numbers that agree. */
final class LinksTest {

    private static final Cells HIDES = cells("Clinic\tn", "A\t<5", "B\t40", "Total\t43");

    @Test
    void cellsAreKnownByTheWordsOfRowAndColumn() {
        assertThat(Links.keys(cells(
                                "Clinic\tMen (n = 40)\tAntal kvinder\tTotal", "A (N: 12)\t5\t6\t11", "Total\t9\t9\t18"))
                        .keySet())
                .containsExactlyInAnyOrder("a × men", "a × kvinder", "a", "men", "kvinder", "");
    }

    @Test
    void rowsAndColumnsMayBeExchanged() {
        assertThat(Links.keys(cells("Clinic\tMen\tWomen", "A\t5\t6", "B\t7\t8")).keySet())
                .isEqualTo(Links.keys(cells("Sex\tA\tB", "Men\t5\t7", "Women\t6\t8"))
                        .keySet());
    }

    @Test
    void whatStandsTwiceOrHasNoLabelOrDoesNotCountIsNobodys() {
        assertThat(Links.keys(cells("Clinic\tn", "A\t5", "A\t6", "B\t7")).keySet())
                .containsExactly("b");
        assertThat(Links.keys(cells("Clinic\tn", "A\t5", "\t6", "B\t7")).keySet())
                .containsExactlyInAnyOrder("a", "b");
        assertThat(Links.keys(cells("Clinic\tn\tp", "A\t5\t1", "Mean age\t54\t1", "B\t7\t0"))
                        .keySet())
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aTableOfMoreThanFiveThousandCellsIsKnownByItsFirst() {
        String[] lines = new String[5102];
        lines[0] = "Clinic\tn";
        for (int i = 1; i < lines.length; i++) {
            lines[i] = "c" + i + "\t" + i;
        }
        assertThat(Links.keys(cells(lines))).hasSize(5000);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 40, true",
        // B has another number: other people
        "3, 41, false",
        // the mark rules it out
        "5, 40, false",
        "0, 40, false",
        "4, 40, true",
        "1, 40, true",
        "*, 40, true",
        // nothing shown is in both
        "3, *, false",
        "*, 0, false"
    })
    void tablesThatAgreeAreLinked(String a, String b, boolean linked) {
        Cells other = cells("Clinic\tn", "A\t" + a, "B\t" + b);

        assertThat(Links.families(List.of(HIDES, other)).isEmpty()).isEqualTo(!linked);
        assertThat(Links.families(List.of(other, HIDES)).isEmpty()).isEqualTo(!linked);
        assertThat(Links.between(List.of(HIDES, other)).isEmpty()).isEqualTo(!linked);
    }

    @Test
    void thatNobodyIsThereInBothIsNoAgreement() {
        assertThat(Links.families(List.of(cells("Clinic\tn", "A\t<5", "B\t0"), cells("Clinic\tn", "A\t3", "B\t0"))))
                .isEmpty();
    }

    @Test
    void tablesThatHideNothingNeedNoLink() {
        Cells shown = cells("Clinic\tn", "A\t3", "B\t40");

        assertThat(Links.families(List.of(shown, shown))).isEmpty();
        assertThat(Links.families(List.of(shown, HIDES))).containsExactly(List.of(0, 1));
    }

    @Test
    void linksOfLinksAreOneFamily() {
        Cells two = cells("Clinic\tn", "B\t40", "C\t<5", "D\t50");
        Cells three = cells("Clinic\tn", "D\t50", "E\t3");
        Cells apart = cells("Region\tn", "North\t<5", "South\t9");
        Cells alone = cells("Ward\tn", "One\t<5", "Two\t9");

        assertThat(Links.families(List.of(HIDES, apart, three, two, apart, alone)))
                .containsExactlyInAnyOrder(List.of(0, 2, 3), List.of(1, 4));
        assertThat(Links.families(List.of(HIDES))).isEmpty();
    }

    @Test
    void sixtyTablesAreCompared() {
        List<Cells> tables = new ArrayList<>();
        tables.add(HIDES);
        for (int i = 1; i < 59; i++) {
            tables.add(cells("Ward" + i + "\tn", "x" + i + "\t9"));
        }
        tables.add(HIDES);
        assertThat(Links.families(tables)).containsExactly(List.of(0, 59));

        tables.add(59, cells("Ward\tn", "x\t9"));
        assertThat(Links.families(tables)).isEmpty();
    }

    @Test
    void theSameCellIsToldByItsPlaceInEachTable() {
        Cells other = cells("Ward\tn", "Z\t9", "B\t40", "A\t<5");

        assertThat(Links.between(List.of(other, HIDES)))
                .containsExactlyInAnyOrder(
                        new Links.Same(0, new Totals.Spot(2, 1), 1, new Totals.Spot(2, 1)),
                        new Links.Same(0, new Totals.Spot(3, 1), 1, new Totals.Spot(1, 1)));
    }

    private static Cells cells(String... lines) {
        return new Cells(Grid.of(lines));
    }
}
