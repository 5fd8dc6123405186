package dk.sluse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.Anchor.Signed;
import dk.sluse.audit.Verification.Broken;
import dk.sluse.audit.Verification.Fault;
import dk.sluse.audit.Verification.Intact;
import dk.sluse.calendar.MutableClock;
import dk.sluse.house.Programs;
import dk.sluse.store.Store;
import dk.sluse.store.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the daily anchors prove: nothing was changed, cut off or written anew since the hub signed. */
class AnchorTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-02");

    @TempDir
    private Path folder;

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-02T09:00:00Z"));
    private final Verifier verifier = new Verifier(Duration.ZERO);
    private final Ledger ledger = new Ledger(clock);
    private TestDatabase database;
    private Store store;
    private Sealer sealer;
    private SshSigner signer;
    private Anchors anchors;

    @BeforeEach
    void open() throws Exception {
        database = TestDatabase.fresh();
        store = database.store();
        sealer = new Sealer(store);
        signer = SigningKey.in(folder.resolve("keys"));
        anchors = new Anchors(signer, ledger, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void happens(String chain, int times) {
        store.changing(h -> {
            for (int i = 0; i < times; i++) {
                ledger.record(h, Event.of(chain, EventKind.READ, "ann").with("no", i));
            }
        });
        sealer.sealNow();
    }

    private Optional<Signed> take(LocalDate day) {
        Optional<Signed> taken = store.change(h -> anchors.take(h, day));
        sealer.sealNow();
        return taken;
    }

    /** Three days of three projects, one of which does nothing on the second. */
    private void threeDays() {
        for (int day = 0; day < 3; day++) {
            happens("alpha", 2);
            if (day != 1) {
                happens("beta", 3);
            }
            happens("gamma", 1);
            assertThat(take(DAY.plusDays(day))).isPresent();
            clock.advance(Duration.ofDays(1));
        }
    }

    private String export(String chain) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AuditExport.write(store, chain, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private Verification verify(String export) throws Exception {
        return verifier.verifyExport(
                new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8)), Optional.of(signer.allowedSigner()));
    }

    private List<Verification> verifyDatabase() {
        return verifier.verify(store, signer.allowedSigner());
    }

    @Test
    @DisplayName("One anchor is taken each business day, however often the clock ticks, and the record tells of it")
    void once_a_day() {
        happens("alpha", 1);

        assertThat(take(DAY)).isPresent();
        assertThat(take(DAY)).isEmpty();
        assertThat(take(DAY.plusDays(1))).isPresent();
        assertThat(take(DAY.minusDays(300))).as("a clock put back").isPresent();
        assertThat(verifyDatabase())
                .allMatch(Intact.class::isInstance)
                .extracting(Verification::chain)
                .containsExactly("alpha", "hub", "daily anchors");
    }

    @Test
    @DisplayName(
            "The anchor names the day, the root over the heads that grew, and the anchor before; its text is read back to the byte")
    void the_text() {
        happens("alpha", 1);
        Signed first = take(DAY).orElseThrow();
        clock.advance(Duration.ofDays(1));
        Signed second = take(DAY.plusDays(1)).orElseThrow();

        assertThat(first.text()).startsWith("""
                sluse anchor 1
                day 2026-11-02
                taken 2026-11-02T09:00:00Z
                previous 0000000000000000000000000000000000000000000000000000000000000000
                chains 1
                root""");
        assertThat(Anchor.read(second.text()).previous()).isEqualTo(first.hash());
        assertThat(Anchor.read(second.text()).text()).isEqualTo(second.text());
        assertThatThrownBy(() -> Anchor.read(second.text() + " ")).isInstanceOf(IllegalArgumentException.class);
        assertThat(second.lines()).contains("-----BEGIN SSH SIGNATURE-----");
    }

    @Test
    @DisplayName(
            "An export carries the anchors of its project and shows nothing of others; an outsider verifies all of it alone")
    void an_outsider_verifies() throws Exception {
        threeDays();

        String export = export("beta");

        assertThat(export).doesNotContain("alpha", "gamma");
        assertThat(export.lines().filter(line -> line.startsWith("{\"anchor\"")))
                .hasSize(2);
        assertThat(verify(export).toString())
                .contains("beta: 6 events, intact", "; 2 anchors, the last of 2026-11-04, signed by the hub");
        assertThat(verifier.verifyExport(
                                new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8)), Optional.empty())
                        .toString())
                .contains("signatures NOT verified");
    }

    @Test
    @DisplayName("Forty lines of Python and ssh-keygen verify the same, with nothing of ours")
    void with_nothing_of_ours() throws Exception {
        Programs.needs("/usr/bin/python3");
        Programs.needs("/usr/bin/ssh-keygen");
        threeDays();
        String export = export("alpha");

        assertThat(outsider(export))
                .contains("alpha: 6 events, intact", "3 anchors, the last of 2026-11-04, signed by the hub");

        signer = SigningKey.in(folder.resolve("other"));
        Files.copy(
                folder.resolve("other/allowed_signers"),
                folder.resolve("keys/allowed_signers"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(outsider(export)).contains("the anchor of 2026-11-02 is not signed by the hub");
    }

    private String outsider(String export) throws Exception {
        Path file = Files.writeString(folder.resolve("export.jsonl"), export);
        Process python = new ProcessBuilder(
                        "/usr/bin/python3",
                        Path.of("docs/reference/verify-audit-export.py").toString(),
                        file.toString(),
                        folder.resolve("keys/allowed_signers").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        python.waitFor();
        return said;
    }

    @Test
    @DisplayName("A chain that was written anew with the rights of the database's owner differs from its anchor")
    void a_rewritten_chain() throws Exception {
        threeDays();
        behindTheHub(
                "delete from audit_seal where chain = 'gamma'",
                "update audit_event set actor = 'bo' where chain = 'gamma'",
                "insert into audit_unsealed select id from audit_event where chain = 'gamma'");
        sealer.sealNow();

        assertThat(verifier.verify(store)).as("without anchors").allMatch(Intact.class::isInstance);
        assertThat(verifyDatabase())
                .filteredOn(Broken.class::isInstance)
                .singleElement()
                .isEqualTo(new Broken("gamma", 1, eventOf("gamma"), Fault.ANCHOR));
        assertThat(verify(export("gamma"))).isInstanceOfSatisfying(Broken.class, broken -> assertThat(broken.fault())
                .isEqualTo(Fault.ROOT));
    }

    private long eventOf(String chain) {
        return store.read(h -> h.createQuery("select min(id) from audit_event where chain = :chain")
                .bind("chain", chain)
                .mapTo(Long.class)
                .one());
    }

    @Test
    @DisplayName("Events cut off the end are missed by their anchor; an anchor cut out, by the next")
    void cut_off() throws Exception {
        threeDays();
        behindTheHub(
                "delete from audit_seal where chain = 'beta' and seq > 4",
                "delete from audit_event where chain = 'beta' and id not in (select event from audit_seal)");
        assertThat(verifyDatabase()).contains(new Broken("beta", 5, 0, Fault.SHORTER_THAN_ANCHOR));

        behindTheHub("delete from audit_anchor_head where anchor = 2", "delete from audit_anchor where id = 2");
        assertThat(verifyDatabase()).contains(new Broken("daily anchors", 2, 0, Fault.PREVIOUS));
    }

    @Test
    @DisplayName("An anchor that was changed is not signed, and heads that were changed do not give its root")
    void forged() throws Exception {
        threeDays();
        behindTheHub("update audit_anchor_head set seq = seq + 100 where anchor = 2 and chain = 'alpha'");
        assertThat(verifyDatabase()).contains(new Broken("daily anchors", 2, 0, Fault.ROOT));

        behindTheHub(
                "update audit_anchor set text = replace(text, 'chains 3', 'chains 2') where id = 2",
                "update audit_anchor set text = replace(text, '09:00', '10:00') where id = 1");
        assertThat(verifyDatabase()).contains(new Broken("daily anchors", 1, 0, Fault.SIGNATURE));
    }

    @Test
    @DisplayName("An export in which an anchor was changed, moved, or signed by another is named with its fault")
    void a_forged_export() throws Exception {
        threeDays();
        String export = export("alpha");
        List<String> lines = export.lines().toList();

        assertThat(verify(export.replaceFirst("taken 2026-11-02T09", "taken 2026-11-02T08")))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.fault()).isEqualTo(Fault.SIGNATURE));
        assertThat(verify(String.join("\n", lines.get(2), String.join("\n", lines))))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.fault()).isEqualTo(Fault.UNREADABLE));
        String moved = String.join("\n", lines.get(0), lines.get(2), String.join("\n", lines.subList(1, lines.size())));
        assertThat(verify(moved)).isInstanceOfSatisfying(Broken.class, broken -> assertThat(broken.fault())
                .isEqualTo(Fault.ROOT));

        signer = SigningKey.in(folder.resolve("other"));
        assertThat(verify(export)).isInstanceOfSatisfying(Broken.class, broken -> assertThat(broken.fault())
                .isEqualTo(Fault.SIGNATURE));
    }

    @Test
    @DisplayName("The hub's own role can neither change nor delete an anchor")
    void never_changed() {
        threeDays();
        for (String change : List.of(
                "update audit_anchor set text = 'x'",
                "delete from audit_anchor",
                "update audit_anchor_head set seq = 1",
                "delete from audit_anchor_head")) {
            assertThatThrownBy(() -> store.changing(h -> h.execute(change))).hasMessageContaining("permission denied");
        }
    }

    private void behindTheHub(String... changes) throws Exception {
        try (Connection owner = database.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String change : changes) {
                statement.execute(change);
            }
        }
    }
}
