package dk.sluse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.Verification.Broken;
import dk.sluse.audit.Verification.Fault;
import dk.sluse.audit.Verification.Intact;
import dk.sluse.store.Store;
import dk.sluse.store.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody with all rights on the database changes the record behind the hub's back: the first bad row is named. */
class TamperingTest {

    private TestDatabase database;
    private Store store;
    private Sealer sealer;
    private final Verifier verifier = new Verifier(Duration.ZERO);

    /** Ten events of alpha are the record's rows 1 to 10, links 1 to 10; row 11 is the hub's. */
    @BeforeEach
    void tenEvents() {
        database = TestDatabase.fresh();
        store = database.store();
        sealer = new Sealer(store);
        Ledger ledger = new Ledger(Clock.systemUTC());
        store.changing(h -> {
            for (int i = 1; i <= 10; i++) {
                ledger.record(h, Event.of("alpha", EventKind.READ, "ann").with("no", i));
            }
            ledger.record(h, Event.of(Event.HUB, EventKind.HUB_STARTED, Event.BY_HUB));
        });
        sealer.sealNow();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_changed_fact_is_named() throws Exception {
        behindTheHub("update audit_event set facts = '{\"no\":\"44\"}' where id = 4");
        assertBroken(4, 4, Fault.HASH);
    }

    @Test
    void a_changed_time_actor_or_kind_is_named() throws Exception {
        behindTheHub("update audit_event set at = at + interval '1 microsecond' where id = 9");
        assertBroken(9, 9, Fault.HASH);
        behindTheHub("update audit_event set actor = 'bo' where id = 8");
        assertBroken(8, 8, Fault.HASH);
        behindTheHub("update audit_event set kind = 'listed' where id = 7");
        assertBroken(7, 7, Fault.HASH);
    }

    @Test
    void a_deleted_event_is_named() throws Exception {
        behindTheHub("delete from audit_event where id = 5");
        assertBroken(5, 5, Fault.EVENT_MISSING);
    }

    @Test
    void an_event_deleted_together_with_its_link_is_named() throws Exception {
        behindTheHub("delete from audit_seal where event = 5", "delete from audit_event where id = 5");
        assertBroken(5, 6, Fault.GAP);
    }

    @Test
    void a_deleted_link_whose_number_was_closed_up_is_named() throws Exception {
        behindTheHub(
                "delete from audit_seal where event = 5",
                "delete from audit_event where id = 5",
                "update audit_seal set seq = -seq, hash = hash where false",
                "alter table audit_seal drop constraint audit_seal_seq_check",
                "update audit_seal set seq = -seq where chain = 'alpha' and seq > 5",
                "update audit_seal set seq = -seq - 1 where seq < 0");
        assertBroken(5, 6, Fault.PREVIOUS);
    }

    @Test
    void two_swapped_events_are_named() throws Exception {
        behindTheHub(
                "update audit_event e set facts = o.facts from audit_event o where (e.id, o.id) in ((3, 4), (4, 3))");
        assertBroken(3, 3, Fault.HASH);
    }

    @Test
    void two_swapped_links_are_named() throws Exception {
        behindTheHub(
                "alter table audit_seal drop constraint audit_seal_seq_check",
                "update audit_seal set seq = -seq where chain = 'alpha' and seq in (3, 4)",
                "update audit_seal set seq = 7 + seq where seq < 0");
        assertBroken(3, 4, Fault.PREVIOUS);
    }

    @Test
    void an_inserted_event_without_a_link_is_named() throws Exception {
        behindTheHub("insert into audit_event (chain, kind, actor, facts, at)"
                + " values ('alpha', 'read', 'mallory', '{}', now())");
        assertBroken(0, 12, Fault.UNSEALED);
    }

    @Test
    void an_inserted_event_with_a_made_up_link_is_named() throws Exception {
        behindTheHub(
                "insert into audit_event (chain, kind, actor, facts, at) values ('alpha', 'read', 'mallory', '{}', now())",
                "insert into audit_seal (chain, seq, event, previous, hash)"
                        + " select 'alpha', 11, 12, hash, repeat('0', 64) from audit_seal where chain = 'alpha' and seq = 10");
        assertBroken(11, 12, Fault.HASH);
    }

    @Test
    void an_event_moved_to_another_chain_is_named() throws Exception {
        behindTheHub("update audit_event set chain = 'hub' where id = 2");
        assertBroken(2, 2, Fault.HASH);
    }

    @Test
    void events_cut_off_the_end_are_named_by_an_anchor_that_was_kept() throws Exception {
        List<Head> anchors = store.read(Heads::all);
        behindTheHub(
                "delete from audit_seal where event > 7 and chain = 'alpha'",
                "delete from audit_event where id in (8, 9, 10)");

        assertThat(verifier.verify(store)).allMatch(v -> v instanceof Intact);
        assertThat(verifier.verify(store, anchors)).contains(new Broken("alpha", 8, 0, Fault.SHORTER_THAN_ANCHOR));
    }

    @Test
    void a_chain_that_was_rewritten_whole_differs_from_its_anchor() throws Exception {
        List<Head> anchors = store.read(Heads::all);
        behindTheHub(
                "update audit_event set actor = 'bo' where id = 10",
                "insert into audit_unsealed values (10)",
                "delete from audit_seal where event = 10");
        sealer.sealNow();

        assertThat(verifier.verify(store)).allMatch(v -> v instanceof Intact);
        assertThat(verifier.verify(store, anchors)).contains(new Broken("alpha", 10, 10, Fault.ANCHOR));
    }

    @Test
    void a_chain_that_was_deleted_whole_is_missed_by_its_anchor() throws Exception {
        List<Head> anchors = store.read(Heads::all);
        behindTheHub("delete from audit_seal where chain = 'alpha'", "delete from audit_event where chain = 'alpha'");
        assertThat(verifier.verify(store, anchors)).contains(new Broken("alpha", 1, 0, Fault.SHORTER_THAN_ANCHOR));
    }

    @Test
    void an_export_of_a_broken_chain_names_the_same_row() throws Exception {
        behindTheHub("delete from audit_event where id = 5");
        assertThat(verifyExport(export())).isEqualTo(new Broken("alpha", 5, 5, Fault.EVENT_MISSING));
    }

    @Test
    void a_changed_shortened_or_lengthened_export_is_named() throws Exception {
        String export = export();
        List<String> lines = export.lines().toList();

        assertThat(verifyExport(export.replace("\"no\":\"6\"", "\"no\":\"7\"")))
                .isEqualTo(new Broken("alpha", 6, 6, Fault.HASH));
        assertThat(verifyExport(without(lines, 3))).isEqualTo(new Broken("alpha", 4, 5, Fault.GAP));
        assertThat(verifyExport(without(lines, 0))).isEqualTo(new Broken("alpha", 1, 2, Fault.GAP));
        assertThat(verifyExport(without(lines, 9))).isEqualTo(new Broken("alpha", 10, 0, Fault.HEAD));
        assertThat(verifyExport(without(lines, 10))).isEqualTo(new Broken("alpha", 11, 0, Fault.HEAD));
        assertThat(verifyExport(export + lines.get(0) + "\n")).isEqualTo(new Broken("alpha", 12, 0, Fault.HEAD));
        assertThat(verifyExport(export.replaceFirst("\"kind\":\"read\"", "\"kind\":\"read\",\"note\":\"x\"")))
                .isEqualTo(new Broken("", 1, 0, Fault.UNREADABLE));
        assertThat(verifyExport("")).isEqualTo(new Broken("", 1, 0, Fault.HEAD));
        assertThat(verifyExport("no json at all\n")).isEqualTo(new Broken("", 1, 0, Fault.UNREADABLE));
    }

    private static String without(List<String> lines, int index) {
        StringBuilder rest = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            if (i != index) {
                rest.append(lines.get(i)).append('\n');
            }
        }
        return rest.toString();
    }

    private String export() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AuditExport.write(store, "alpha", out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private Verification verifyExport(String export) throws Exception {
        return verifier.verifyExport(
                new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8)), Optional.empty());
    }

    private void assertBroken(long seq, long event, Fault fault) {
        List<Verification> results = verifier.verify(store);
        assertThat(results).first().isEqualTo(new Broken("alpha", seq, event, fault));
        assertThat(results).last().isInstanceOf(Intact.class);
        assertThat(results.get(0).toString()).contains("link " + seq, "event " + event, fault.text());
    }

    /** As a superuser with the triggers and foreign keys switched off. */
    private void behindTheHub(String... changes) throws SQLException {
        try (Connection owner = database.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String change : changes) {
                statement.execute(change);
            }
        }
    }
}
