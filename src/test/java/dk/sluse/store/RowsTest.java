package dk.sluse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.HandleConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

public class RowsTest {

    public enum Door implements State<Door> {
        OPEN,
        HALF_OPEN,
        SHUT;

        @Override
        public Set<Door> next() {
            return switch (this) {
                case OPEN -> EnumSet.of(HALF_OPEN);
                case HALF_OPEN -> EnumSet.of(SHUT);
                case SHUT -> EnumSet.noneOf(Door.class);
            };
        }
    }

    public record Gate(long id, Door state, Optional<String> keptBy) {}

    private static TestDatabase database;
    private static Store store;

    private final Rows<Gate> gates = Rows.of("gate", "gate", Gate.class);

    @BeforeAll
    static void table() {
        database = TestDatabase.fresh();
        store = database.store();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static void withGates(HandleConsumer<RuntimeException> story) {
        store.changing(h -> {
            h.execute("create temporary table gate (id bigint, state text, kept_by text, other text) on commit drop");
            h.execute(
                    "insert into gate values (2, 'OPEN', 'north', 'x'), (1, 'OPEN', null, 'x'), (3, 'SHUT', 'north', 'x')");
            story.useHandle(h);
        });
    }

    @Test
    void rows_are_read_by_the_names_of_their_components() {
        withGates(h -> {
            assertThat(gates.find(h, 1)).contains(new Gate(1, Door.OPEN, Optional.empty()));
            assertThat(gates.lock(h, 2)).contains(new Gate(2, Door.OPEN, Optional.of("north")));
            assertThat(gates.find(h, 9)).isEmpty();
        });
    }

    @Test
    void those_in_some_states_come_oldest_first() {
        withGates(h -> {
            assertThat(gates.in(h, Set.of(Door.OPEN))).extracting(Gate::id).containsExactly(1L, 2L);
            assertThat(gates.in(h, Set.of(Door.OPEN, Door.SHUT))).hasSize(3);
            assertThat(gates.where(h, "kept_by", "north", "id desc"))
                    .extracting(Gate::id)
                    .containsExactly(3L, 2L);
        });
    }

    @Test
    void a_row_goes_on_as_the_table_of_states_says() {
        withGates(h -> {
            gates.move(h, 1, Door.OPEN, Door.HALF_OPEN);
            assertThat(gates.find(h, 1)).map(Gate::state).contains(Door.HALF_OPEN);
            assertThat(gates.find(h, 2)).map(Gate::state).contains(Door.OPEN);
        });
        assertThatThrownBy(() -> withGates(h -> gates.move(h, 2, Door.OPEN, Door.SHUT)))
                .hasMessage("gate 2 cannot go from open to shut");
    }

    @Test
    void a_row_that_somebody_changed_is_left_alone() {
        assertThatThrownBy(() -> withGates(h -> gates.move(h, 3, Door.HALF_OPEN, Door.SHUT)))
                .hasMessage("gate 3 was changed by somebody else");
        assertThatThrownBy(() -> withGates(h -> gates.move(h, 9, Door.OPEN, Door.HALF_OPEN)))
                .hasMessage("gate 9 was changed by somebody else");
    }

    @Test
    void one_column_is_set_and_only_there() {
        withGates(h -> {
            gates.set(h, 2, "kept_by", null);
            assertThat(gates.find(h, 2)).map(Gate::keptBy).contains(Optional.empty());
            assertThat(gates.find(h, 3)).map(Gate::keptBy).contains(Optional.of("north"));
        });
    }

    @Test
    void a_state_says_its_word_and_whether_it_is_the_last() {
        assertThat(Door.HALF_OPEN.word()).isEqualTo("half-open");
        assertThat(Door.HALF_OPEN.isLast()).isFalse();
        assertThat(Door.SHUT.isLast()).isTrue();
    }
}
