package dk.sluse.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dk.sluse.audit.Verification;
import dk.sluse.audit.Verifier;
import dk.sluse.demo.Documents.Application;
import dk.sluse.demo.Documents.ManifestLine;
import dk.sluse.demo.GatewayClient.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Four requests: one clean, approved by two officers, fetched, warned of and expired; one with genomes hidden in it, refused
 * and moved back; one with person numbers, a breach, as {@link BreachStory} tells; one that its requester reports, as
 * {@link SelfReportStory} tells. Between them data goes in, as {@link DataStory} tells.
 */
final class Story {

    private static final Duration TO_A_WEEK_BEFORE = Duration.ofDays(24);
    private static final Duration TO_THE_DAY_BEFORE = Duration.ofDays(6);
    private static final Duration PAST_THE_END = Duration.ofDays(2);
    private static final Duration PAST_THE_GRACE = Duration.ofHours(2);

    private final Stage stage;
    private final Terminal terminal;
    private final Expectations expect;
    private final Witness seen;
    private Path fetched;

    Story(Stage stage, Terminal terminal, Expectations expect) {
        this.stage = stage;
        this.terminal = terminal;
        this.expect = expect;
        this.seen = new Witness(stage);
    }

    void tell() throws IOException {
        terminal.title("1. Researchers ask by mail for four exports");
        List<Sample> clean = SampleResults.clean(seen.results(Stage.ALPHA));
        ask(Stage.ALPHA, clean);
        expect.soon(
                "request 1 is answered with its number and deadline",
                () -> seen.hasMail("researcher-alpha", "[sluse-1]"));
        List<Sample> genomes = SampleResults.withGenomes(seen.results(Stage.ALPHA));
        ask(Stage.ALPHA, genomes);
        List<Sample> numbers = SampleResults.withPersonNumbers(seen.results(Stage.BETA));
        ask(Stage.BETA, numbers);
        List<Sample> wrong = SampleResults.fromTheWrongCohort(seen.results(Stage.ALPHA));
        ask(Stage.ALPHA, wrong);
        expect.soon("request 2 is answered", () -> seen.hasMail("researcher-alpha", "[sluse-2]"));
        expect.soon("request 3 is answered", () -> seen.hasMail("researcher-beta", "[sluse-3]"));
        expect.soon("request 4 is answered", () -> seen.hasMail("researcher-alpha", "[sluse-4]"));
        forgery();

        terminal.title("2. The files are moved into the airlock and screened");
        for (int request = 1; request <= 4; request++) {
            int id = request;
            expect.soon("request " + id + " is in review", () -> seen.state(id).equals("in-review"));
        }
        expect.now(
                "the files are gone from both environments",
                () -> Witness.namesIn(seen.results(Stage.ALPHA)).isEmpty()
                        && Witness.namesIn(seen.results(Stage.BETA)).isEmpty());
        showFindings();

        approve(clean);
        refuse(genomes);
        BreachStory breach = new BreachStory(stage, terminal, expect, seen);
        breach.tell(numbers);
        new SelfReportStory(stage, terminal, expect, seen).tell(wrong);
        DataStory data = new DataStory(stage, terminal, expect, seen);
        data.release();
        data.bringIn();
        clockRuns();
        breach.monthIsOver();
        data.search();
        conclude();
    }

    /** One file, the whole way: for the bench. */
    void carryThrough(Sample sample) throws IOException {
        String hash = Witness.sha256(sample.file());
        ask(Stage.ALPHA, List.of(sample));
        expect.eventually(
                "it is collected", () -> List.of("screening", "in-review").contains(seen.state(1)));
        expect.eventually("it is screened", () -> seen.state(1).equals("in-review"));
        expect.now(
                "two officers approve it",
                () -> stage.as("officer-1", "approve 1").isDone()
                        && stage.as("officer-2", "approve 1").isDone());
        expect.eventually("it is published", () -> seen.state(1).equals("published"));
        fetched = stage.folder().resolve("fetched");
        stage.sftp("researcher-alpha").fetch("/" + Stage.ALPHA + "/1", fetched);
        expect.now("the researcher fetched it whole", () -> Witness.sha256(fetched.resolve("results/" + sample.name()))
                .equals(hash));
    }

    private void approve(List<Sample> clean) throws IOException {
        terminal.title("3. Two officers approve request 1");
        expect.now("the researcher may not approve", () -> !stage.as("researcher-alpha", "approve 1")
                .isDone());
        expect.now("the first officer approves", () -> stage.as("officer-1", "approve 1")
                .isDone());
        expect.now("one of two officers is not enough", () -> seen.state(1).equals("in-review"));
        expect.now(
                "a double click changes nothing",
                () -> stage.as("officer-1", "approve 1").isDone()
                        && seen.state(1).equals("in-review"));
        expect.now("the second officer approves", () -> stage.as("officer-2", "approve 1")
                .isDone());
        expect.soon("the results are published", () -> seen.state(1).equals("published"));
        expect.soon("the researcher is told by mail", () -> seen.hasMail("researcher-alpha", "sftp -P"));
        SftpClient sftp = stage.sftp("researcher-alpha");
        fetched = stage.folder().resolve("fetched");
        sftp.fetch("/" + Stage.ALPHA + "/1", fetched);
        expect.now("the researcher fetched them with " + sftp.name(), () -> seen.fetchedWhole(fetched, clean));
        expect.now("another project's key sees nothing of them", () -> seen.seesNothing("researcher-beta"));
    }

    private void refuse(List<Sample> genomes) throws IOException {
        terminal.title("4. Request 2 hides genomes: refused and moved back");
        Answer tried = stage.as("officer-1", "approve 2 --reason 'it looks fine'");
        expect.now(
                "raw genomic data cannot be approved, whatever the reason",
                () -> !tried.isDone() && tried.err().contains("raw-genomic"));
        expect.now("an officer refuses it", () -> stage.as(
                        "officer-1", "refuse 2 --reason 'Raw genomic data, and a type that is not allowed.'")
                .isDone());
        expect.soon("every file is back in the environment", () -> Witness.namesIn(seen.results(Stage.ALPHA))
                .equals(Witness.names(genomes)));
        expect.soon(
                "the researcher is told where they lie",
                () -> seen.state(2).equals("returned") && seen.hasMail("researcher-alpha", "qc.xlsx"));
        expect.now(
                "nothing of it ever lay in the download folder",
                () -> Files.notExists(stage.site().data().resolve("download/alpha/2")));
    }

    private void clockRuns() throws IOException {
        terminal.title("9. The clock runs ahead: warnings, expiry, deletion");
        jump(TO_A_WEEK_BEFORE);
        expect.soon("a warning a week before the end", () -> seen.mails("researcher-alpha", "download-expiring") == 1);
        jump(TO_THE_DAY_BEFORE);
        expect.soon(
                "a warning on the day before the end", () -> seen.mails("researcher-alpha", "download-expiring") == 2);
        jump(PAST_THE_END);
        expect.soon(
                "after thirty days the download is out of sight",
                () -> seen.state(1).equals("expired") && seen.seesNothing("researcher-alpha"));
        stage.clock().advance(PAST_THE_GRACE);
        expect.soon(
                "and then deleted, in the download folder and in the airlock",
                () -> Witness.isGone(stage.site().data().resolve("download/alpha/1"))
                        && Witness.isGone(stage.site().data().resolve("airlock/alpha/1/files")));
        expect.soon("the researcher gets the receipt", () -> seen.mails("researcher-alpha", "download-expired") == 1);
    }

    /** A clock that jumps by more than a day stops expiry until an operator has looked at it. */
    private void jump(Duration by) throws IOException {
        stage.clock().advance(by);
        expect.soon(
                "the clock jumped by " + by.toDays() + " days: expiry waits for the operator",
                () -> stage.as("operator-1", "status").out().contains("The clock jumped"));
        expect.now("the operator accepts the time", () -> stage.as("operator-1", "clock accept")
                .isDone());
    }

    private void conclude() throws IOException {
        terminal.title("10. The record");
        Answer verified = stage.as("officer-1", "audit verify");
        verified.out().lines().forEach(terminal::note);
        expect.now("every chain of the record is whole", verified::isDone);
        String export = stage.as("officer-1", "audit export --project alpha").out();
        Verification outside = new Verifier(Duration.ZERO)
                .verifyExport(new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8)), Optional.empty());
        expect.now("an outsider verifies the exported record of ALPHA", () -> outside instanceof Verification.Intact);
        expect.now(
                "nothing waits and nothing stopped",
                () -> !stage.as("operator-1", "status").out().contains("Stopped"));
        terminal.title("What lies where");
        terminal.table(List.of("place", "files"), seen.places(fetched));
        terminal.title("The mails");
        terminal.table(List.of("to", "subject"), seen.mailTable());
    }

    private void ask(String project, List<Sample> samples) throws IOException {
        Path papers = Files.createTempDirectory(stage.folder(), "papers-");
        String requester = "researcher-" + project;
        Application application = new Application(
                project.toUpperCase(java.util.Locale.ROOT),
                "The " + project + " cohort",
                "Researcher of " + project,
                "PI of " + project,
                "University of the demo",
                java.time.LocalDate.ofInstant(stage.clock().clock().instant(), java.time.ZoneOffset.UTC));
        List<ManifestLine> lines = samples.stream()
                .map(sample -> ManifestLine.of("results", sample))
                .toList();
        stage.mail()
                .post(ResearcherMail.from(stage.person(requester).mail())
                        .subject("Hjemtagelse " + project.toUpperCase(java.util.Locale.ROOT))
                        .text("Vi vil gerne hjemtage disse resultater.")
                        .attach(Documents.form(papers, application))
                        .attach(Documents.ethicsApproval(papers, application))
                        .attach(Documents.manifest(papers, application, lines)));
        terminal.step(requester + " asks for " + String.join(", ", Witness.names(samples)));
    }

    private void forgery() throws IOException {
        stage.mail()
                .post(ResearcherMail.from(stage.person("researcher-alpha").mail())
                        .subject("Hjemtagelse ALPHA")
                        .text("Not from the researcher at all.")
                        .vouched(Vouching.FAIL));
        expect.soon(
                "a forged mail gets nothing done, and the operator is told",
                () -> seen.mails("operator-1", "mail-refused-operator") == 1);
    }

    private void showFindings() throws IOException {
        for (int id = 1; id <= 3; id++) {
            for (JsonNode file : seen.show(id).path("files")) {
                List<String> policies = new ArrayList<>();
                file.path("findings")
                        .forEach(f -> policies.add(f.path("severity").asText() + " by "
                                + f.path("policy").asText() + " at "
                                + f.path("place").asText()));
                terminal.note(id + " " + file.path("path").asText() + ": "
                        + file.path("verdict").asText()
                        + policies.stream()
                                .limit(1)
                                .map(p -> ", " + p)
                                .findFirst()
                                .orElse(""));
            }
        }
        expect.now("request 1 is clean", () -> seen.verdicts(1).stream().allMatch("pass"::equals));
        expect.now(
                "requests 2 and 3 are refused by the policies",
                () -> seen.verdicts(2).contains("refuse") && seen.verdicts(3).contains("refuse"));
    }
}
