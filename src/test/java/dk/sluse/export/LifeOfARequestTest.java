package dk.sluse.export;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.custody.Consignment;
import dk.sluse.custody.Delivery;
import dk.sluse.custody.Place;
import dk.sluse.export.Breaches.BreachClass;
import dk.sluse.project.Denied;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever people and the clock do, in whatever order, with steps that run late, twice or are overtaken: no request and no
 * file leaves the paths of the tables, and a file's bytes lie where its state says, and nowhere else.
 */
class LifeOfARequestTest {

    /** What may happen next. */
    enum Act {
        RUN_ONE_STEP,
        RUN_ALL_STEPS,
        COLLECT_AND_DIE_BEFORE_TAKING_NOTE,
        APPROVE_FIRST,
        APPROVE_ALL,
        REFUSE_SECOND,
        REFUSE_ALL,
        ASK,
        EXPLAIN,
        RESCREEN,
        WITHDRAW,
        BREACH_FIRST,
        BREACH_ALL,
        REVOKE,
        EXTEND,
        A_DAY_PASSES,
        A_MONTH_PASSES,
        ANSWER_LATE
    }

    private static final Map<FileState, Set<String>> WHERE = new EnumMap<>(FileState.class);

    static {
        WHERE.put(FileState.NAMED, Set.of("environment"));
        EnumSet.of(
                        FileState.COLLECTED,
                        FileState.SCREENED,
                        FileState.APPROVED,
                        FileState.REFUSED,
                        FileState.FROZEN,
                        FileState.RETURNING)
                .forEach(state -> WHERE.put(state, Set.of("airlock")));
        WHERE.put(FileState.PUBLISHED, Set.of("airlock", "download"));
        WHERE.put(FileState.DELETED, Set.of());
        WHERE.put(FileState.RETURNED, Set.of("environment"));
    }

    private static ExportStage stage;
    private static int round;

    private final List<Delivery> unnoticed = new ArrayList<>();

    @BeforeContainer
    static void open() throws IOException {
        stage = new ExportStage().open();
    }

    @AfterContainer
    static void close() {
        stage.close();
    }

    @Label("No sequence of acts leaves the tables' paths or lays a file in a wrong place")
    @Property(tries = 80, shrinking = ShrinkingMode.OFF, afterFailure = AfterFailureMode.SAMPLE_FIRST)
    void nothing_leaves_the_paths_of_the_tables(@ForAll @Size(min = 3, max = 14) List<Act> acts) throws IOException {
        String first = "first-" + ++round + ".txt";
        String second = "second-" + round + ".txt";
        unnoticed.clear();
        reopen();
        long id = stage.asks(first, second);
        RequestState state = stage.seen.state(id);
        Map<String, FileState> files = stage.seen.fileStates(id);
        for (Act act : acts) {
            perform(act, id);
            RequestState now = stage.seen.state(id);
            assertThat(reachable(state, RequestState::next)).as("after %s", act).contains(now);
            Map<String, FileState> filesNow = stage.seen.fileStates(id);
            for (String file : files.keySet()) {
                assertThat(reachable(files.get(file), FileState::next))
                        .as("%s after %s", file, act)
                        .contains(filesNow.get(file));
            }
            assertNothingUnapprovedIsOut(id);
            state = now;
            files = filesNow;
        }
        stage.run();
        assertThat(stage.work.stopped()).isEmpty();
        assertEverythingLiesWhereItsStateSays(id);
    }

    /** A breach of an earlier round closed the project and the requester. */
    private static void reopen() {
        stage.room.caseOverview().list(stage.caller("olga"), false).forEach(story -> settle(story.about()));
    }

    private static void settle(BreachCase open) {
        if (open.kind() == Breaches.BreachClass.INDIVIDUAL) {
            stage.settles(open.request().id());
        }
    }

    private void perform(Act act, long id) throws IOException {
        try {
            act(act, id);
        } catch (Denied e) {
            // no is an answer
        }
    }

    private void act(Act act, long id) throws IOException {
        switch (act) {
            case RUN_ONE_STEP -> stage.work.take().ifPresent(stage::run);
            case RUN_ALL_STEPS -> stage.run();
            case COLLECT_AND_DIE_BEFORE_TAKING_NOTE -> collect(id);
            case APPROVE_FIRST -> stage.room.deciding().approve(stage.caller("olga"), id, List.of("1"), "");
            case APPROVE_ALL -> stage.room.deciding().approve(stage.caller("otto"), id, List.of(), "");
            case REFUSE_SECOND -> stage.room.deciding().refuse(stage.caller("otto"), id, List.of("2"), "no");
            case REFUSE_ALL -> stage.room.deciding().refuse(stage.caller("olga"), id, List.of(), "no");
            case ASK -> stage.room.deciding().ask(stage.caller("olga"), id, "why?");
            case EXPLAIN ->
                stage.read(stage.letter("anna").subject("[sluse-" + id + "]").text("because"));
            case RESCREEN -> stage.room.deciding().rescreen(stage.caller("olga"), id);
            case WITHDRAW -> stage.read(stage.letter("anna").subject("withdraw [sluse-" + id + "]"));
            case BREACH_FIRST -> breach(id, BreachClass.DETAILED, "1");
            case BREACH_ALL -> breach(id, BreachClass.INDIVIDUAL);
            case REVOKE -> stage.room.availability().revoke(stage.caller("olga"), id, "no");
            case EXTEND -> stage.room.availability().extend(stage.caller("olga"), id, 5, "travel");
            case A_DAY_PASSES -> pass(Duration.ofDays(1));
            case A_MONTH_PASSES -> pass(Duration.ofDays(31));
            case ANSWER_LATE -> {
                for (Delivery late : unnoticed) {
                    stage.room.collecting().close(id, late);
                }
            }
        }
    }

    private void collect(long id) throws IOException {
        Optional<Consignment> wanted = stage.room.collecting().open(id);
        if (wanted.isPresent()) {
            unnoticed.clear();
            unnoticed.add(stage.carrier.move(
                    wanted.get(),
                    new Place.Folder("environment", stage.environment, Optional.empty()),
                    new Place.Folder("airlock", stage.lodging.airlock(), Optional.empty())));
        }
    }

    private void breach(long id, BreachClass kind, String... files) {
        stage.room.breaches().declare(stage.caller("otto"), id, List.of(files), kind, "persons");
    }

    private static void pass(Duration time) {
        stage.clock.advance(time);
        for (int hour = 0; hour < 3; hour++) {
            stage.room.timekeeping().remind();
            stage.room.timekeeping().warn();
            stage.room.timekeeping().expire();
            stage.clock.advance(Duration.ofHours(1));
        }
    }

    /** A file in the download folder was approved, or taken back after it was; the gateway shows published ones only. */
    private static void assertNothingUnapprovedIsOut(long id) {
        for (ExportFile file : stage.seen.files(id)) {
            if (Set.of(FileState.NAMED, FileState.COLLECTED, FileState.SCREENED, FileState.REFUSED)
                    .contains(file.state())) {
                assertThat(stage.seen.places("content of " + file.path())).doesNotContain("download");
            }
            boolean shown = Stream.of("peter", "arne").anyMatch(login -> stage.room
                    .visibility()
                    .inDownload(
                            stage.caller(login),
                            List.of("alpha", Long.toString(id), file.path().toString())));
            if (shown) {
                assertThat(stage.seen.state(id)).isEqualTo(RequestState.PUBLISHED);
            }
        }
    }

    private static void assertEverythingLiesWhereItsStateSays(long id) {
        boolean over = EnumSet.of(RequestState.EXPIRED, RequestState.REVOKED).contains(stage.seen.state(id));
        for (ExportFile file : stage.seen.files(id)) {
            boolean waitsForItsHour = over && file.state() == FileState.PUBLISHED;
            assertThat(stage.seen.places("content of " + file.path()))
                    .as("%s is %s in %s", file.path(), file.state(), stage.seen.state(id))
                    .containsExactlyInAnyOrderElementsOf(
                            waitsForItsHour ? Set.of("airlock", "download") : WHERE.get(file.state()));
        }
    }

    private static <S> Set<S> reachable(S from, java.util.function.Function<S, Set<S>> next) {
        Set<S> reached = new java.util.HashSet<>(Set.of(from));
        List<S> open = new ArrayList<>(reached);
        while (!open.isEmpty()) {
            next.apply(open.remove(0)).stream().filter(reached::add).forEach(open::add);
        }
        return reached;
    }
}
