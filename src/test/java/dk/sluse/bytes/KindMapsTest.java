package dk.sluse.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Sixty-four bytes told apart at once are told apart as each would be alone. */
final class KindMapsTest {

    private static final Map<String, IntPredicate> KINDS = kinds();

    private static Map<String, IntPredicate> kinds() {
        Map<String, IntPredicate> kinds = new LinkedHashMap<>();
        kinds.put("newlines", c -> c == '\n');
        kinds.put("returns", c -> c == '\r');
        kinds.put("gaps", c -> c == ' ' || c == '\t' || c == ',' || c == ';');
        kinds.put("digits", KindMapsTest::isDigit);
        kinds.put("letters", KindMapsTest::isLetter);
        kinds.put("hexadecimals", c -> isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'));
        kinds.put("figures", c -> c >= ' ' && c <= '9');
        kinds.put("codes", c -> c >= '+' && c <= 'z');
        kinds.put("signs", c -> c == '%' || c == '[' || c == '{' || c == '\\' || c == '|');
        kinds.put("highs", c -> c > 127);
        kinds.put("strays", c -> TextSniffer.isControl((byte) c));
        return kinds;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static Map<String, long[]> told(byte[] bytes) {
        KindMaps maps = new KindMaps(bytes.length / 64);
        maps.tell(bytes, 0, bytes.length / 64);
        Map<String, long[]> told = new LinkedHashMap<>();
        told.put("newlines", maps.newlines());
        told.put("returns", maps.returns());
        told.put("gaps", maps.gaps());
        told.put("digits", maps.digits());
        told.put("letters", maps.letters());
        told.put("hexadecimals", maps.hexadecimals());
        told.put("figures", maps.figures());
        told.put("codes", maps.codes());
        told.put("signs", maps.signs());
        told.put("highs", maps.highs());
        told.put("strays", maps.strays());
        return told;
    }

    private static void assertToldApart(byte[] bytes) {
        told(bytes).forEach((kind, map) -> {
            long[] expected = new long[map.length];
            for (int i = 0; i < bytes.length; i++) {
                expected[i / 64] |= KINDS.get(kind).test(bytes[i] & 0xff) ? 1L << i : 0;
            }
            assertThat(map).as(kind).isEqualTo(expected);
        });
    }

    @Test
    void everyByteHasItsKindsWhereverItStands() {
        for (int value = 0; value < 256; value++) {
            byte[] same = new byte[64];
            Arrays.fill(same, (byte) value);
            assertToldApart(same);
        }
        for (int place = 0; place < 64; place++) {
            byte[] one = new byte[64];
            Arrays.fill(one, (byte) ' ');
            one[place] = '7';
            assertToldApart(one);
        }
    }

    @Property(tries = 200)
    void randomBytesAreToldApart(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        byte[] bytes = new byte[64 * 40];
        new Random(seed).nextBytes(bytes);
        assertToldApart(bytes);
    }

    @Property(tries = 200)
    void dividersAreSeenAcrossMapsAndStretches(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[64 * 40];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) "  \t;|,a".charAt(random.nextInt(7));
        }
        long[] expected = new long[40];
        for (int i = 0; i < bytes.length; i++) {
            boolean second = i > 0 && bytes[i] == ' ' && bytes[i - 1] == ' ';
            expected[i / 64] |= second || "\t;|".indexOf(bytes[i]) >= 0 ? 1L << i : 0;
        }
        KindMaps maps = new KindMaps(40);
        maps.tell(bytes, 0, 17);
        maps.tell(bytes, 17, 40);
        assertThat(maps.dividers()).isEqualTo(expected);
    }
}
