package dk.sluse.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dk.sluse.disclosure.Figures;
import dk.sluse.disclosure.Table;
import dk.sluse.disclosure.TextTables;
import dk.sluse.document.Severity;
import dk.sluse.opening.Limits;
import dk.sluse.screening.BookOfFour;
import dk.sluse.screening.Declaration;
import dk.sluse.screening.Earlier;
import dk.sluse.screening.Outcome;
import dk.sluse.screening.OwnRules;
import dk.sluse.screening.PolicyBook;
import dk.sluse.screening.Samples;
import dk.sluse.screening.Screened;
import dk.sluse.screening.Verdict;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The limited process from the hub's side: whatever happens to it, an outcome comes out. */
final class InspectorTest {

    private static final Limits GENEROUS = Screened.LIMITS;
    private static final Limits PATIENT =
            new Limits(Duration.ofMinutes(5), Duration.ofMinutes(5), 1L << 20, 300, 6, 2000, 320);

    @TempDir
    private Path folder;

    private Optional<Inspector> open = Optional.empty();

    @AfterEach
    void end() {
        open.ifPresent(Inspector::close);
    }

    @Test
    void tellsWhatAFileIsAndWhatEachPolicyFinds() throws IOException {
        Path file = new Samples(folder).text("a.txt", "CPR 010170-1239");
        Examination examination = inspector(GENEROUS).open(file, Declaration.undeclared("a.txt"), OwnRules.none());

        assertThat(examination.facts().type()).isEqualTo("text/plain");
        assertThat(examination.facts().size()).isEqualTo(16);
        assertThat(examination.facts().sha256()).isEqualTo(sha256(file));
        assertThat(examination.judge("allowed-type").verdict()).isEqualTo(Verdict.PASS);
        assertThat(examination.judge("person-id").verdict()).isEqualTo(Verdict.REFUSE);
        assertThat(examination.judge("person-id").findings())
                .allSatisfy(finding ->
                        assertThat(finding.place() + finding.message()).doesNotContain("1239"));
    }

    @Test
    void theDeclarationTravelsWithTheFile() throws IOException {
        Path file = new Samples(folder).text("stored-7", "x");
        Declaration declared = Declaration.of("results/æøå.txt", "Tabel 1: odds ratio", "Ingen celler under fem", true);
        Outcome outcome =
                inspector(GENEROUS).open(file, declared, OwnRules.none()).judge("manifest-agreement");

        assertThat(outcome.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.permission()).contains("identifiable-data"))
                .satisfies(finding -> assertThat(finding.place()).isEqualTo("æøå.txt"));
    }

    @Test
    void F29_aProcessThatIsKilledIsReplacedAndTheFileGoesOn() throws IOException {
        Path file = new Samples(folder).text("a.txt", "x");
        Inspector inspector = inspector(GENEROUS);
        Examination examination = inspector.open(file, Declaration.undeclared("a.txt"), OwnRules.none());
        long first = inspector.pid().orElseThrow();

        kill(first);

        assertThat(examination.judge("person-id").verdict()).isEqualTo(Verdict.PASS);
        assertThat(inspector.pid()).get().isNotEqualTo(first);
    }

    /** What a project published is told the process once, not with every file, and again after it was replaced. */
    @Test
    void whatWasPublishedBeforeIsKnownToEveryFile() throws IOException {
        PolicyBook book = PolicyBook.read(Path.of("config/policies.yaml"));
        open = Optional.of(new Inspector(InspectorSettings.likeThisProcess(folder.resolve("work"), true), book));
        Table table = TextTables.in("", List.of("Smoking\tCases", "Never\t412", "Former\t157"), line -> "t.txt")
                .get(0);
        Earlier earlier = new Earlier(List.of(Figures.of(table).orElseThrow()), true);
        Path file = new Samples(folder).text("t.txt", "Smoking\tCases", "Never\t412", "Former\t160");
        Declaration declaration = Declaration.undeclared("t.txt").after(earlier);
        Examination first = open.get().open(file, declaration, OwnRules.none());
        Examination second = open.get().open(file, declaration, OwnRules.none());

        assertThat(second.judge("differencing").verdict()).isEqualTo(Verdict.HOLD);
        kill(open.get().pid().orElseThrow());
        assertThat(first.judge("differencing").verdict()).isEqualTo(Verdict.HOLD);
        // another project's inspector would not know it, and neither does a file that nothing was published before
        assertThat(open.get()
                        .open(file, Declaration.undeclared("t.txt"), OwnRules.none())
                        .judge("differencing")
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void F29_aPolicyThatTakesTooLongHoldsTheFileAndTheNextPolicyGoesOn() throws IOException {
        Limits hasty = new Limits(Duration.ofSeconds(60), Duration.ofMillis(700), 1L << 30, 300, 6, 2000, 320);
        Path file = folder.resolve("long.log");
        writeLines(file, 400_000_000);
        Inspector inspector = inspector(hasty);
        Examination examination = inspector.open(file, Declaration.undeclared("long.log"), OwnRules.none());

        Outcome outcome = examination.judge("person-id");

        assertThat(outcome.finished()).isFalse();
        assertThat(outcome.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(outcome.failure()).get().asString().contains("time limit");
    }

    @Test
    void F38_aFileThatTakesTooLongToOpenIsRefusedAndNothingElseIsSaidOfIt() throws IOException {
        Limits hasty = new Limits(Duration.ofMillis(1), Duration.ofSeconds(10), 1L << 30, 300, 6, 2000, 320);
        Path file = new Samples(folder).text("a.txt", "x");
        Examination examination = inspector(hasty).open(file, Declaration.undeclared("a.txt"), OwnRules.none());

        Outcome type = examination.judge("allowed-type");
        assertThat(type.finished()).isTrue();
        assertThat(type.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.REFUSE))
                .satisfies(finding -> assertThat(finding.permission()).isEmpty());
        Outcome person = examination.judge("person-id");
        assertThat(person.finished()).isFalse();
        assertThat(person.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(examination.facts().sha256()).isEqualTo(sha256(file));
    }

    @Test
    void F38_aFileThatNeedsMoreMemoryThanThereIsIsRefusedAndTheHubGoesOn() throws IOException {
        Samples samples = new Samples(folder);
        Path heavy = samples.text("heavy.html", "<html><body>" + "<p>a</p>".repeat(1_500_000) + "</body></html>");
        Path light = samples.text("light.txt", "x");
        Limits tight = new Limits(Duration.ofSeconds(60), Duration.ofSeconds(60), 1L << 30, 300, 6, 2000, 64);
        Inspector inspector = inspector(tight);

        Examination examination = inspector.open(heavy, Declaration.undeclared("heavy.html"), OwnRules.none());
        assertThat(examination.judge("allowed-type").verdict()).isEqualTo(Verdict.REFUSE);
        assertThat(examination.judge("raw-genomic").finished()).isFalse();
        Examination next = inspector.open(light, Declaration.undeclared("light.txt"), OwnRules.none());
        assertThat(next.judge("allowed-type").verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void F29_aProcessThatCannotBeStartedHoldsTheFile() throws IOException {
        InspectorSettings broken =
                new InspectorSettings(folder.resolve("nowhere"), "", folder.resolve("work"), Isolation.reduced());
        Inspector inspector = new Inspector(broken, BookOfFour.within(GENEROUS));
        open = Optional.of(inspector);
        Path file = new Samples(folder).text("a.txt", "x");
        Examination examination = inspector.open(file, Declaration.undeclared("a.txt"), OwnRules.none());

        for (String policy : inspector.book().policies()) {
            assertThat(examination.judge(policy).finished()).isFalse();
            assertThat(examination.judge(policy).verdict()).isEqualTo(Verdict.HOLD);
        }
    }

    @Test
    void F29_aProcessThatAnswersNonsenseHoldsTheFile() throws IOException {
        Path java = folder.resolve("bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, "#!/bin/sh\nwhile read line; do echo '{\"verdict\":\"pass\"}'; done\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        InspectorSettings lying = new InspectorSettings(folder, "", folder.resolve("work"), Isolation.reduced());
        Inspector inspector = new Inspector(lying, BookOfFour.within(GENEROUS));
        open = Optional.of(inspector);
        Path file = new Samples(folder).text("a.txt", "x");

        Examination examination = inspector.open(file, Declaration.undeclared("a.txt"), OwnRules.none());

        assertThat(examination.judge("allowed-type").verdict()).isEqualTo(Verdict.REFUSE);
        assertThat(examination.judge("person-id").finished()).isFalse();
    }

    @Test
    void twoFilesMayBeAskedAboutInTurns() throws IOException {
        Samples samples = new Samples(folder);
        Inspector inspector = inspector(GENEROUS);
        Examination clean =
                inspector.open(samples.text("a.txt", "x"), Declaration.undeclared("a.txt"), OwnRules.none());
        Examination leak =
                inspector.open(samples.text("b.txt", "010170-1239"), Declaration.undeclared("b.txt"), OwnRules.none());

        assertThat(clean.judge("person-id").verdict()).isEqualTo(Verdict.PASS);
        assertThat(leak.judge("person-id").verdict()).isEqualTo(Verdict.REFUSE);
        assertThat(clean.judge("allowed-type").verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void R61_aProjectsOwnPatternIsLookedForInTheLimitedProcess() throws IOException {
        Path file = new Samples(folder).text("a.txt", "seen in TS-004711 twice");
        Inspector inspector = inspector(GENEROUS);
        Declaration declaration = Declaration.undeclared("a.txt");

        Outcome own = inspector
                .open(file, declaration, new OwnRules(Map.of(), Map.of("trial-subject", "TS-[0-9]{6}")))
                .judge("person-id");
        Outcome others = inspector.open(file, declaration, OwnRules.none()).judge("person-id");

        assertThat(own.verdict()).isEqualTo(Verdict.REFUSE);
        assertThat(others.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aProjectsOwnThresholdsAreUsedAndBadOnesAreNot() throws IOException {
        Path file = new Samples(folder).text("two.txt", "0101701234", "1503852468");
        Inspector inspector = inspector(GENEROUS);
        Declaration declaration = Declaration.undeclared("two.txt");

        Outcome strict = inspector
                .open(file, declaration, new OwnRules(Map.of("person-id.column-values", 2.0), Map.of()))
                .judge("person-id");
        assertThat(strict.verdict()).isEqualTo(Verdict.REFUSE);
        assertThatThrownBy(() -> inspector.open(
                        file, declaration, new OwnRules(Map.of("person-id.column-values", 99.0), Map.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFileThatIsNotThereIsAnException() {
        Inspector inspector = inspector(GENEROUS);

        assertThatThrownBy(() -> inspector.open(folder.resolve("no"), Declaration.undeclared("no"), OwnRules.none()))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aPolicyThatIsNotConfiguredIsAnError() throws IOException {
        Path file = new Samples(folder).text("a.txt", "x");
        Examination examination = inspector(GENEROUS).open(file, Declaration.undeclared("a.txt"), OwnRules.none());

        assertThatThrownBy(() -> examination.judge("no-such-policy")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingOfAFileStaysBehind() throws IOException {
        Inspector inspector = inspector(GENEROUS);
        Samples samples = new Samples(folder);
        Path file = samples.zip("z.zip", Map.of("big.txt", new byte[300_000]));
        inspector.open(file, Declaration.undeclared("z.zip"), OwnRules.none());
        inspector.close();

        try (Stream<Path> left = Files.list(folder.resolve("work"))) {
            assertThat(left).isEmpty();
        }
    }

    /** A small file is done before Java's second compiler pays; for a large one it makes the difference. */
    @Test
    void aProcessThatCompilesWellIsStartedForTheFirstLargeFile() throws IOException {
        Path small = new Samples(folder).text("a.txt", "x");
        Path large = folder.resolve("large.txt");
        writeLines(large, 9 << 20);
        Inspector inspector = inspector(GENEROUS);
        Examination first = inspector.open(small, Declaration.undeclared("a.txt"), OwnRules.none());
        long quick = inspector.pid().orElseThrow();
        inspector.open(small, Declaration.undeclared("a.txt"), OwnRules.none());
        assertThat(inspector.pid()).hasValue(quick);

        inspector.open(large, Declaration.undeclared("large.txt"), OwnRules.none());
        long thorough = inspector.pid().orElseThrow();

        assertThat(thorough).isNotEqualTo(quick);
        assertThat(first.judge("person-id").verdict()).isEqualTo(Verdict.PASS);
        assertThat(inspector.pid()).hasValue(thorough);
    }

    @Test
    void theProcessEndsWithTheHub() throws IOException {
        Inspector inspector = inspector(GENEROUS);
        inspector.warmUp(folder);
        ProcessHandle process = ProcessHandle.of(inspector.pid().orElseThrow()).orElseThrow();
        inspector.close();

        await().atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());
    }

    @Test
    void theProcessHasNoNetworkAndKnowsNothingOfItsEnvironment() throws IOException {
        assumeThat(Isolation.probe().level()).isEqualTo(Isolation.Level.FULL);
        Inspector inspector = inspector(GENEROUS);
        inspector.warmUp(folder);
        Path process = Path.of("/proc", Long.toString(inspector.pid().orElseThrow()));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Files.readString(process.resolve("comm")).contains("java"));

        assertThat(Files.readSymbolicLink(process.resolve("ns/net")))
                .isNotEqualTo(Files.readSymbolicLink(Path.of("/proc/self/ns/net")));
        // What the process sees of the network: the loopback device, which is down.
        assertThat(Files.readAllLines(process.resolve("net/dev")).stream().skip(2))
                .allSatisfy(line -> assertThat(line.strip()).startsWith("lo:"));
        String[] environment = Files.readString(process.resolve("environ"), StandardCharsets.UTF_8)
                .split("\0", -1);
        assertThat(Arrays.stream(environment).filter(entry -> !entry.isEmpty())).containsExactly("LC_ALL=C.UTF-8");
    }

    @Test
    void F38_aGigabyteInOneLineIsReadWithinTheProcesssMemory() throws IOException {
        Path file = folder.resolve("line.txt");
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 1024; i++) {
                out.write(block);
            }
            out.writeBytes(" 010170-1239");
        }
        Examination examination = inspector(PATIENT).open(file, Declaration.undeclared("line.txt"), OwnRules.none());

        assertThat(examination.judge("allowed-type").verdict()).isEqualTo(Verdict.PASS);
        assertThat(examination.judge("person-id").verdict()).isEqualTo(Verdict.REFUSE);
    }

    private Inspector inspector(Limits limits) {
        InspectorSettings settings = InspectorSettings.likeThisProcess(folder.resolve("work"), true);
        Inspector inspector = new Inspector(settings, BookOfFour.within(limits));
        open = Optional.of(inspector);
        return inspector;
    }

    private static void kill(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        await().atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());
    }

    private static void writeLines(Path file, int bytes) throws IOException {
        byte[] line = "INFO step 12 of 2024-01-31 took 1234567 ms; value 311299 1234 and 12345678\n"
                .getBytes(StandardCharsets.US_ASCII);
        try (var out = new java.io.BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (int written = 0; written < bytes; written += line.length) {
                out.write(line);
            }
        }
    }

    private static String sha256(Path file) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException | java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_hub_that_was_started_with_a_relative_class_path_inspects_all_the_same() {
        String absolute =
                InspectorSettings.absolute("target/classes" + java.io.File.pathSeparator + "/opt/sluse/lib.jar");

        assertThat(absolute)
                .isEqualTo(
                        Path.of("target/classes").toAbsolutePath() + java.io.File.pathSeparator + "/opt/sluse/lib.jar");
    }
}
