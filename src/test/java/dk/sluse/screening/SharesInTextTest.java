package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shares of a stated group in running text and at prompts (R63), flows of participants, and single rows. */
final class SharesInTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "three of 74 (4.1%) developed cardiomyopathy",
                "tre af 74 (4,1 %) udviklede kardiomyopati",
                "Of the 38 twins, 5.3% were concordant.",
                "N = 74; 4.1% had diabetes.",
                "> nrow(carriers)\n[1] 62\n> prop.table(table(carriers$gene))\n\n    BRCA1     PALB2 \n0.9516129 0.0483871",
                "> nrow(d)\n[1] 62\n> mean(d$relapse)\n[1] 0.0483871",
                ">>> len(df)\n62\n>>> df.gene.value_counts(normalize=True)\nBRCA1    0.951613\nPALB2    0.048387"
            })
    void fewPeopleAreFound(String text) {
        assertThat(shares(text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13 of 74 (17.6%) developed cardiomyopathy",
                "three of 74 (95%) intervals",
                "Of the 380 twins, 5.3% were concordant.",
                "N = 74; the 95% CI was 4.1%",
                "> nrow(d)\n[1] 62\n> mean(d$relapse)\n[1] 0.2096774",
                "> mean(d$p)\n[1] 0.0483871"
            })
    void othersAreNot(String text) {
        assertThat(shares(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Inkluderet i registeret: 412 personer\n  Ekskluderet:\n   - flyttet ud af landet: 3\n   - manglende samtykke: 44",
                "Excluded:\n - withdrew consent: 2",
                "Registered: 300\nLost to follow−up: 2\nPatients analysed: 298"
            })
    void fewWhoWereLeftOut(String text) {
        assertThat(flow(text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Excluded:\n - withdrew consent: 12",
                "Registered in 2019 by the region\nNumber of arms: 2",
                "Excluded:\n - samples below quality: 2",
                "Settings\n number of threads: 2"
            })
    void manyOrThingsWhichWereLeftOut(String text) {
        assertThat(flow(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> d[which.max(d$bmi), ]\n    age sex  bmi stage smoker\n117  43   F 51.2    II    yes",
                "> results[which.max(results$bmi), ]\n    age sex bmi stage\n17  41   M 52.1 II",
                "> d %>% slice_max(bmi, n = 1)\n# A tibble: 1 x 4\n    age sex     bmi stage\n1    43 F      51.2 II",
                ">>> df.loc[df.bmi.idxmax()]\nage          43\nsex           F\nbmi        51.2\nName: 117, dtype: object"
            })
    void theRowOfOnePerson(String text) {
        assertThat(picked(text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> genes[which.max(genes$p), ]\n    chr pos  p se\n117  43 712 1 2",
                "gene   LDLR\nName: 117, dtype: object"
            })
    void theRowOfAnythingElse(String text) {
        assertThat(picked(text)).isEmpty();
    }

    private static List<Finding> shares(String text) {
        SharesInText shares = new SharesInText(5);
        Passages.lines("a.log", text.split("\n", -1)).forEach(shares::look);
        return shares.findings(List.of());
    }

    private static List<Finding> flow(String text) {
        PrintedFlow flow = new PrintedFlow(5);
        Passages.lines("a.log", text.split("\n", -1)).forEach(flow::look);
        return flow.findings(List.of());
    }

    private static List<Finding> picked(String text) {
        PickedRow picked = new PickedRow();
        Passages.lines("a.log", text.split("\n", -1)).forEach(picked::look);
        return picked.findings();
    }
}
