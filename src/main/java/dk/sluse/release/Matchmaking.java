package dk.sluse.release;

import dk.sluse.audit.EventKind;
import dk.sluse.calendar.Copenhagen;
import dk.sluse.genome.CriteriaReading;
import dk.sluse.genome.Genomes;
import dk.sluse.genome.Matched;
import dk.sluse.genome.Matching;
import dk.sluse.genome.Question;
import dk.sluse.project.Projects;
import dk.sluse.store.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Asks whose samples there are (R20): {@link #open} gives the question, in memory, the route lets the genome database answer it
 * batch by batch, and {@link #close} keeps sample ids and counts, erases the list, and tells the counts (R21); or an officer
 * looks first, when counts could tell of single persons.
 */
public final class Matchmaking {

    private final Store store;
    private final Projects projects;
    private final Genomes genomes;
    private final ReleaseSettings settings;
    private final OrderBook book;
    private final Withdrawal withdrawal;

    Matchmaking(ReleaseParts parts, OrderBook book, Withdrawal withdrawal) {
        this.store = parts.store();
        this.projects = parts.projects();
        this.genomes = parts.genomes();
        this.settings = parts.settings();
        this.book = book;
        this.withdrawal = withdrawal;
    }

    /** What to ask, unless the order no longer waits for that. It shows nothing of itself. */
    public Optional<Matching> open(long id) throws IOException {
        Optional<ReleaseOrder> order = store.read(h -> {
            Optional<ReleaseOrder> found = book.orders().find(h, id).filter(o -> o.state() == OrderState.MATCHING);
            found.ifPresent(o -> book.waitWhileClosed(h, o));
            return found;
        });
        return order.isEmpty() ? Optional.empty() : Optional.of(genomes.matching(question(order.get())));
    }

    private Question question(ReleaseOrder order) throws IOException {
        return order.kind() == ReleaseOrder.Kind.LIST ? ofList(order) : ofCriteria(order);
    }

    private Question ofList(ReleaseOrder order) throws IOException {
        OpenedList list = book.lists().open(order.id());
        String acronym = projects.require(order.project()).acronym();
        // It was read on the day it came; whatever day it is now, the same birthdays have been.
        CprReading reading =
                CprList.read(list.name(), list.content(), book.lists().most(), acronym, Copenhagen.day(book.now()));
        if (reading instanceof CprReading.Whole whole) {
            return new Question.ByNumbers(whole.numbers());
        }
        throw new IllegalStateException(
                "The list of order " + order.id()
                        + " cannot be read any more; was the project's acronym changed? Refuse the order, and let it be sent again.");
    }

    private Question ofCriteria(ReleaseOrder order) {
        if (genomes.criteria(fields(order.criteria().orElseThrow())) instanceof CriteriaReading.Understood understood) {
            return new Question.ByCriteria(understood.criteria());
        }
        throw new IllegalStateException("The criteria of order " + order.id()
                + " are not understood any more; were the fields changed? Refuse the order, and let it be made again.");
    }

    /** The fields of criteria in their normal form. */
    static Map<String, String> fields(String criteria) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String condition : criteria.split("; ", -1)) {
            int equals = condition.indexOf('=');
            fields.put(condition.substring(0, equals), condition.substring(equals + 1));
        }
        return fields;
    }

    /** Takes note of what was found. From here on the hub holds no person number of the order. */
    public void close(long id, Matched matched) {
        store.changing(h -> {
            ReleaseOrder order = book.orders().lock(h, id).orElseThrow();
            if (order.state() == OrderState.MATCHING) {
                book.orders().lockProject(h, order.project());
                book.orders().keep(h, order, matched);
                Store.afterCommit(h, () -> book.lists().erase(id));
                goOn(h, order, OrderCounts.of(matched));
            }
        });
    }

    private void goOn(Handle h, ReleaseOrder order, OrderCounts counts) {
        List<Hold> holds = holds(h, order, counts);
        book.record(
                h,
                Orders.event(order, EventKind.ORDER_MATCHED, Orders.HUB)
                        .with("asked", counts.asked())
                        .with("registered", counts.registered())
                        .with("unknown", counts.unknown())
                        .with("persons", counts.persons())
                        .with("samples", counts.samples()));
        if (holds.isEmpty()) {
            tell(h, order, counts);
            return;
        }
        String words = String.join(", ", holds.stream().map(Hold::word).toList());
        ReleaseOrder held = book.orders().to(h, order, OrderState.AWAITING_OFFICER);
        book.orders().set(h, held, "held", words);
        book.orders().set(h, held, "held_at", book.now());
        book.record(h, Orders.event(held, EventKind.ORDER_HELD, Orders.HUB).with("why", words));
        book.announcements().held(h, held, holds, counts);
    }

    private List<Hold> holds(Handle h, ReleaseOrder order, OrderCounts counts) {
        List<Hold> holds = new ArrayList<>();
        if (Math.min(counts.asked(), counts.persons()) < settings.fewestPersons()) {
            holds.add(Hold.FEW_PERSONS);
        }
        if (book.orders().isNearEarlier(h, order, settings.fewestDiffering())) {
            holds.add(Hold.NEAR_EARLIER);
        }
        return holds;
    }

    /** Tells the counts; from now on an answer is waited for (R21). */
    void tell(Handle h, ReleaseOrder order, OrderCounts counts) {
        ReleaseOrder told = book.orders().to(h, order, OrderState.AWAITING_ANSWER);
        book.orders().set(h, told, "told_at", book.now());
        ReleaseOrder now = book.orders().find(h, order.id()).orElseThrow();
        book.record(h, now, EventKind.ORDER_COUNTS_TOLD, Orders.HUB);
        book.announcements().counts(h, now, counts, withdrawal.until(now));
    }
}
