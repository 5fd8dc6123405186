package dk.sluse.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.disclosure.Figures;
import dk.sluse.document.Severity;
import dk.sluse.screening.Declaration;
import dk.sluse.screening.Earlier;
import dk.sluse.screening.Finding;
import dk.sluse.screening.Screened;
import dk.sluse.screening.TableSketch;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    void whatWasPublishedBeforeTravelsBeforeTheFilesAndTheirOwnFiguresBack() throws IOException {
        List<Figures> figures = List.of(new Figures("sluse-7 › t.tsv:1", Map.of("ab", 412L, "cd", 3_000_000_000L)));
        Wire.Published published = new Wire.Published(new Earlier(figures, false));
        Declaration declaration = Declaration.of("t.tsv", "Tabel 1", "Ingen", false);
        Wire.Open open = new Wire.Open(Path.of("/tmp/t.tsv"), declaration, Screened.LIMITS);
        Wire.Open after = new Wire.Open(open.file(), declaration.after(published.earlier()), open.limits());

        assertThat(Wire.readRequest(Wire.write(published))).isEqualTo(published);
        assertThat(Wire.readRequest(Wire.write(open))).isEqualTo(open);
        assertThat(Wire.write(after)).as("not once more with every file").isEqualTo(Wire.write(open));
        assertThat(Wire.readRequest(Wire.write(new Wire.Count()))).isEqualTo(new Wire.Count());
        assertThat(Wire.readAnswer(Wire.write(new Wire.Counted(figures)))).isEqualTo(new Wire.Counted(figures));
    }

    @Test
    void aTableThatIsNoneIsNoAnswer() {
        String line = "{\"findings\":[{\"policy\":\"p\",\"severity\":\"hold\",\"message\":\"a\",\"messageDa\":\"b\","
                + "\"place\":\"x\",\"rule\":\"R53\",\"table\":{\"rows\":7}}]}";

        assertThatThrownBy(() -> Wire.readAnswer(line)).isInstanceOf(IOException.class);
    }
}
