package dk.sluse.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.EventKind;
import dk.sluse.export.Breaches.BreachClass;
import dk.sluse.project.Denied;
import dk.sluse.project.Scope;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A breach in every state (R69 to R77): access closed in one transaction, named files back, the others untouchable. */
class BreachTest {

    @RegisterExtension
    final ExportStage stage = new ExportStage();

    /** Brings a request of two files into a state, with nothing running. */
    private long requestIn(RequestState state) throws IOException {
        long id = stage.asks("a.txt", "b.txt");
        if (state == RequestState.COLLECTING) {
            return id;
        }
        while (stage.seen.state(id) == RequestState.COLLECTING) {
            stage.run(stage.work.take().orElseThrow());
        }
        if (state == RequestState.SCREENING) {
            return id;
        }
        stage.run();
        switch (state) {
            case AWAITING_EXPLANATION -> stage.room.deciding().ask(stage.caller("olga"), id, "What is n?");
            case PUBLISHING -> approveAll(id);
            case PUBLISHED -> {
                approveAll(id);
                stage.run();
            }
            default -> {}
        }
        assertThat(stage.seen.state(id)).isEqualTo(state);
        return id;
    }

    private void approveAll(long id) {
        stage.room.deciding().approve(stage.caller("olga"), id, List.of(), "");
    }

    private void declare(long id, BreachClass kind, String... files) {
        stage.room.breaches().declare(stage.caller("otto"), id, List.of(files), kind, "names of persons");
    }

    private boolean closed(Scope scope, String subject) {
        return stage.store.read(h -> stage.access.closed(h, scope, subject)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(names = {"COLLECTING", "SCREENING", "IN_REVIEW", "AWAITING_EXPLANATION", "PUBLISHING", "PUBLISHED"})
    @DisplayName("R71 R72: individual data closes access with the commit, in every state from collecting to published")
    void R71_individual_data_closes_access_at_once(RequestState state) throws IOException {
        long id = requestIn(state);
        declare(id, BreachClass.INDIVIDUAL);

        assertThat(closed(Scope.PROJECT, "alpha")).isTrue();
        assertThat(closed(Scope.PERSON, "anna")).isTrue();
        assertThat(stage.caller("arne").memberOf()).isEmpty();
        assertThat(stage.room.visibility().inDownload(stage.caller("arne"), List.of("alpha", "" + id, "a.txt")))
                .isFalse();
        assertThat(closed(Scope.PROJECT, "beta")).isFalse();
        assertThat(stage.seen.events(EventKind.SUSPENDED)).isEqualTo(2);
        assertThat(stage.seen.mails("breach-requester")).containsExactly("anna");
        assertThat(stage.seen.mails("breach-pi")).containsExactly("peter");
        assertThat(stage.seen.mails("breach-officers")).containsExactly("olga", "otto");

        stage.run();
        assertThat(stage.work.stopped()).isEmpty();
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.RETURNED);
        assertThat(stage.seen.places("content of a.txt")).containsExactly("environment");
        assertThat(stage.seen.places("content of b.txt")).containsExactly("environment");
        assertThat(stage.seen.names("download")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SCREENING", "IN_REVIEW", "AWAITING_EXPLANATION", "PUBLISHING", "PUBLISHED"})
    @DisplayName("R72: the files that are named go back, the request's others stand still where nobody reaches them")
    void R72_named_files_go_back_and_the_others_are_frozen(RequestState state) throws IOException {
        long id = requestIn(state);
        declare(id, BreachClass.INDIVIDUAL, "b.txt");
        stage.run();

        assertThat(stage.seen.fileStates(id))
                .containsEntry("a.txt", FileState.FROZEN)
                .containsEntry("b.txt", FileState.RETURNED);
        assertThat(stage.seen.places("content of a.txt")).containsExactly("airlock");
        assertThat(stage.seen.places("content of b.txt")).containsExactly("environment");
        assertThat(stage.seen.mail("breach-pi")).contains("b.txt").doesNotContain("a.txt");
        assertThatThrownBy(() -> approveAll(id)).isInstanceOf(Denied.class);
    }

    @Test
    @DisplayName("A file that was refused already stands still, too, when another one of its request is a breach")
    void a_refused_file_stands_still() throws IOException {
        long id = stage.inReview("a.txt", "b.txt", "c.txt");
        stage.room.deciding().refuse(stage.caller("olga"), id, List.of("a.txt"), "not fit");
        declare(id, BreachClass.INDIVIDUAL, "b.txt");
        stage.run();

        assertThat(stage.seen.fileStates(id))
                .containsEntry("a.txt", FileState.FROZEN)
                .containsEntry("b.txt", FileState.RETURNED)
                .containsEntry("c.txt", FileState.FROZEN);
    }

    @ParameterizedTest
    @EnumSource(names = {"COLLECTING", "SCREENING", "IN_REVIEW", "PUBLISHED"})
    @DisplayName("R76: detailed tables close nothing: an account is asked for, the files go back")
    void R76_detailed_tables_close_nothing(RequestState state) throws IOException {
        long id = requestIn(state);
        declare(id, BreachClass.DETAILED);
        stage.run();

        assertThat(closed(Scope.PROJECT, "alpha")).isFalse();
        assertThat(closed(Scope.PERSON, "anna")).isFalse();
        assertThat(stage.seen.mails("breach-detailed")).containsExactly("anna", "peter");
        assertThat(stage.seen.mails("breach-requester")).isEmpty();
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.RETURNED);
        assertThat(stage.seen.places("content of a.txt")).containsExactly("environment");
    }

    @Test
    @DisplayName("R71: no breach, no closing: a declaration that fails leaves access open and the request as it was")
    void a_declaration_is_one_transaction() throws IOException {
        long id = requestIn(RequestState.IN_REVIEW);
        assertThatThrownBy(() -> declare(id, BreachClass.INDIVIDUAL, "no-such-file.txt"))
                .isInstanceOf(Denied.class);

        assertThat(closed(Scope.PROJECT, "alpha")).isFalse();
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.IN_REVIEW);
        assertThat(stage.seen.mails("breach-officers")).isEmpty();
    }

    @Test
    @DisplayName("Who declares: an officer who is no member, with a reason")
    void who_declares() throws IOException {
        long id = requestIn(RequestState.IN_REVIEW);
        for (String login : List.of("anna", "peter", "opal", "bodil")) {
            assertThatThrownBy(() -> stage.room
                            .breaches()
                            .declare(stage.caller(login), id, List.of(), BreachClass.INDIVIDUAL, "x"))
                    .as(login)
                    .isInstanceOf(Denied.class);
        }
        assertThatThrownBy(() ->
                        stage.room.breaches().declare(stage.caller("olga"), id, List.of(), BreachClass.INDIVIDUAL, " "))
                .hasMessageContaining("needs a reason");
        assertThat(closed(Scope.PROJECT, "alpha")).isFalse();
    }

    @Test
    @DisplayName("A reason is kept without the person numbers in it")
    void a_reason_is_masked() throws IOException {
        long id = requestIn(RequestState.IN_REVIEW);
        stage.room
                .breaches()
                .declare(stage.caller("olga"), id, List.of(), BreachClass.INDIVIDUAL, "row 7 is 010170-1239");

        assertThat(stage.seen.mail("breach-pi")).contains("row 7").doesNotContain("1239");
        assertThat(stage.seen.lastFacts(EventKind.BREACH_DECLARED))
                .contains("row 7")
                .doesNotContain("1239");
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPIRED", "REVOKED"})
    @DisplayName("A request that is over is no breach any more")
    void what_is_over_is_over(RequestState state) throws IOException {
        long id = requestIn(RequestState.PUBLISHED);
        if (state == RequestState.REVOKED) {
            stage.room.availability().revoke(stage.caller("olga"), id, "wrong table");
        } else {
            stage.clock.advance(Duration.ofDays(40));
            stage.room.timekeeping().expire();
        }
        stage.run();
        assertThatThrownBy(() -> declare(id, BreachClass.INDIVIDUAL)).hasMessageContaining("a breach can be declared");
    }

    @ParameterizedTest
    @EnumSource(names = {"WITHDRAWN", "RETURNING", "RETURNED"})
    @DisplayName(
            "R69 R71: nobody dodges a breach by withdrawing: access closes, people are told, and the files go where they went")
    void R71_a_breach_of_a_withdrawn_request(RequestState state) throws IOException {
        long id = requestIn(state == RequestState.WITHDRAWN ? RequestState.COLLECTING : RequestState.IN_REVIEW);
        stage.read(stage.letter("anna").subject("[sluse-" + id + "] withdraw"));
        if (state == RequestState.RETURNED) {
            stage.run();
        }
        assertThat(stage.seen.state(id)).isEqualTo(state);
        var files = stage.seen.fileStates(id);

        declare(id, BreachClass.INDIVIDUAL);

        assertThat(closed(Scope.PROJECT, "alpha")).isTrue();
        assertThat(closed(Scope.PERSON, "anna")).isTrue();
        assertThat(stage.seen.mails("breach-requester")).containsExactly("anna");
        assertThat(stage.seen.mails("breach-pi")).containsExactly("peter");
        assertThat(stage.seen.mails("breach-officers")).containsExactly("olga", "otto");
        assertThat(stage.seen.events(EventKind.BREACH_DECLARED)).isEqualTo(1);
        assertThat(stage.seen.state(id)).isEqualTo(state);
        assertThat(stage.seen.fileStates(id)).isEqualTo(files);

        stage.run();
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.RETURNED);
        assertThat(stage.work.stopped()).isEmpty();
    }

    @Test
    @DisplayName("F26 R77: the same breach is declared once; detailed tables can still turn out to be individual data")
    void F26_the_same_breach_is_declared_once() throws IOException {
        long id = requestIn(RequestState.IN_REVIEW);
        declare(id, BreachClass.DETAILED);
        assertThatThrownBy(() -> declare(id, BreachClass.DETAILED)).hasMessageContaining("declared already");
        assertThat(closed(Scope.PROJECT, "alpha")).isFalse();

        declare(id, BreachClass.INDIVIDUAL);
        assertThat(closed(Scope.PROJECT, "alpha")).isTrue();
        assertThat(stage.seen.mails("breach-officers")).containsExactly("olga", "otto", "olga", "otto");
        assertThatThrownBy(() -> declare(id, BreachClass.DETAILED)).hasMessageContaining("declared already");
    }

    @Test
    @DisplayName("A request becomes a breach from collecting to published, and from no other state")
    void the_table_allows_breach_where_files_are_with_the_hub() {
        EnumSet<RequestState> from = EnumSet.noneOf(RequestState.class);
        for (RequestState state : RequestState.values()) {
            if (state.next().contains(RequestState.BREACH)) {
                from.add(state);
            }
        }
        assertThat(from)
                .containsExactly(
                        RequestState.COLLECTING,
                        RequestState.SCREENING,
                        RequestState.IN_REVIEW,
                        RequestState.AWAITING_EXPLANATION,
                        RequestState.DECIDED,
                        RequestState.PUBLISHING,
                        RequestState.PUBLISHED);
    }

    @Test
    @DisplayName("F28: the requester left before the breach: nothing sticks, the PI is told")
    void F28_the_requester_left() throws IOException {
        long id = requestIn(RequestState.IN_REVIEW);
        stage.leaves("anna");
        declare(id, BreachClass.INDIVIDUAL);
        stage.run();

        assertThat(stage.seen.state(id)).isEqualTo(RequestState.RETURNED);
        assertThat(stage.seen.mails("breach-pi")).containsExactly("peter");
        assertThat(closed(Scope.PERSON, "anna")).isTrue();
    }

    @Test
    @DisplayName("Expiry of the project's other downloads goes on while its access is closed")
    void expiry_goes_on_while_closed() throws IOException {
        long other = stage.published("c.txt");
        long id = requestIn(RequestState.IN_REVIEW);
        declare(id, BreachClass.INDIVIDUAL);
        stage.run();
        stage.clock.advance(Duration.ofDays(31));
        stage.room.timekeeping().expire();
        stage.clock.advance(Duration.ofHours(2));
        stage.room.timekeeping().expire();
        stage.run();

        assertThat(stage.seen.fileStates(other)).containsEntry("c.txt", FileState.DELETED);
        assertThat(stage.seen.mails("download-expired")).containsExactly("anna");
    }
}
