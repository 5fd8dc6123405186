package dk.sluse.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.document.Severity;
import dk.sluse.screening.Finding;
import dk.sluse.screening.TableSketch;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What travels between the hub and the limited process arrives as it was sent. */
final class WireTest {

    @Test
    void aFindingTravelsWithItsTable() throws IOException {
        TableSketch sketch = new TableSketch(
                List.of("n"),
                List.of(new TableSketch.Row("Mænd", List.of(TableSketch.FOUND))),
                List.of("t.tsv:2"),
                true);
        Finding drawn = new Finding(
                "small-cells",
                Severity.HOLD,
                new Phrase("Små antal", "Small counts"),
                "t.tsv:2",
                "R53",
                Optional.empty(),
                Optional.of(sketch));
        Finding plain = new Finding(
                "person-id", Severity.REFUSE, new Phrase("a", "b"), "t.tsv", "R50", Optional.of("cpr-numbers"));
        Wire.Judged sent = new Wire.Judged(List.of(drawn, plain));

        assertThat(Wire.readAnswer(Wire.write(sent))).isEqualTo(sent);
    }

    @Test
    void aTableThatIsNoneIsNoAnswer() {
        String line = "{\"findings\":[{\"policy\":\"p\",\"severity\":\"hold\",\"message\":\"a\",\"messageDa\":\"b\","
                + "\"place\":\"x\",\"rule\":\"R53\",\"table\":{\"rows\":7}}]}";

        assertThatThrownBy(() -> Wire.readAnswer(line)).isInstanceOf(IOException.class);
    }
}
