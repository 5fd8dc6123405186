package dk.sluse.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A survey sees a text as somebody does who looks at every byte of it, wherever its blocks end. */
final class SurveyTest {

    /** Marks lines that begin with a hash, and counts what it is shown. */
    private static final class Hashes implements Sieve {
        private long digits;
        private int lines;

        @Override
        public void sift(Block block) {
            lines += block.lines();
            for (int line = 0; line < block.lines(); line++) {
                if (block.bytes()[block.start(line)] == '#') {
                    block.mark(1, line, 0);
                }
            }
            for (int word = 0; word < block.words(); word++) {
                digits += Long.bitCount(block.digits()[word]);
            }
        }
    }

    /** Lines of every length about a block's and a line's limits, with any mark of their end. */
    private static byte[] text(Random random, List<Integer> marked) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int row = 1;
        while (text.size() < 3 * Block.SIZE) {
            boolean marks = random.nextInt(200) == 0;
            String line = (marks ? "#" : "") + line(random);
            if (marks || line.length() >= Block.SIZE) {
                marked.add(row);
            }
            text.writeBytes(line.getBytes(StandardCharsets.UTF_8));
            text.writeBytes((random.nextInt(3) == 0 ? "\r\n" : "\n").getBytes(StandardCharsets.UTF_8));
            row++;
        }
        return text.toByteArray();
    }

    private static String line(Random random) {
        return switch (random.nextInt(120)) {
            case 0 -> "x".repeat(Block.SIZE - 4 + random.nextInt(8));
            case 1 -> "1".repeat(Lines.LONGEST - 2 + random.nextInt(4));
            case 2 -> "";
            case 3 -> "æøå \u2003 μ";
            case 4 -> "half\rhalf";
            default -> "2024 " + "y".repeat(random.nextInt(70));
        };
    }

    @Property(tries = 20)
    void allLinesAreShownOnceAndThoseMarkedAreRead(@ForAll @IntRange(min = 0, max = 1_000_000) int seed)
            throws IOException {
        List<Integer> marked = new ArrayList<>();
        Bytes text = Bytes.of(text(new Random(seed), marked));
        Survey survey = Survey.of(text, new Sieves(List.of(new Hashes()), List.of(0)));
        List<Integer> rows = new ArrayList<>();
        Lines.of(text).read((row, line) -> rows.add(row), survey.windows(0));

        assertThat(rows).isSorted();
        assertThat(rows).containsAll(marked);
        assertThat(survey.stray()).isEqualTo(-1);
    }

    /** Who is never idle reads all lines, in the pieces that any reader gets; who always is, those marked. */
    @Property(tries = 20)
    void anIdleReaderMissesWhatIsNotMarked(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) throws IOException {
        List<Integer> marked = new ArrayList<>();
        Bytes text = Bytes.of(text(new Random(seed), marked));
        Windows windows =
                Survey.of(text, new Sieves(List.of(new Hashes()), List.of(0))).windows(0);
        List<String> all = new ArrayList<>();
        List<String> awake = new ArrayList<>();
        List<String> idle = new ArrayList<>();
        List<String> dozing = new ArrayList<>();
        Lines lines = Lines.of(text);
        lines.read((row, line) -> all.add(row + ":" + line));
        lines.read((row, line) -> awake.add(row + ":" + line), () -> false, windows);
        lines.read((row, line) -> idle.add(row + ":" + line), () -> true, windows);
        lines.read((row, line) -> dozing.add(row + ":" + line), () -> dozing.size() % 50 > 25, windows);

        assertThat(awake).isEqualTo(all);
        assertThat(all).containsSubsequence(dozing);
        assertThat(all).containsSubsequence(idle);
        assertThat(idle.stream().map(line -> Integer.valueOf(line.substring(0, line.indexOf(':')))))
                .containsAll(marked);
    }

    @Property(tries = 30)
    void theFirstByteThatNoTextHasIsFound(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) throws IOException {
        Random random = new Random(seed);
        byte[] text = text(random, new ArrayList<>());
        for (int i = random.nextInt(3); i > 0; i--) {
            text[random.nextInt(text.length)] = (byte) (random.nextBoolean() ? 1 : 0x1f);
        }
        Bytes bytes = Bytes.of(text);

        assertThat(Survey.of(bytes, Sieves.NONE).stray()).isEqualTo(TextSniffer.firstControl(text, text.length));
        assertThat(TextSniffer.firstControl(bytes)).isEqualTo(TextSniffer.firstControl(text, text.length));
    }

    @Test
    void shortLinesAreCountedWithTheirDigits() throws IOException {
        Hashes hashes = new Hashes();
        Survey.of(
                Bytes.of("12 a\n\r\n7".repeat(100_000).getBytes(StandardCharsets.UTF_8)),
                new Sieves(List.of(hashes), List.of(0)));

        assertThat(hashes.digits).isEqualTo(300_000);
        assertThat(hashes.lines).isEqualTo(200_001);
    }
}
