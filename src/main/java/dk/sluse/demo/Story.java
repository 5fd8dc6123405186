package dk.sluse.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Three requests: one clean, approved by two officers, fetched, warned of and expired; one with genomes hidden in it, refused
 * and moved back; one with person numbers, which ends as a breach.
 */
final class Story {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TO_A_WEEK_BEFORE = Duration.ofDays(24);
    private static final Duration TO_THE_DAY_BEFORE = Duration.ofDays(6);
    private static final Duration PAST_THE_END = Duration.ofDays(2);
    private static final Duration PAST_THE_GRACE = Duration.ofHours(2);

    private final Stage stage;
    private final Terminal terminal;
    private final Expectations expect;
    private Path fetched;

    Story(Stage stage, Terminal terminal, Expectations expect) {
        this.stage = stage;
        this.terminal = terminal;
        this.expect = expect;
    }

    void tell() throws IOException {
        terminal.title("1. Researchers ask by mail for three exports");
        List<Sample> clean = SampleResults.clean(results(Stage.ALPHA));
        ask(Stage.ALPHA, clean);
        expect.soon(
                "request 1 is answered with its number and deadline", () -> hasMail("researcher-alpha", "[sluse-1]"));
        List<Sample> genomes = SampleResults.withGenomes(results(Stage.ALPHA));
        ask(Stage.ALPHA, genomes);
        List<Sample> numbers = SampleResults.withPersonNumbers(results(Stage.BETA));
        ask(Stage.BETA, numbers);
        expect.soon("request 2 is answered", () -> hasMail("researcher-alpha", "[sluse-2]"));
        expect.soon("request 3 is answered", () -> hasMail("researcher-beta", "[sluse-3]"));
        forgery();

        terminal.title("2. The files are moved into the airlock and screened");
        for (int request = 1; request <= 3; request++) {
            int id = request;
            expect.soon("request " + id + " is in review", () -> state(id).equals("in-review"));
        }
        expect.now(
                "the files are gone from both environments",
                () -> namesIn(results(Stage.ALPHA)).isEmpty()
                        && namesIn(results(Stage.BETA)).isEmpty());
        showFindings();

        approve(clean);
        refuse(genomes);
        breach(numbers);
        clockRuns();
        conclude();
    }

    /** One file, the whole way: for the bench. */
    void carryThrough(Sample sample) throws IOException {
        String hash = sha256(sample.file());
        ask(Stage.ALPHA, List.of(sample));
        expect.eventually(
                "it is collected", () -> List.of("screening", "in-review").contains(state(1)));
        expect.eventually("it is screened", () -> state(1).equals("in-review"));
        expect.now(
                "two officers approve it",
                () -> stage.as("officer-1", "approve 1").isDone()
                        && stage.as("officer-2", "approve 1").isDone());
        expect.eventually("it is published", () -> state(1).equals("published"));
        fetched = stage.folder().resolve("fetched");
        stage.sftp("researcher-alpha").fetch("/" + Stage.ALPHA + "/1", fetched);
        expect.now("the researcher fetched it whole", () -> sha256(fetched.resolve("results/" + sample.name()))
                .equals(hash));
    }

    private void approve(List<Sample> clean) throws IOException {
        terminal.title("3. Two officers approve request 1");
        expect.now("the researcher may not approve", () -> !stage.as("researcher-alpha", "approve 1")
                .isDone());
        expect.now("the first officer approves", () -> stage.as("officer-1", "approve 1")
                .isDone());
        expect.now("one of two officers is not enough", () -> state(1).equals("in-review"));
        expect.now(
                "a double click changes nothing",
                () -> stage.as("officer-1", "approve 1").isDone() && state(1).equals("in-review"));
        expect.now("the second officer approves", () -> stage.as("officer-2", "approve 1")
                .isDone());
        expect.soon("the results are published", () -> state(1).equals("published"));
        expect.soon("the researcher is told by mail", () -> hasMail("researcher-alpha", "sftp -P"));
        SftpClient sftp = stage.sftp("researcher-alpha");
        fetched = stage.folder().resolve("fetched");
        sftp.fetch("/" + Stage.ALPHA + "/1", fetched);
        expect.now("the researcher fetched them with " + sftp.name(), () -> fetchedWhole(clean));
        expect.now("another project's key sees nothing of them", () -> seesNothing("researcher-beta"));
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
        expect.soon("every file is back in the environment", () -> namesIn(results(Stage.ALPHA))
                .equals(names(genomes)));
        expect.soon(
                "the researcher is told where they lie",
                () -> state(2).equals("returned") && hasMail("researcher-alpha", "qc.xlsx"));
        expect.now(
                "nothing of it ever lay in the download folder",
                () -> Files.notExists(stage.site().data().resolve("download/alpha/2")));
    }

    private void breach(List<Sample> numbers) throws IOException {
        terminal.title("5. Request 3 holds person numbers: a breach");
        expect.now("an officer declares the breach", () -> stage.as(
                        "officer-2", "breach 3 --class individual --reason 'Person numbers in the results.'")
                .isDone());
        expect.now("the requester cannot log in any more", () -> isShutOut("researcher-beta"));
        expect.now("neither can the project's PI", () -> isShutOut("pi-beta"));
        expect.soon("the files are back in the environment", () -> namesIn(results(Stage.BETA))
                .equals(names(numbers)));
        expect.soon(
                "requester, PI and officers are told",
                () -> hasMail("researcher-beta", "[sluse-3]")
                        && hasMail("pi-beta", "[sluse-3]")
                        && hasMail("officer-1", "[sluse-3]"));
        expect.now("the other project works on", () -> stage.as("researcher-alpha", "show 1")
                .isDone());
    }

    private void clockRuns() throws IOException {
        terminal.title("6. The clock runs ahead: warnings, expiry, deletion");
        jump(TO_A_WEEK_BEFORE);
        expect.soon("a warning a week before the end", () -> mails("researcher-alpha", "download-expiring") == 1);
        jump(TO_THE_DAY_BEFORE);
        expect.soon("a warning on the day before the end", () -> mails("researcher-alpha", "download-expiring") == 2);
        jump(PAST_THE_END);
        expect.soon(
                "after thirty days the download is out of sight",
                () -> state(1).equals("expired") && seesNothing("researcher-alpha"));
        stage.clock().advance(PAST_THE_GRACE);
        expect.soon(
                "and then deleted, in the download folder and in the airlock",
                () -> isGone(stage.site().data().resolve("download/alpha/1"))
                        && isGone(stage.site().data().resolve("airlock/alpha/1/files")));
        expect.soon("the researcher gets the receipt", () -> mails("researcher-alpha", "download-expired") == 1);
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
        terminal.title("7. The record");
        Answer verified = stage.as("officer-1", "audit verify");
        verified.out().lines().forEach(terminal::note);
        expect.now("every chain of the record is whole", verified::isDone);
        String export = stage.as("officer-1", "audit export --project alpha").out();
        Verification outside = new Verifier(Duration.ZERO)
                .verifyExport(new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8)));
        expect.now("an outsider verifies the exported record of ALPHA", () -> outside instanceof Verification.Intact);
        expect.now(
                "nothing waits and nothing stopped",
                () -> !stage.as("operator-1", "status").out().contains("Stopped"));
        terminal.title("What lies where");
        terminal.table(List.of("place", "files"), places());
        terminal.title("The mails");
        terminal.table(List.of("to", "subject"), mailTable());
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
        terminal.step(requester + " asks for " + String.join(", ", names(samples)));
    }

    private void forgery() throws IOException {
        stage.mail()
                .post(ResearcherMail.from(stage.person("researcher-alpha").mail())
                        .subject("Hjemtagelse ALPHA")
                        .text("Not from the researcher at all.")
                        .vouched(Vouching.FAIL));
        expect.soon(
                "a forged mail gets nothing done, and the operator is told",
                () -> mails("operator-1", "mail-refused-operator") == 1);
    }

    private void showFindings() throws IOException {
        for (int id = 1; id <= 3; id++) {
            for (JsonNode file : show(id).path("files")) {
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
        expect.now("request 1 is clean", () -> verdicts(1).stream().allMatch("pass"::equals));
        expect.now(
                "requests 2 and 3 are refused by the policies",
                () -> verdicts(2).contains("refuse") && verdicts(3).contains("refuse"));
    }

    private List<String> verdicts(int id) throws IOException {
        List<String> verdicts = new ArrayList<>();
        show(id).path("files").forEach(file -> verdicts.add(file.path("verdict").asText()));
        return verdicts;
    }

    private JsonNode show(int id) throws IOException {
        Answer shown = stage.as("officer-1", "show " + id + " --json");
        return shown.isDone() ? JSON.readTree(shown.out()) : JSON.createObjectNode();
    }

    private String state(int id) throws IOException {
        return show(id).path("state").asText();
    }

    private boolean hasMail(String login, String words) {
        return stage.mail().mailsTo(stage.person(login).mail()).stream()
                .anyMatch(mail -> mail.subject().contains(words) || mail.text().contains(words));
    }

    /** How many mails of a template somebody has: each bears its English subject. */
    private long mails(String login, String template) {
        String subject = englishSubject(template);
        return stage.mail().mailsTo(stage.person(login).mail()).stream()
                .filter(mail -> mail.subject().contains(subject))
                .count();
    }

    private String englishSubject(String template) {
        try {
            String first = Files.readAllLines(stage.site().config().resolve("mail/en/" + template + ".txt"))
                    .get(0);
            String subject = first.substring("Subject: ".length());
            int fact = subject.indexOf("{{");
            return fact < 0 ? subject : subject.substring(0, fact);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private boolean fetchedWhole(List<Sample> samples) throws IOException {
        for (String line : Files.readAllLines(fetched.resolve("SHA256SUMS"))) {
            String[] parts = line.split("  ", 2);
            if (!sha256(fetched.resolve(parts[1])).equals(parts[0])) {
                return false;
            }
        }
        return Files.exists(fetched.resolve("RELEASE.json.sig"))
                && namesIn(fetched.resolve("results")).equals(names(samples));
    }

    private boolean seesNothing(String login) {
        try {
            Path into = Files.createTempDirectory(stage.folder(), "nothing-");
            return stage.sftp(login).fetch("/" + Stage.ALPHA + "/1", into).isEmpty();
        } catch (IOException refused) {
            return true;
        }
    }

    private boolean isShutOut(String login) {
        try {
            return !stage.as(login, "whoami").isDone();
        } catch (IOException refused) {
            return true;
        }
    }

    private Path results(String project) {
        return stage.environmentOf(project).users().resolve("results");
    }

    private static List<String> names(List<Sample> samples) {
        return samples.stream().map(Sample::name).sorted().toList();
    }

    private static List<String> namesIn(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isGone(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return true;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.noneMatch(Files::isRegularFile);
        }
    }

    private List<List<String>> places() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("environment of ALPHA", String.join(", ", namesIn(results(Stage.ALPHA)))));
        rows.add(List.of("environment of BETA", String.join(", ", namesIn(results(Stage.BETA)))));
        for (String place : List.of("airlock", "download")) {
            try (Stream<Path> files = Files.walk(stage.site().data().resolve(place))) {
                List<String> names = files.filter(Files::isRegularFile)
                        .map(file -> stage.site()
                                .data()
                                .resolve(place)
                                .relativize(file)
                                .toString())
                        .sorted()
                        .toList();
                rows.add(List.of(place, names.isEmpty() ? "nothing" : String.join(", ", names)));
            }
        }
        rows.add(List.of("fetched by the researcher", String.join(", ", namesIn(fetched.resolve("results")))));
        return rows;
    }

    private List<List<String>> mailTable() {
        List<List<String>> rows = new ArrayList<>();
        for (String login : List.of(
                "researcher-alpha", "pi-alpha", "researcher-beta", "pi-beta", "officer-1", "officer-2", "operator-1")) {
            stage.mail().mailsTo(stage.person(login).mail()).forEach(mail -> rows.add(List.of(login, mail.subject())));
        }
        return rows;
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (var in = Files.newInputStream(file)) {
                byte[] buffer = new byte[64 * 1024];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    digest.update(buffer, 0, read);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
