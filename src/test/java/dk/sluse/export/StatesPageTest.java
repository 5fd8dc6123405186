package dk.sluse.export;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.importing.ImportState;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The picture of the states in the docs is drawn from the tables of transitions. */
class StatesPageTest {

    private static final Path PAGE = Path.of("docs/reference/states.md");

    /** To draw it anew after a change of the tables: {@code mvn test -Dtest=StatesPageTest -Dsluse.draw=true}. */
    @Test
    void the_page_of_states_is_up_to_date() throws Exception {
        String drawn = StatesPage.draw();
        if (Boolean.getBoolean("sluse.draw")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, drawn);
        }
        assertThat(PAGE).hasContent(drawn);
    }

    @Test
    void every_state_can_be_left_or_is_the_end() {
        for (RequestState state : RequestState.values()) {
            assertThat(state.next()).as(state.word()).doesNotContain(state);
        }
        assertThat(RequestState.values())
                .filteredOn(RequestState::isLast)
                .containsExactlyInAnyOrder(RequestState.EXPIRED, RequestState.REVOKED, RequestState.RETURNED);
        for (ImportState state : ImportState.values()) {
            assertThat(state.next()).as(state.word()).doesNotContain(state);
        }
        assertThat(ImportState.values())
                .filteredOn(ImportState::isLast)
                .containsExactlyInAnyOrder(ImportState.ARRIVED, ImportState.WITHDRAWN, ImportState.LAPSED);
    }
}
