package dk.sluse.release;

import dk.sluse.audit.EventKind;
import dk.sluse.genome.CriteriaReading;
import dk.sluse.genome.Genomes;
import dk.sluse.project.Caller;
import dk.sluse.project.Callers;
import dk.sluse.project.Denied;
import dk.sluse.project.People;
import dk.sluse.project.Person;
import dk.sluse.project.Project;
import dk.sluse.project.Projects;
import dk.sluse.store.Store;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What is done about orders at the gateway, by key: ordering by criteria, entering codes, confirming, taking back. */
public final class Ordering {

    private final Store store;
    private final Projects projects;
    private final People people;
    private final Callers callers;
    private final Genomes genomes;
    private final OrderBook book;
    private final Reception reception;
    private final Withdrawal withdrawal;

    Ordering(ReleaseParts parts, OrderBook book, Reception reception, Withdrawal withdrawal) {
        this.store = parts.store();
        this.projects = parts.projects();
        this.people = parts.people();
        this.callers = new Callers(parts.people(), parts.access());
        this.genomes = parts.genomes();
        this.book = book;
        this.reception = reception;
        this.withdrawal = withdrawal;
    }

    /** The public half of the key that lists are encrypted to. */
    public ListKey key() {
        return book.lists().key();
    }

    /**
     * Orders by criteria (R19), for a project of which the caller is a member.
     *
     * @return the order's number
     */
    public long byCriteria(Caller caller, String project, Map<String, String> fields) {
        Project named = projects.byId(project)
                .or(() -> projects.byAcronym(project))
                .filter(p -> caller.memberOf().contains(p.id()))
                .orElseThrow(() -> new Denied("You are a member of no project " + project + "."));
        book.mustBeCarried(named.id());
        if (genomes.criteria(fields) instanceof CriteriaReading.Understood understood) {
            return store.change(h -> {
                callers.mustHoldStill(h, caller);
                return reception
                        .takeCriteria(
                                h,
                                named,
                                person(h, caller),
                                understood.criteria().toString(),
                                Optional.empty())
                        .id();
            });
        }
        throw faults(((CriteriaReading.Misread) genomes.criteria(fields)).faults());
    }

    static Denied faults(List<Phrase> faults) {
        return new Denied(new Phrase(
                String.join("\n", faults.stream().map(Phrase::da).toList()),
                String.join("\n", faults.stream().map(Phrase::en).toList())));
    }

    /**
     * Opens a list by the code that came another way (R16). The code is kept nowhere.
     *
     * @throws Denied when it opens nothing: another may be tried
     */
    public void enterCode(Caller staff, long id, String code) throws IOException {
        if (!staff.isOfficer() && !staff.isOperator()) {
            throw new Denied("Only officers and operators enter codes.");
        }
        store.<IOException>changing(h -> {
            ReleaseOrder order = book.orders().lockNamed(h, id);
            callers.mustHoldStill(h, staff);
            book.officers().mustBeImpartial(h, staff, order.matter());
            if (order.state() != OrderState.AWAITING_CODE) {
                throw new Denied("Order " + id + " is " + order.state().word() + ": it waits for no code.");
            }
            OpenedList list = opened(order, code);
            book.mustBeCarried(order.project());
            book.record(h, order, EventKind.ORDER_CODE_ENTERED, staff.login());
            reception.examine(h, order, projects.require(order.project()), list);
        });
    }

    private OpenedList opened(ReleaseOrder order, String code) {
        try {
            return book.lists().zip(order.id()).open(code.strip().toCharArray());
        } catch (NotOpenedException e) {
            throw new Denied(e.reason());
        }
    }

    /** Says that the data is still wanted, after the counts were told (R21): the requester or the project's PI. */
    public void confirm(Caller caller, long id) {
        store.changing(h -> {
            ReleaseOrder order = own(h, caller, id);
            if (order.state() != OrderState.AWAITING_ANSWER) {
                throw new Denied("Order " + id + " is " + order.state().word() + ": there is nothing to confirm.");
            }
            book.mustBeCarried(order.project());
            book.waitWhileClosed(h, order);
            ReleaseOrder confirmed = book.orders().to(h, order, OrderState.CONFIRMED);
            book.orders().set(h, confirmed, "confirmed_by", caller.login());
            book.record(
                    h,
                    Orders.event(confirmed, EventKind.ORDER_CONFIRMED, caller.login())
                            .with("key", caller.key()));
            book.then(h, ReleaseSteps.PREPARE, confirmed);
            book.announcements().confirmed(h, confirmed, caller.login());
        });
    }

    /** Takes an order back, as long as nothing is carried; the requester or the project's PI. */
    public void withdraw(Caller caller, long id) {
        store.changing(h -> withdrawal.withdraw(h, own(h, caller, id), person(h, caller)));
    }

    private ReleaseOrder own(Handle h, Caller caller, long id) {
        ReleaseOrder order = book.orders().lockNamed(h, id);
        callers.mustHoldStill(h, caller);
        if (!caller.memberOf().contains(order.project())) {
            throw new Denied("There is no order " + id + " that you may see.");
        }
        if (!order.requester().equals(caller.login()) && !caller.piOf().contains(order.project())) {
            throw new Denied("Order " + id + " is its requester's, or the PI's, to answer.");
        }
        return order;
    }

    private Person person(Handle h, Caller caller) {
        return people.byLogin(h, caller.login()).orElseThrow();
    }
}
