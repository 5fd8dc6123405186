package dk.sluse.desk;

import dk.sluse.genome.OverviewOutcome;
import dk.sluse.release.ReleaseRoom;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** How much genome data there is, before anything is ordered (R8). */
@Command(
        name = "overview",
        description = "How many persons there are, in fixed bands (R8), such as: overview --sex female --by age")
final class SurveyOrder extends Order {

    private final ReleaseRoom room;

    @Option(names = "--by", paramLabel = "FIELD", description = "The field whose bands are counted one by one.")
    private String by;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Unmatched
    private List<String> words = new ArrayList<>();

    SurveyOrder(Errand errand, ReleaseRoom room) {
        super(errand);
        this.room = room;
    }

    @Override
    void run() throws IOException {
        OverviewOutcome.Answer answer = room.survey().ask(errand().caller(), Fields.of(words), Optional.ofNullable(by));
        if (json) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("persons", answer.whole());
            facts.put(
                    "bands",
                    answer.bands().stream()
                            .map(b -> Map.of("band", b.name(), "persons", b.persons()))
                            .toList());
            errand().sayJson(facts);
            return;
        }
        errand().say("Persons: %s", answer.whole());
        answer.bands().forEach(band -> errand().say("  %-24s %s", band.name(), band.persons()));
    }
}
