package dk.sluse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.Verification.Intact;
import dk.sluse.house.Programs;
import dk.sluse.store.Store;
import dk.sluse.store.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The record: written in the caller's transaction, sealed into chains, verified by anybody, changed by nobody. */
class AuditTest {

    private static final Instant NOW = Instant.parse("2026-11-02T08:15:00.123456789Z");

    private TestDatabase database;
    private Store store;
    private Ledger ledger;
    private Sealer sealer;
    private final Verifier verifier = new Verifier(Duration.ofMinutes(1));

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        store = database.store();
        ledger = new Ledger(Clock.fixed(NOW, ZoneOffset.UTC));
        sealer = new Sealer(store);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void record(Event event) {
        store.changing(h -> ledger.record(h, event));
    }

    @Test
    @DisplayName(
            "No made-up name begins a chain: what could be no project's is the hub's, and no person number stands there")
    void a_made_up_chain_is_the_hubs() {
        for (String made : List.of("010180-1234", "p010180-1234", "", "../alpha", "Alpha", "a\u001b[2J")) {
            record(Event.of(made, EventKind.ACCESS_REFUSED, "anna"));
        }
        List<String> chains = store.read(h -> h.createQuery("select distinct chain from audit_event")
                .mapTo(String.class)
                .list());
        assertThat(chains).containsExactly(Event.HUB);
    }

    @Test
    void an_event_stands_only_if_what_it_tells_of_does() {
        record(Event.of("alpha", EventKind.REQUEST_RECEIVED, "ann").request(1));
        assertThatThrownBy(() -> store.changing(h -> {
                    ledger.record(
                            h,
                            Event.of("alpha", EventKind.REQUEST_COMPLETE, "hub").request(1));
                    throw new IllegalStateException("the change failed");
                }))
                .hasMessage("the change failed");

        List<RecordedEvent> trail = store.read(h -> Trail.ofRequest(h, 1));

        assertThat(trail).extracting(RecordedEvent::kind).containsExactly("request-received");
        assertThat(trail).extracting(RecordedEvent::at).containsExactly(Instant.parse("2026-11-02T08:15:00.123456Z"));
    }

    @Test
    void each_project_has_its_own_chain_and_the_hub_one_more() {
        record(Event.of("beta", EventKind.REQUEST_RECEIVED, "bo").request(2).with("from", "mail"));
        record(Event.of("alpha", EventKind.REQUEST_RECEIVED, "ann").request(1));
        record(Event.of(Event.HUB, EventKind.HUB_STARTED, Event.BY_HUB));
        record(Event.of("alpha", EventKind.FILE_COLLECTED, Event.BY_HUB)
                .request(1)
                .file("æ/tabel.xlsx"));

        assertThat(sealer.sealNow()).isEqualTo(4);
        assertThat(sealer.sealNow()).isZero();

        assertThat(verifier.verify(store)).allMatch(v -> v instanceof Intact);
        assertThat(store.read(Heads::all)).extracting(Head::chain).containsExactly("alpha", "beta", "hub");
        assertThat(store.read(Heads::all)).extracting(Head::seq).containsExactly(2L, 1L, 1L);
    }

    @Test
    void person_numbers_and_control_characters_never_reach_the_record_but_hashes_and_sizes_do() {
        String hash = "1234567890".repeat(6) + "abcd";
        record(Event.of("alpha", EventKind.FILE_COLLECTED, "mail:x\r\ny@z")
                .request(1)
                .file("svar 010203-1234.xlsx")
                .with("reason", "0102031234 \u001b[31m")
                .with("bytes", 5_368_709_120L)
                .with("sha256", hash));

        RecordedEvent event = store.read(h -> Trail.ofRequest(h, 1)).get(0);

        assertThat(event.file()).contains("svar ******-****.xlsx");
        assertThat(event.actor()).isEqualTo("mail:x\\u{d}\\u{a}y@z");
        assertThat(event.facts())
                .containsEntry("reason", "******-**** \\u{1b}[31m")
                .containsEntry("bytes", "5368709120")
                .containsEntry("sha256", hash);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_event set actor = 'nobody'",
                "delete from audit_event",
                "truncate audit_event cascade",
                "update audit_seal set seq = seq + 1",
                "delete from audit_seal",
                "truncate audit_seal"
            })
    void the_database_refuses_to_change_the_record_to_the_hub_and_to_its_owner(String change) throws Exception {
        record(Event.of("alpha", EventKind.REQUEST_RECEIVED, "ann"));
        sealer.sealNow();

        assertThatThrownBy(() -> store.changing(h -> h.execute(change))).hasMessageContaining("permission denied");
        try (var owner = database.asOwner();
                var statement = owner.createStatement()) {
            assertThatThrownBy(() -> statement.execute(change)).hasMessageContaining("The record is never changed");
        }
        assertThat(verifier.verify(store)).allMatch(v -> v instanceof Intact);
    }

    @Test
    void the_hub_cannot_switch_the_refusal_off() {
        assertThatThrownBy(() -> store.changing(h -> h.execute("alter table audit_event disable trigger all")))
                .hasMessageContaining("must be owner");
        assertThatThrownBy(() -> store.changing(h -> h.execute("set session_replication_role = replica")))
                .hasMessageContaining("permission denied");
    }

    @Test
    void concurrent_writers_and_two_sealers_make_unbroken_chains() throws Exception {
        int writers = 4;
        int each = 60;
        ExecutorService pool = Executors.newFixedThreadPool(writers + 2);
        try {
            List<Future<?>> writing = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                int writer = w;
                writing.add(pool.submit(() -> writeMany(writer, each)));
            }
            CompletableFuture<Void> written = new CompletableFuture<>();
            Future<?> one = pool.submit(() -> sealUntil(written));
            Future<?> other = pool.submit(() -> sealUntil(written));
            for (Future<?> w : writing) {
                w.get(60, TimeUnit.SECONDS);
            }
            written.complete(null);
            one.get(60, TimeUnit.SECONDS);
            other.get(60, TimeUnit.SECONDS);
        } finally {
            pool.shutdownNow();
        }
        sealer.sealNow();

        assertThat(verifier.verify(store)).hasSize(2).allMatch(v -> v instanceof Intact);
        assertThat(store.read(Heads::all).stream().mapToLong(Head::seq).sum()).isEqualTo((long) writers * each);
    }

    private void writeMany(int writer, int each) {
        for (int i = 0; i < each; i++) {
            String chain = i % 3 == 0 ? "alpha" : "beta";
            int number = i;
            record(Event.of(chain, EventKind.COMMAND, "writer" + writer).with("i", number));
        }
    }

    private void sealUntil(CompletableFuture<Void> written) {
        Sealer own = new Sealer(store);
        while (!written.isDone()) {
            own.sealNow();
        }
    }

    @Test
    void an_event_that_commits_late_is_sealed_after_those_that_overtook_it() {
        store.changing(late -> {
            ledger.record(late, Event.of("alpha", EventKind.COMMAND, "late"));
            long sealed = inAnotherThread(() -> {
                record(Event.of("alpha", EventKind.COMMAND, "early"));
                return sealer.sealNow();
            });
            assertThat(sealed).isOne();
        });
        assertThat(sealer.sealNow()).isOne();

        assertThat(verifier.verify(store)).containsExactly(new Intact(store.read(h -> Heads.of(h, "alpha"))));
    }

    private static long inAnotherThread(Supplier<Long> work) {
        return CompletableFuture.supplyAsync(work)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void an_export_is_verified_alone_and_says_the_same_as_the_database(@TempDir Path folder) throws Exception {
        for (int i = 0; i < 20; i++) {
            record(Event.of("alpha", EventKind.LISTED, "ann").file("Å\"\\" + i).with("no", i));
        }
        record(Event.of("beta", EventKind.LISTED, "bo"));
        sealer.sealNow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Head head = AuditExport.write(store, "alpha", out);

        assertThat(head).isEqualTo(store.read(h -> Heads.of(h, "alpha")));
        assertThat(verifier.verifyExport(new ByteArrayInputStream(out.toByteArray()), Optional.empty()))
                .isEqualTo(new Intact(head));
        Path file = Files.write(folder.resolve("alpha.jsonl"), out.toByteArray());
        assertThat(outsider(file)).contains("alpha: 20 events, intact, head " + head.hash());
    }

    @Test
    void an_empty_chain_is_exported_and_verified_too() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Head head = AuditExport.write(store, "nothing-yet", out);
        assertThat(verifier.verifyExport(new ByteArrayInputStream(out.toByteArray()), Optional.empty()))
                .isEqualTo(new Intact(head));
    }

    /** What an outsider's own program says of an export. */
    private static String outsider(Path file) throws Exception {
        Programs.needs("/usr/bin/python3");
        Process script = new ProcessBuilder(
                        "/usr/bin/python3", "docs/reference/verify-audit-export.py", file.toString())
                .redirectErrorStream(true)
                .start();
        return new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
