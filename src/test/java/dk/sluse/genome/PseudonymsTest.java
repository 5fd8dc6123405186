package dk.sluse.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.store.Store;
import dk.sluse.store.TestDatabase;
import dk.sluse.wording.Masking;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Names that say nothing (R30). */
class PseudonymsTest {

    private static TestDatabase database;
    private static Store store;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
        store = database.store();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static List<String> persons(int count) {
        return IntStream.range(0, count).mapToObj(i -> "PT" + i).toList();
    }

    private static Map<String, String> draw(String project, List<String> persons) {
        return store.change(h -> new Pseudonyms().of(h, project, persons));
    }

    @Test
    void a_person_keeps_one_in_a_project_and_has_another_in_the_next() {
        Map<String, String> first = draw("alpha", persons(500));
        Map<String, String> again = draw("alpha", persons(600));
        Map<String, String> other = draw("beta", persons(600));

        assertThat(again).containsAllEntriesOf(first).hasSize(600);
        assertThat(new HashSet<>(again.values())).hasSize(600).doesNotContainAnyElementsOf(other.values());
    }

    @Test
    void each_is_random_and_looks_like_nothing_else() {
        assertThat(draw("gamma", persons(2000)).values()).allSatisfy(pseudonym -> assertThat(pseudonym)
                .matches("P[2-9BCDFGHJKMNPQRSTVWXZ]{18}")
                .satisfies(each -> assertThat(Masking.mask(each)).isEqualTo(each)));
        assertThat(18 * Math.log(27) / Math.log(2)).isGreaterThan(80);
    }

    @Test
    void those_who_draw_at_once_get_the_same() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Callable<Map<String, String>>> draws = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            List<String> shuffled = new ArrayList<>(persons(300));
            Collections.shuffle(shuffled, new java.util.Random(i));
            draws.add(() -> draw("delta", shuffled));
        }
        HashSet<Map<String, String>> different = new HashSet<>();
        for (Future<Map<String, String>> drawn : threads.invokeAll(draws)) {
            different.add(drawn.get());
        }
        threads.shutdown();

        assertThat(different).hasSize(1);
    }

    @Test
    void samples_are_counted_for_each_person_and_keep_their_numbers() {
        Map<String, String> first = Map.of("s2", "PT1", "s4", "PT1", "s3", "PT2");
        Map<String, String> second = new HashMap<>(first);
        second.put("s1", "PT1");
        draw("epsilon", List.of("PT1", "PT2"));

        assertThat(number(first)).isEqualTo(Map.of("s2", 1, "s4", 2, "s3", 1));
        assertThat(number(second)).isEqualTo(Map.of("s2", 1, "s4", 2, "s3", 1, "s1", 3));
    }

    private static Map<String, Integer> number(Map<String, String> samples) {
        return store.change(h -> new Pseudonyms().numbers(h, "epsilon", samples));
    }

    @Test
    void the_hub_can_neither_change_nor_forget_one() {
        draw("zeta", persons(1));
        for (String change : List.of(
                "update pseudonym set pseudonym = 'x'", "delete from pseudonym", "delete from pseudonym_sample")) {
            assertThatThrownBy(() -> store.change(h -> h.execute(change))).hasMessageContaining("permission denied");
        }
    }
}
