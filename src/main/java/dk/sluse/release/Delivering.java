package dk.sluse.release;

import dk.sluse.audit.EventKind;
import dk.sluse.custody.Consignment;
import dk.sluse.custody.Consignment.Naming;
import dk.sluse.custody.Consignment.Parcel;
import dk.sluse.custody.Delivery;
import dk.sluse.custody.Delivery.Arrived;
import dk.sluse.custody.Delivery.Carried;
import dk.sluse.custody.SafePath;
import dk.sluse.genome.Genomes;
import dk.sluse.release.ReleaseFile.State;
import dk.sluse.store.Store;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Carries what was laid out into the environment (R22, R30), in the order of the route {@code deliver-samples}: what is unwanted
 * is removed from the antechamber, the rest is carried there; the register is asked once more, and when it has nothing new the
 * papers are written and carried, and all of it is shown at once. Each {@code open} says what custody has to do, if anything,
 * each {@code close} takes note; all of them look at the state first, so the step may run twice.
 */
public final class Delivering {

    private static final String CARRY = "carry";
    private static final String PAPERS = "papers";
    private static final Set<State> ALL = EnumSet.allOf(State.class);

    private final Store store;
    private final Genomes genomes;
    private final OrderBook book;
    private final Papers papers;
    private final Receipt receipt;

    Delivering(ReleaseParts parts, OrderBook book) {
        this.store = parts.store();
        this.genomes = parts.genomes();
        this.book = book;
        this.papers = new Papers(book.files(), parts.lodging());
        this.receipt = new Receipt(book);
    }

    /** The carrying that an officer stopped: custody calls it off, so that not even a part of a file stays behind. */
    public Optional<Consignment> openCallingOff(long id) {
        return stopped(id, CARRY, false);
    }

    /** The same for the papers. */
    public Optional<Consignment> openCallingOffPapers(long id) {
        return stopped(id, PAPERS, true);
    }

    private Optional<Consignment> stopped(long id, String what, boolean paper) {
        return store.read(h -> book.orders()
                .find(h, id)
                .filter(order -> order.state() == OrderState.CLEARING)
                .map(order -> carriage(order, what, ofKind(h, order, ALL, paper)))
                .filter(consignment -> !consignment.parcels().isEmpty()));
    }

    private List<ReleaseFile> ofKind(Handle h, ReleaseOrder order, Set<State> states, boolean paper) {
        return book.files().of(h, order, states).stream()
                .filter(file -> file.paper() == paper)
                .toList();
    }

    /** What is to be deleted in the antechamber: everything, when an officer stopped the delivery. */
    public Optional<Consignment> openRemoving(long id) {
        return store.read(h -> book.orders()
                .find(h, id)
                .filter(order -> isUnderway(h, order) || order.state() == OrderState.CLEARING)
                .map(order -> removal(order, book.files().of(h, order, unwanted(order))))
                .filter(consignment -> !consignment.parcels().isEmpty()));
    }

    private static Set<State> unwanted(ReleaseOrder order) {
        return order.state() == OrderState.CLEARING ? ALL : EnumSet.of(State.UNWANTED);
    }

    /** Takes note that it is gone. What no officer stopped ended because its project's papers were not renewed. */
    public void closeRemoving(long id) {
        store.changing(h -> {
            ReleaseOrder order = book.orders().lock(h, id).orElseThrow();
            if (order.state() == OrderState.CLEARING) {
                book.files().removed(h, order, ALL);
                book.orders().to(h, order, book.orders().isRefused(h, order) ? OrderState.REFUSED : OrderState.CLOSED);
                Store.afterCommit(h, () -> book.lists().erasePapers(order));
            } else if (order.state() == OrderState.DELIVERING) {
                book.files().removed(h, order, unwanted(order));
            }
        });
    }

    /** What is to be carried from the genome store to the antechamber. */
    public Optional<Consignment> openCarrying(long id) {
        return planned(id, CARRY, false);
    }

    private Optional<Consignment> planned(long id, String what, boolean paper) {
        return store.read(h -> book.orders()
                .find(h, id)
                .filter(order -> isUnderway(h, order))
                .map(order -> carriage(order, what, ofKind(h, order, EnumSet.of(State.PLANNED), paper)))
                .filter(consignment -> !consignment.parcels().isEmpty()));
    }

    /**
     * Takes note of what was carried.
     *
     * @throws IllegalStateException when it could not be, or is not as long as it must be: an operator must look
     */
    public void closeCarrying(long id, Delivery delivery) {
        if (!(delivery instanceof Arrived arrived)) {
            int faults = ((Delivery.Rejected) delivery).faults().size();
            store.changing(h -> anotherAttempt(h, id));
            throw new IllegalStateException(
                    "Order " + id + ": " + faults + " of its files cannot be carried. " + firstFault(delivery));
        }
        store.changing(h -> {
            ReleaseOrder order = book.orders().lock(h, id).orElseThrow();
            mustBeWhole(h, order, arrived.files());
            book.files().carried(h, order, arrived.files());
        });
    }

    /** Names no file: their names hold pseudonyms and the genome database's keys. */
    private static String firstFault(Delivery delivery) {
        return ((Delivery.Rejected) delivery)
                .faults().stream().findFirst().map(fault -> fault.what().en()).orElse("");
    }

    private void anotherAttempt(Handle h, long id) {
        ReleaseOrder order = book.orders().lock(h, id).orElseThrow();
        book.orders().set(h, order, "attempt", order.attempt() + 1);
    }

    private void mustBeWhole(Handle h, ReleaseOrder order, List<Carried> carried) {
        Map<String, ReleaseFile> planned = book.files().of(h, order, EnumSet.of(State.PLANNED)).stream()
                .collect(Collectors.toMap(ReleaseFile::target, Function.identity()));
        long other = carried.stream()
                .filter(file -> planned.containsKey(file.parcel())
                        && planned.get(file.parcel()).size() != file.size())
                .count();
        if (other > 0) {
            throw new IllegalStateException("Order " + order.id() + ": " + other
                    + " files are not as long as the genome database says. Nothing was made visible.");
        }
    }

    /**
     * Asks the register once more, and writes the papers. When anybody was registered meanwhile, the delivery is laid out anew,
     * and there is nothing to carry now.
     */
    public Optional<Consignment> openPapers(long id) throws IOException {
        Optional<ReleaseOrder> order = store.read(
                h -> book.orders().find(h, id).filter(o -> isUnderway(h, o)).filter(o -> !o.revealing()));
        if (order.isEmpty() || isLaidOutAnew(order.get())) {
            return Optional.empty();
        }
        store.<IOException>changing(h -> {
            List<ReleaseFile> carried = book.files().of(h, order.get(), EnumSet.of(State.CARRIED));
            if (carried.stream().noneMatch(ReleaseFile::paper)) {
                papers.write(h, order.get(), carried);
            }
        });
        return planned(id, PAPERS, true);
    }

    private boolean isLaidOutAnew(ReleaseOrder order) throws IOException {
        List<String> wanted = store.read(h -> book.files().wantedSamples(h, order));
        boolean same = !wanted.isEmpty() && genomes.recheck(wanted).allowed().size() == wanted.size();
        if (!same) {
            store.changing(h -> {
                ReleaseOrder locked = book.orders().lock(h, order.id()).orElseThrow();
                if (locked.state() == OrderState.DELIVERING && !locked.revealing()) {
                    book.then(h, ReleaseSteps.PREPARE, book.orders().to(h, locked, OrderState.PREPARING));
                }
            });
        }
        return !same;
    }

    /** The delivery's folder, to be shown, when everything of it is carried. */
    public Optional<Consignment> openRevealing(long id) {
        return store.change(h -> {
            Optional<ReleaseOrder> order = book.orders().lock(h, id).filter(o -> isUnderway(h, o));
            if (order.isEmpty()) {
                return Optional.empty();
            }
            if (!book.files()
                    .of(h, order.get(), EnumSet.of(State.PLANNED, State.UNWANTED))
                    .isEmpty()) {
                throw new IllegalStateException("Order " + id + " is not carried whole, so it is not shown.");
            }
            book.orders().set(h, order.get(), "revealing", true);
            SafePath hidden = ReleaseLodging.hidden(order.get());
            Parcel folder = new Parcel("delivery", hidden, ReleaseLodging.shown(order.get()), Optional.empty());
            return Optional.of(consignment(order.get(), "reveal", List.of(folder), EventKind.DELIVERY_REVEALED));
        });
    }

    /** Takes note that the delivery is in the environment, and sends the receipt. */
    public void closeRevealing(long id) {
        store.changing(h -> {
            ReleaseOrder order = book.orders().lock(h, id).orElseThrow();
            if (order.state() == OrderState.DELIVERING) {
                receipt.send(h, order);
                Store.afterCommit(h, () -> book.lists().erasePapers(order));
            }
        });
    }

    /** Whether it is being delivered; and while the access of its project is closed, it waits. */
    private boolean isUnderway(Handle h, ReleaseOrder order) {
        if (order.state() != OrderState.DELIVERING) {
            return false;
        }
        if (!order.revealing()) {
            book.waitWhileClosed(h, order);
        }
        return true;
    }

    private static Consignment carriage(ReleaseOrder order, String what, List<ReleaseFile> files) {
        SafePath folder = ReleaseLodging.hidden(order);
        return consignment(
                order, what, files.stream().map(file -> file.parcel(folder)).toList(), EventKind.DELIVERY_FILE_CARRIED);
    }

    private static Consignment removal(ReleaseOrder order, List<ReleaseFile> files) {
        SafePath folder = ReleaseLodging.hidden(order);
        List<Parcel> parcels = files.stream()
                .map(ReleaseFile::target)
                .distinct()
                .map(target -> {
                    SafePath there = SafePath.of(target).under(folder);
                    return new Parcel(target, there, there, Optional.empty());
                })
                .toList();
        return consignment(order, "remove", parcels, EventKind.FILE_DELETED);
    }

    private static Consignment consignment(ReleaseOrder order, String what, List<Parcel> parcels, EventKind event) {
        return new Consignment(
                "release-" + order.id() + "-" + what + "-" + order.attempt(),
                order.project(),
                OptionalLong.of(order.id()),
                parcels,
                event,
                Naming.BY_NUMBER);
    }
}
