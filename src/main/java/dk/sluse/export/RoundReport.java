package dk.sluse.export;

import dk.sluse.report.ReportWriter;
import dk.sluse.report.ScreeningReport;
import dk.sluse.report.ScreeningReport.FileReport;
import dk.sluse.screening.PolicyBook;
import dk.sluse.screening.Thresholds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/** Writes what the policies found into the request's airlock folder: {@code report.html} for people, {@code report.json}. */
final class RoundReport {

    private final Lodging lodging;
    private final Clock clock;

    RoundReport(Lodging lodging, Clock clock) {
        this.lodging = lodging;
        this.clock = clock;
    }

    void write(ScreeningRound round) throws IOException {
        ScreeningReport report = new ScreeningReport(
                round.request().label() + " " + round.project().acronym(),
                clock.instant(),
                round.isolation(),
                round.configuration(),
                round.files().stream().map(file -> describe(file, round)).toList());
        Path folder = Files.createDirectories(lodging.airlockFolder(round.request()));
        replace(folder.resolve("report.html"), ReportWriter.html(report));
        replace(folder.resolve("report.json"), ReportWriter.json(report));
    }

    private static FileReport describe(FileReview review, ScreeningRound round) {
        PolicyBook book = round.policies();
        Map<String, Thresholds> thresholds = new TreeMap<>();
        review.outcomes()
                .forEach(outcome ->
                        thresholds.put(book.edition(outcome.policy()), book.thresholds(outcome.policy(), round.own())));
        return new FileReport(review.file().path().toString(), review.facts(), review.outcomes(), thresholds);
    }

    private static void replace(Path file, String content) throws IOException {
        Path part = Files.createTempFile(file.getParent(), ".sluse-part-", "");
        Files.writeString(part, content, StandardCharsets.UTF_8);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
