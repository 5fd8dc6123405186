package dk.sluse.custody;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.custody.Account.OvertakenException;
import dk.sluse.custody.Consignment.Parcel;
import dk.sluse.custody.Notes.Verified;
import dk.sluse.store.Store;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleConsumer;

/** What the database knows of consignments. Every write first makes sure that no later attempt took over. */
final class Ledger {

    private final Store store;
    private final Audit audit;
    private final Clock clock;

    Ledger(Store store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Begins an attempt, the first or a further one.
     *
     * @throws IllegalArgumentException when the id was used before for something else
     */
    Account begin(Consignment consignment, Kind kind, String from, String to) {
        return store.change(h -> {
            insert(h, consignment, kind, from, to, Phase.CARRYING);
            Account account = next(h, consignment);
            boolean isKind = account.kind() == kind || account.phase() == Phase.ABANDONED;
            if (!isKind || !sameFiles(Parcels.rows(h, consignment.id()), consignment.parcels())) {
                throw new IllegalArgumentException("The consignment " + consignment.id()
                        + " was begun as something else. Give every new consignment an id of its own.");
            }
            return account;
        });
    }

    /** Begins an attempt at undoing. One that nobody ever began is closed, so that nobody will. */
    Account beginAbandoning(Consignment consignment, String from, String to) {
        return store.change(h -> {
            insert(h, consignment, Kind.MOVE, from, to, Phase.ABANDONED);
            Account account = next(h, consignment);
            if (account.phase() != Phase.CARRYING) {
                return account;
            }
            phase(h, account, Phase.ABANDONING);
            return new Account(consignment, account.kind(), Phase.ABANDONING, account.attempt());
        });
    }

    private void insert(Handle h, Consignment consignment, Kind kind, String from, String to, Phase phase) {
        int made = h.createUpdate("insert into consignment"
                        + " (id, kind, project, request, from_place, to_place, phase, attempt, begun, ended) values"
                        + " (:id, :kind, :project, :request, :from, :to, :phase, 0, :now, :ended)"
                        + " on conflict (id) do nothing")
                .bind("id", consignment.id())
                .bind("kind", kind.name())
                .bind("project", consignment.project())
                .bind("request", boxed(consignment.request()))
                .bind("from", from)
                .bind("to", to)
                .bind("phase", phase.name())
                .bind("now", now())
                .bind("ended", phase.hasEnded() ? now() : null)
                .execute();
        if (made == 1 && !consignment.parcels().isEmpty()) {
            Parcels.insert(h, consignment);
        }
    }

    private static Account next(Handle h, Consignment consignment) {
        return h.createQuery("update consignment set attempt = attempt + 1 where id = :id"
                        + " returning kind, phase, attempt")
                .bind("id", consignment.id())
                .map((row, context) -> new Account(
                        consignment,
                        Kind.valueOf(row.getString("kind")),
                        Phase.valueOf(row.getString("phase")),
                        row.getInt("attempt")))
                .one();
    }

    private static boolean sameFiles(List<Row> rows, List<Parcel> parcels) {
        return rows.stream()
                .map(row -> new Parcel(row.id(), row.from(), row.to(), row.expected(), row.treatment()))
                .toList()
                .equals(parcels);
    }

    List<Row> rows(Account account) {
        return store.read(h -> Parcels.rows(h, account.id()));
    }

    /** The source waits in the holding folder. */
    void held(Account account, Row row) throws IOException {
        set(account, row, "step = 'HELD'", Map.of());
    }

    /** A copy that is about to be written, or gone on with. */
    record Begun(String parcel, String temporary, String mark) {}

    /** Copies are about to be written under these names. Naming one that is never made does no harm: nothing is removed. */
    void copying(Account account, List<Begun> begun) throws IOException {
        if (!begun.isEmpty()) {
            fenced(account, h -> Parcels.begun(h, account.id(), begun));
        }
    }

    /** Copies were verified and are about to get these names; other ones have theirs. */
    void progressed(Account account, List<Verified> verified, List<String> placed) throws IOException {
        fenced(account, h -> {
            Parcels.verified(h, account.id(), verified);
            Parcels.placed(h, account.id(), placed);
        });
    }

    /** A folder is about to be shown. */
    void revealing(Account account, Row row) throws IOException {
        set(account, row, "step = 'VERIFIED'", Map.of());
    }

    /** A folder is shown, and the record says so. */
    void revealed(Account account, Row row) throws IOException {
        fenced(account, h -> {
            Parcels.update(h, account.id(), row, "step = 'PLACED'", Map.of());
            audit.record(
                    h,
                    event(account, row, account.consignment().event())
                            .with("way", places(h, account))
                            .with("target", account.consignment().shown(row.id(), row.to())));
        });
    }

    /** A finished copy went away by another's hand: it is made again. */
    void lost(Account account, Row row) throws IOException {
        set(account, row, "step = 'WAITING', target_name = null", Map.of());
    }

    void undone(Account account, Row row, Optional<Phrase> more) throws IOException {
        if (more.isEmpty()) {
            set(account, row, "step = 'UNDONE'", Map.of());
            return;
        }
        Phrase fault = row.fault().map(first -> Refusal.and(first, more.get())).orElseGet(more::get);
        set(
                account,
                row,
                "step = 'UNDONE', fault_da = :da, fault_en = :en",
                Map.of("da", fault.da(), "en", fault.en()));
    }

    /** A file was deleted, and the record says so. */
    void deleted(Account account, Row row) throws IOException {
        fenced(account, h -> {
            Parcels.update(h, account.id(), row, "step = 'DELETED'", Map.of());
            audit.record(h, event(account, row, account.consignment().event()));
        });
    }

    /** A file could not be deleted. The record says so once, however often it is tried. */
    void undeletable(Account account, Row row, Phrase fault) throws IOException {
        if (row.fault().isPresent()) {
            return;
        }
        fenced(account, h -> {
            Parcels.update(
                    h, account.id(), row, "fault_da = :da, fault_en = :en", Map.of("da", fault.da(), "en", fault.en()));
            audit.record(h, event(account, row, EventKind.FILE_UNDELETABLE).with("reason", fault.en()));
        });
    }

    /** Every file lies whole at its target: from here it only goes on, and the record says what arrived. */
    void arrive(Account account, Phase then) throws IOException {
        fenced(account, h -> {
            String places = places(h, account);
            audit.recordAll(
                    h,
                    Parcels.rows(h, account.id()).stream()
                            .map(row -> arrival(account, row, places))
                            .toList());
            phase(h, account, then);
        });
    }

    /** Some files are unfit: from here it only goes back. */
    void reject(Account account, Map<Row, Phrase> faults) throws IOException {
        fenced(account, h -> {
            faults.forEach((row, fault) -> Parcels.update(
                    h,
                    account.id(),
                    row,
                    "fault_da = :da, fault_en = :en",
                    Map.of("da", fault.da(), "en", fault.en())));
            phase(h, account, Phase.UNDOING);
        });
    }

    void end(Account account, Phase phase) throws IOException {
        fenced(account, h -> phase(h, account, phase));
    }

    private static String places(Handle h, Account account) {
        return h.createQuery("select from_place || ' → ' || to_place from consignment where id = :id")
                .bind("id", account.id())
                .mapTo(String.class)
                .one();
    }

    private static Event arrival(Account account, Row row, String places) {
        Copied copied = row.copied().orElseThrow();
        Event event = event(account, row, account.consignment().event())
                .with("sha256", copied.sha256())
                .with("size", copied.size())
                .with("way", places)
                .with(
                        "target",
                        account.consignment().shown(row.id(), row.target().path()))
                .with("synced", copied.synced() ? "yes" : "not offered by the target");
        return row.treatment() == Treatment.AS_IS
                ? event
                : event.with(
                                "treatment",
                                row.treatment().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .with("source-sha256", copied.sourceSha256());
    }

    private static Event event(Account account, Row row, EventKind kind) {
        SafePath file = account.kind() == Kind.PUT_BACK ? row.to() : row.from();
        Event event = Event.of(account.consignment().project(), kind, Event.BY_HUB)
                .file(account.consignment().shown(row.id(), file))
                .with("consignment", account.id());
        OptionalLong request = account.consignment().request();
        return request.isPresent() ? event.request(request.getAsLong()) : event;
    }

    private void set(Account account, Row row, String what, Map<String, ?> values) throws IOException {
        fenced(account, h -> Parcels.update(h, account.id(), row, what, values));
    }

    private void phase(Handle h, Account account, Phase phase) {
        h.createUpdate("update consignment set phase = :phase, ended = :ended where id = :id")
                .bind("phase", phase.name())
                .bind("ended", phase.hasEnded() ? now() : null)
                .bind("id", account.id())
                .execute();
    }

    /** Makes sure that this attempt is still the latest. */
    void requireLatest(Account account) throws IOException {
        fenced(account, h -> {});
    }

    private void fenced(Account account, HandleConsumer<RuntimeException> write) throws IOException {
        store.<IOException>changing(h -> {
            int latest = h.createQuery("select attempt from consignment where id = :id for update")
                    .bind("id", account.id())
                    .mapTo(int.class)
                    .one();
            if (latest != account.attempt()) {
                throw new OvertakenException(account.id());
            }
            write.useHandle(h);
        });
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Long boxed(OptionalLong number) {
        return number.isPresent() ? Long.valueOf(number.getAsLong()) : null;
    }
}
