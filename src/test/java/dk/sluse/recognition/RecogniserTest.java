package dk.sluse.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.sluse.house.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that reads is a child on hostile ground: whatever it does, the reading ends in time and says how. */
final class RecogniserTest {

    private static final Recognition.Bounds HASTY = new Recognition.Bounds(1, 60, 3, 8);

    @TempDir
    private Path folder;

    @BeforeEach
    void programs() {
        Programs.needs("/usr/bin/prlimit", "/usr/bin/setpriv");
    }

    @Test
    void givesPixelsAndNothingElse() throws IOException {
        Reading reading =
                reads(HASTY, "cat > " + folder + "/in; echo \"$@\" > " + folder + "/said; env > " + folder + "/env");

        assertThat(reading).isEqualTo(Reading.unread(Reading.Why.FAILED));
        // It may write no file at all.
        assertThat(folder.resolve("in")).isEmptyFile();
    }

    @Test
    void isToldNoNameAndKnowsNoEnvironment() throws IOException {
        String row = "printf '5\\t1\\t1\\t1\\t1\\t1\\t10\\t10\\t10\\t10\\t95\\t%s\\n' ";
        Reading reading = reads(
                HASTY,
                row + "\"$(head -c 2)\"; " + row.replace("\\t10\\t10\\t10\\t10", "\\t10\\t50\\t10\\t10")
                        + "\"$(echo $* | tr ' ' _)\"; " + row.replace("\\t10\\t10\\t10\\t10", "\\t10\\t90\\t10\\t10")
                        + "\"$(env | grep -v -e ^PWD -e ^_ -e ^SHLVL | sort | tr '\\n' _)\"");

        assertThat(reading).isInstanceOfSatisfying(Reading.Read.class, read -> assertThat(read.lines())
                .containsExactly(
                        "P5",
                        "-_stdout_-l_dan+eng_--psm_11_-c_tessedit_create_tsv=1",
                        "LC_ALL=C.UTF-8_OMP_THREAD_LIMIT=1_"));
    }

    @Test
    void aProgramThatHangsIsEndedInTime() throws IOException {
        long begun = System.nanoTime();

        Reading reading = reads(HASTY, "echo $$ > /dev/null; exec /bin/sleep 600");

        assertThat(reading).isEqualTo(Reading.unread(Reading.Why.LIMIT));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(children()).isEmpty());
    }

    @Test
    void aProgramThatEatsMemoryFindsNone() throws IOException {
        assertThat(reads(HASTY, "exec /usr/bin/env python3 -c 'bytearray(2 << 30)' || exit 3"))
                .isEqualTo(Reading.unread(Reading.Why.FAILED));
    }

    @Test
    void whatIsOverTheNumberIsToldAndTheSamePictureIsReadOnce() throws IOException {
        Recogniser recogniser = new Recogniser(stub(HASTY, "exit 0"));

        for (int different : new int[] {1, 2, 2, 1, 3}) {
            assertThat(recogniser.read(picture(different))).isEqualTo(Reading.empty());
        }
        assertThat(recogniser.read(picture(4))).isEqualTo(Reading.unread(Reading.Why.LIMIT));
    }

    @Test
    void aRepeatOfAPictureThatWasNotReadWasNotReadEither() throws IOException {
        Recogniser recogniser = new Recogniser(stub(HASTY, "exit 1"));

        assertThat(recogniser.read(picture(1))).isEqualTo(Reading.unread(Reading.Why.FAILED));
        assertThat(recogniser.read(picture(1))).isEqualTo(Reading.unread(Reading.Why.FAILED));
    }

    @Test
    void aPictureThatTakesTooLongIsReadInBands() throws IOException {
        String row = "printf '5\t1\t1\t1\t1\t1\t10\t10\t90\t10\t95\t010203-1234\n'";
        // Whole, it is enlarged to 600 by 600, and the program runs out of time; a band is not as high.
        Recogniser recogniser = new Recogniser(
                stub(HASTY, "case \"$(head -c 10 | tail -n 1)\" in *' 600') kill -XCPU $$;; esac; " + row));

        assertThat(recogniser.read(picture(1)))
                .isInstanceOfSatisfying(
                        Reading.Read.class,
                        read -> assertThat(read.lines()).hasSize(6).containsOnly("010203-1234"));
        Recogniser noise = new Recogniser(stub(HASTY, "kill -KILL $$"));
        assertThat(noise.read(picture(2))).isEqualTo(Reading.unread(Reading.Why.SLOW));
    }

    @Test
    void theTimeOfAFileRunsOut() throws IOException {
        Recogniser recogniser = new Recogniser(stub(new Recognition.Bounds(1, 60, 100, 8), "exit 0"));
        recogniser.decodedIn(TimeUnit.SECONDS.toNanos(61));

        assertThat(recogniser.read(picture(1))).isEqualTo(Reading.unread(Reading.Why.LIMIT));
    }

    @Test
    void anEditionThatIsNotTheOneTheApprovalRestsOnReadsNothing() throws IOException {
        Recognition found = stub(HASTY, "exit 0");
        Recognition other = new Recognition(found.program(), found.edition() + "x", found.languages(), found.bounds());

        assertThat(new Recogniser(other).read(picture(1))).isEqualTo(Reading.unread(Reading.Why.FAILED));
    }

    @Test
    void smallAndBlankPicturesCostNothing() throws IOException {
        Recogniser recogniser = new Recogniser(stub(HASTY, "exit 1"));

        assertThat(recogniser.read(new Grey(7, 100, new byte[700]))).isEqualTo(Reading.unread(Reading.Why.SMALL));
        assertThat(recogniser.read(new Grey(100, 100, new byte[10_000]))).isEqualTo(Reading.empty());
        assertThat(new Recogniser(Recognition.none()).read(picture(1))).isEqualTo(Reading.unread(Reading.Why.OFF));
    }

    @Test
    void theEditionNamesTheProgramAndEachLanguage() {
        Optional<Recognition> found = Tesseract.find(List.of("dan", "eng", "xxx"), Recognition.Bounds.USUAL);
        Programs.needed(found.isPresent(), "Tesseract 5");

        assertThat(found).get().satisfies(recognition -> {
            assertThat(recognition.languages()).endsWith("eng").doesNotContain("xxx");
            assertThat(recognition.edition()).matches("tesseract 5.*, leptonica-.*, eng [0-9a-f]+-\\d+.*");
            assertThat(Tesseract.isStill(recognition)).isTrue();
        });
        assertThat(Tesseract.find(List.of("xxx"), Recognition.Bounds.USUAL)).isEmpty();
    }

    @Test
    void wordsThatStandBesideEachOtherMakeALine() {
        String table = """
                level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
                5\t1\t1\t1\t1\t1\t100\t102\t60\t20\t90\tMen
                5\t1\t2\t1\t1\t1\t300\t100\t40\t22\t90\t34
                5\t1\t3\t1\t1\t1\t300\t140\t20\t20\t90\t3
                5\t1\t4\t1\t1\t1\t100\t141\t80\t20\t90\tWomen
                5\t1\t5\t1\t1\t1\t10\t100\t20\t200\t90\tUpright
                5\t1\t6\t1\t1\t1\t500\t100\t20\t20\t3\tguess
                """;

        assertThat(WordLines.of(Word.of(table)))
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(0)).matches("Men {3,}34"))
                .satisfies(lines -> assertThat(lines.get(1)).matches("Women {2,}3"))
                .satisfies(lines -> assertThat(lines.get(0).indexOf("34"))
                        .isEqualTo(lines.get(1).indexOf("3")))
                .endsWith("Upright");
    }

    private Reading reads(Recognition.Bounds bounds, String script) throws IOException {
        return new Recogniser(stub(bounds, script)).read(picture(1));
    }

    /** A program that says it is Tesseract, and does something else. */
    private Recognition stub(Recognition.Bounds bounds, String script) throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("dan.traineddata"), "dan");
        Files.writeString(data.resolve("eng.traineddata"), "eng");
        Path program = folder.resolve("tesseract");
        Files.writeString(
                program,
                "#!/bin/sh\ncase \"$1\" in --version) echo tesseract 5.0; exit;; --list-langs) echo 'in \"" + data
                        + "\"'; exit;; esac\n" + script + "\n",
                StandardCharsets.UTF_8);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return Tesseract.at(program, List.of("dan", "eng"), bounds).orElseThrow();
    }

    private static Grey picture(int seed) {
        byte[] pixels = new byte[40_000];
        Arrays.fill(pixels, (byte) 255);
        Arrays.fill(pixels, 0, 1000 * seed, (byte) 0);
        return new Grey(200, 200, pixels);
    }

    private List<ProcessHandle> children() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").contains("sleep"))
                .toList();
    }
}
