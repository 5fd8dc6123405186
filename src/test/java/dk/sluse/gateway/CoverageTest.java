package dk.sluse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CoverageTest {

    @Property
    void it_knows_the_same_bytes_as_a_list_of_all_bytes(
            @ForAll @Size(max = 60) List<@IntRange(max = 200) Integer> starts, @ForAll @IntRange(max = 30) int length) {
        Coverage coverage = new Coverage();
        BitSet bytes = new BitSet();
        for (int start : starts) {
            int end = start + (start * 7 + length) % 31;
            coverage.add(start, end);
            bytes.set(start, end);
        }
        for (int size = 0; size < 240; size++) {
            assertThat(coverage.isAll(size)).isEqualTo(bytes.nextClearBit(0) >= size);
        }
    }

    @Example
    void touching_ranges_grow_together_and_are_shown() {
        Coverage coverage = new Coverage();
        coverage.add(10, 20);
        coverage.add(30, 40);
        coverage.add(20, 30);
        coverage.add(50, 50);
        coverage.add(60, 61);
        assertThat(coverage).hasToString("10-39,60-60");
    }

    @Example
    void many_scattered_ranges_are_forgotten_and_never_invented() {
        Coverage coverage = new Coverage();
        for (long i = 0; i < 100_000; i++) {
            coverage.add(2 * i, 2 * i + 1);
        }
        assertThat(coverage.toString()).endsWith(",…").hasSizeLessThan(200);
        assertThat(coverage.isAll(2)).isFalse();
    }
}
