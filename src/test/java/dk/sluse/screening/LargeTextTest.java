package dk.sluse.screening;

import static dk.sluse.screening.Screened.assertThatScreening;
import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.bytes.Bytes;
import dk.sluse.bytes.Lines;
import dk.sluse.bytes.Sieves;
import dk.sluse.bytes.Survey;
import dk.sluse.bytes.WordSieve;
import dk.sluse.document.Severity;
import dk.sluse.inspection.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of a large text only a few lines are read as lines; nothing is missed for that, and lines keep their numbers. */
final class LargeTextTest {

    private static final int LINES = 27_000;
    private static final String[] WORDS = {"model", "chunk", "loaded", "of", "table", "converged", "p-value", "region"};

    private static final Sieves NEEDLES =
            new Sieves(List.of(new WordSieve(List.of(new WordSieve.Word("needle", 1, 0)))), List.of(3));

    @TempDir
    private Path folder;

    private static final List<String> BEFORE = made(3, LINES);
    private static final List<String> AFTER = made(1, 1000);
    private static final List<String> BETWEEN = AFTER.subList(0, 200);

    private static List<String> made(long seed, int lines) {
        Random random = new Random(seed);
        List<String> filler = new ArrayList<>(lines);
        for (int i = 0; i < lines; i++) {
            filler.add(
                    switch (random.nextInt(4)) {
                        case 0 ->
                            String.format(
                                    "2024-01-%02d %02d:%02d:%02d,%03d INFO %s %d of %d",
                                    1 + random.nextInt(28),
                                    random.nextInt(24),
                                    random.nextInt(60),
                                    random.nextInt(60),
                                    random.nextInt(1000),
                                    WORDS[random.nextInt(WORDS.length)],
                                    random.nextInt(5000),
                                    5000);
                        case 1 ->
                            String.format(
                                    "rs%d\t%d\t%d\tA\tG\t%.4f\t%.5f",
                                    random.nextInt(90_000_000),
                                    1 + random.nextInt(22),
                                    1000 + random.nextInt(90_000_000),
                                    random.nextDouble(),
                                    random.nextGaussian());
                        case 2 ->
                            String.format(
                                    "%-18s %9.5f %9.5f",
                                    WORDS[random.nextInt(WORDS.length)], random.nextGaussian(), random.nextDouble());
                        default -> String.join(" ", WORDS);
                    });
        }
        return filler;
    }

    private static final List<String> LINE_BY_LINE =
            List.of("person-id", "raw-genomic", "small-cells", "extremes", "listed-observations");

    /** One of each policy's, which say nothing of each other: to be found in one text. */
    static Stream<List<CorpusPayload>> leaks() {
        List<List<CorpusPayload>> groups = new ArrayList<>();
        for (String policy : LINE_BY_LINE) {
            List<CorpusPayload> leaks = CorpusPayload.leaks().stream()
                    .filter(payload -> payload.policy().orElseThrow().equals(policy))
                    .toList();
            for (int i = 0; i < leaks.size(); i++) {
                if (i == groups.size()) {
                    groups.add(new ArrayList<>());
                }
                groups.get(i).add(leaks.get(i));
            }
        }
        return groups.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("leaks")
    void whatIsFoundInASmallTextIsFoundInALargeOne(List<CorpusPayload> payloads) {
        List<String> lines = new ArrayList<>(BEFORE);
        List<Integer> firsts = new ArrayList<>();
        for (CorpusPayload payload : payloads) {
            lines.add(" ");
            firsts.add(lines.size() + 1);
            lines.addAll(payload.lines());
            lines.add(" ");
            lines.addAll(BETWEEN);
        }
        Path file = new Samples(folder).text("run.log", lines.toArray(String[]::new));

        assertThat(file).satisfies(f -> assertThat(f.toFile().length()).isGreaterThan(1 << 20));
        List<Finding> findings = Screened.findings(file, Declaration.undeclared("run.log"), Screened.LIMITS);
        for (int i = 0; i < payloads.size(); i++) {
            CorpusPayload payload = payloads.get(i);
            int first = firsts.get(i);
            assertThat(findings)
                    .as(payload.title())
                    .anyMatch(
                            finding -> finding.policy().equals(payload.policy().orElseThrow())
                                    && finding.severity() != Severity.NOTE
                                    && line(finding) >= first
                                    && line(finding) <= first + payload.lines().size());
        }
    }

    private static int line(Finding finding) {
        String place = finding.place();
        return Integer.parseInt(place.substring(place.lastIndexOf(':') + 1));
    }

    /** A heading says what stands below it, also when nothing else on those lines tells. */
    @Test
    void whatStandsBelowAHeadingIsFound() {
        List<String> lines = new ArrayList<>(BEFORE);
        lines.add("group\tpatient_id");
        for (int i = 0; i < 20; i++) {
            lines.add("case\tK" + (20 + i));
        }
        lines.addAll(AFTER);
        lines.add("name,cpr,note");
        for (int i = 0; i < 20; i++) {
            lines.add("a,,b");
        }
        lines.add("a,0101701234,b");
        lines.addAll(AFTER);

        assertThatScreening(new Samples(folder).text("run.log", lines.toArray(String[]::new)))
                .isHeldBy("person-id")
                .isRefusedBy("person-id")
                .at("run.log:" + (LINES + 1));
    }

    @Test
    void aLargeTextWithNothingInItPasses() {
        assertThatScreening(new Samples(folder).text("run.log", BEFORE.toArray(String[]::new)))
                .passes();
    }

    /**
     * A text in UTF-16 is read line by line: what is found in it is found in the bytes of the same text, at the same places. Only
     * where a column of numbers begins may be said otherwise, when one of the lines passed over has a number of that form.
     */
    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    void aLargeTextIsJudgedAsItsLinesAre(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) throws IOException {
        Random random = new Random(seed);
        List<CorpusPayload> payloads = CorpusPayload.leaks().stream()
                .filter(payload -> payload.lines().stream().noneMatch(line -> line.indexOf('\r') >= 0))
                .toList();
        List<String> lines = new ArrayList<>(BEFORE);
        for (int i = 0; i < 6; i++) {
            List<String> planted = new ArrayList<>(
                    payloads.get(random.nextInt(payloads.size())).lines());
            if (random.nextBoolean()) {
                planted.add(0, "");
                planted.add("");
            }
            int border = (1 + random.nextInt(8)) << 17;
            lines.addAll(lineAt(lines, border) - random.nextInt(planted.size() + 2), planted);
        }
        String text = String.join("\n", lines);
        Path one = Files.createTempDirectory("bytes").resolve("run.log");
        Path other = Files.createTempDirectory("lines").resolve("run.log");
        Files.writeString(one, text);
        Files.writeString(other, "\ufeff" + text, StandardCharsets.UTF_16LE);
        try {
            assertThat(found(one)).containsExactlyInAnyOrderElementsOf(found(other));
        } finally {
            Folders.delete(one.getParent());
            Folders.delete(other.getParent());
        }
    }

    private static int lineAt(List<String> lines, int offset) {
        int line = 0;
        for (int left = offset; left > 0; left -= lines.get(line++).length() + 1) {}
        return line;
    }

    private static List<String> found(Path file) {
        return Screened.findings(file, Declaration.undeclared("run.log"), Screened.LIMITS).stream()
                .map(finding -> finding.policy()
                        + " "
                        + finding.severity()
                        + (finding.policy().equals("person-id") ? "" : " " + finding.place()))
                .toList();
    }

    /** Reading goes block by block; a heading begun in one and ended in the next is one line all the same. */
    @Test
    void whatAHeadingSaysHoldsBelowItWhereverABlockEnds() throws IOException {
        int below = 5;
        Sieves headings =
                new Sieves(List.of(new WordSieve(List.of(new WordSieve.Word("needle", 1, below)))), List.of(0));
        String heading = "needle" + " and what else a line may hold".repeat(60) + "\n";
        String text = "x\n".repeat(20) + (heading + "nothing of interest here\n".repeat(60)).repeat(500);
        Bytes bytes = Bytes.of(text.getBytes(StandardCharsets.UTF_8));
        List<Integer> rows = new ArrayList<>();
        Lines.of(bytes)
                .read((row, line) -> rows.add(row), Survey.of(bytes, headings).windows(0));

        assertThat(rows)
                .containsAll(IntStream.range(0, 500)
                        .mapToObj(i -> 21 + 61 * i + below)
                        .toList());
    }

    /** Whatever is skimmed is a line of the text, in order, under its own number, with what stands about the find. */
    @Property(tries = 25)
    void skimmedLinesAreTheTextsOwn(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) throws IOException {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>(BEFORE);
        List<Integer> marked = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int at = random.nextInt(lines.size());
            lines.set(at, "x".repeat(random.nextInt(3) * 40_000) + " needle");
            marked.add(at + 1);
        }
        byte[] text = String.join(random.nextBoolean() ? "\n" : "\r\n", lines).getBytes(StandardCharsets.UTF_8);
        List<Integer> rows = new ArrayList<>();
        List<String> found = new ArrayList<>();
        Lines.of(Bytes.of(text))
                .read(
                        (row, line) -> {
                            rows.add(row);
                            if (line.endsWith(" needle")) {
                                found.add(row + ":"
                                        + lines.get(row - 1).endsWith(line.substring(Math.max(0, line.length() - 20))));
                            } else {
                                assertThat(lines.get(row - 1)).contains(line);
                            }
                        },
                        Survey.of(Bytes.of(text), NEEDLES).windows(0));

        assertThat(rows).isSorted();
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(
                        marked.stream().distinct().map(row -> row + ":true").toList());
        marked.forEach(row -> assertThat(rows).contains(Math.max(1, row - 3), row));
    }
}
