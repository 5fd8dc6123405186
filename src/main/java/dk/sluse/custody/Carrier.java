package dk.sluse.custody;

import dk.sluse.audit.Audit;
import dk.sluse.custody.Delivery.Arrived;
import dk.sluse.custody.Delivery.Carried;
import dk.sluse.custody.Delivery.Fault;
import dk.sluse.custody.Delivery.Rejected;
import dk.sluse.store.Store;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/**
 * Carries consignments and remembers how far each came, so that every call may be made again after an interruption at any
 * point: kill -9, a lost connection, a database that went away. The life of a consignment is in {@link Phase}, the protocol
 * in {@link Loading}, {@link Delivering} and {@link Undoing}.
 *
 * <p>An attempt that was overtaken by a later one stops at its next step with an {@link IOException}; two hubs never carry
 * the same consignment to its end.
 */
public final class Carrier implements Custody {

    private final Ledger ledger;
    private final Harbour harbour;
    private final Yard yard;
    private final int connections;

    /**
     * @param audit told of every file that arrived or was deleted, in the transaction that makes it so
     * @param clock business time, for when consignments began and ended
     */
    public Carrier(Store store, Audit audit, Clock clock, CustodySettings settings) {
        this(store, audit, clock, settings, Harbour.real(settings.patience()));
    }

    Carrier(Store store, Audit audit, Clock clock, CustodySettings settings, Harbour harbour) {
        this.ledger = new Ledger(store, audit, clock);
        this.harbour = harbour;
        this.yard = Yard.of(ledger, new Reservations(store, settings.spareBytes()), clock, settings);
        this.connections = settings.connections();
    }

    /** What is on its way now. */
    public Progress progress() {
        return yard.progress();
    }

    @Override
    public Delivery move(Consignment consignment, Place from, Place to) throws IOException {
        return carry(Kind.MOVE, consignment, from, to);
    }

    @Override
    public Delivery copy(Consignment consignment, Place from, Place to) throws IOException {
        return carry(Kind.COPY, consignment, from, to);
    }

    @Override
    public Delivery putBack(Consignment consignment, Place from, Place to) throws IOException {
        return carry(Kind.PUT_BACK, consignment, from, to);
    }

    private Delivery carry(Kind kind, Consignment consignment, Place from, Place to) throws IOException {
        Account account = ledger.begin(consignment, kind, from.name(), to.name());
        Phase end = account.phase().hasEnded() ? account.phase() : travel(account, from, to);
        return delivery(account, end);
    }

    @Override
    public void abandon(Consignment consignment, Place from, Place to) throws IOException {
        Account account = ledger.beginAbandoning(consignment, from.name(), to.name());
        if (account.phase() == Phase.ABANDONING || account.phase() == Phase.UNDOING) {
            travel(account, from, to);
        }
    }

    @Override
    public void reveal(Consignment consignment, Place hidden, Place visible) throws IOException {
        Account account = ledger.begin(consignment, Kind.REVEAL, hidden.name(), visible.name());
        if (account.phase().hasEnded()) {
            return;
        }
        try (OpenPlace from = harbour.open(hidden);
                OpenPlace to = harbour.open(visible)) {
            new Revealing(trip(account, from, to, visible)).run();
        }
    }

    @Override
    public List<String> list(Place place, SafePath folder) throws IOException {
        try (OpenPlace open = harbour.open(place)) {
            return open.files(Spot.at(folder));
        }
    }

    @Override
    public void delete(Consignment consignment, Place from) throws IOException {
        Account account = ledger.begin(consignment, Kind.DELETE, from.name(), from.name());
        if (account.phase().hasEnded()) {
            return;
        }
        try (OpenPlace place = harbour.open(from)) {
            new Removal(trip(account, place, place, from)).run();
        }
    }

    private Phase travel(Account account, Place from, Place to) throws IOException {
        try (OpenPlace source = harbour.open(from);
                OpenPlace target = harbour.open(to)) {
            Trip trip = trip(account, source, target, to);
            Phase phase = account.phase();
            while (!phase.hasEnded()) {
                phase = next(trip, phase);
            }
            return phase;
        }
    }

    private Phase next(Trip trip, Phase phase) throws IOException {
        return switch (phase) {
            case CARRYING -> new Loading(trip, connections).run();
            case DELIVERING -> new Delivering(trip).run();
            case UNDOING -> new Undoing(trip).run(Phase.REJECTED);
            case ABANDONING -> new Undoing(trip).run(Phase.ABANDONED);
            case ARRIVED, REJECTED, ABANDONED -> phase;
        };
    }

    /** Folders in a local place are the hub's own; those in an environment are its users', empty or not. */
    private Trip trip(Account account, OpenPlace source, OpenPlace target, Place to) {
        boolean tidies = to instanceof Place.Folder && account.kind().keepsCopies();
        return new Trip(account, source, target, tidies, yard);
    }

    private Delivery delivery(Account account, Phase end) {
        List<Row> rows = ledger.rows(account);
        return switch (end) {
            case ARRIVED -> new Arrived(rows.stream().map(Carrier::carried).toList());
            case ABANDONED ->
                new Rejected(rows.stream()
                        .map(row -> new Fault(row.id(), row.from(), Refusal.CALLED_OFF))
                        .toList());
            default ->
                new Rejected(rows.stream()
                        .filter(row -> row.fault().isPresent())
                        .map(row -> new Fault(row.id(), row.from(), row.fault().get()))
                        .toList());
        };
    }

    private static Carried carried(Row row) {
        return new Carried(row.id(), row.target().path(), row.sha256().orElseThrow(), row.size());
    }
}
