package dk.sluse.release;

import dk.sluse.intake.Letter;
import dk.sluse.notice.Notice;
import dk.sluse.notice.Notices;
import dk.sluse.notice.Template;
import dk.sluse.project.CaseOfficers;
import dk.sluse.project.Office;
import dk.sluse.project.Parties;
import dk.sluse.project.People;
import dk.sluse.project.Person;
import dk.sluse.project.Project;
import dk.sluse.project.Projects;
import dk.sluse.wording.Phrase;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Who is told what, when something happens to an order. Each is posted in the transaction in which it happened. */
final class OrderAnnouncements {

    private final Notices notices;
    private final People people;
    private final Projects projects;
    private final CaseOfficers officers;

    OrderAnnouncements(Notices notices, Parties parties) {
        this.notices = notices;
        this.people = parties.people();
        this.projects = parties.projects();
        this.officers = parties.officers();
    }

    void received(Handle h, ReleaseOrder order) {
        Map<String, Object> facts = about(order);
        facts.put("code", order.state() == OrderState.AWAITING_CODE);
        post(h, Template.ORDER_RECEIVED, requester(h, order), order, "", facts);
        if (order.state() == OrderState.AWAITING_CODE) {
            codeAwaited(h, order, "0");
        }
    }

    void codeAwaited(Handle h, ReleaseOrder order, String key) {
        Map<String, Object> facts = about(order);
        facts.put("requester", name(h, order.requester()));
        Set<Person> staff = new LinkedHashSet<>(officers.toTell(h, order.matter()));
        staff.addAll(people.holding(h, Office.OPERATOR));
        post(h, Template.ORDER_AWAITS_CODE, staff, order, key, facts);
    }

    /** A list or a letter with faults: told all at once. */
    void faulty(Handle h, ReleaseOrder order, List<ListFault> faults) {
        Map<String, Object> facts = about(order);
        facts.put("faults", FaultLines.of(faults));
        post(h, Template.ORDER_FAULTY, requester(h, order), order, "", facts);
    }

    /** A letter that began no order. */
    void faulty(Handle h, Letter letter, Person sender, List<Phrase> faults) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("faults", FaultLines.of(faults.stream().map(ListFault::of).toList()));
        notices.post(
                h, new Notice(Template.ORDER_FAULTY.id(), sender.mail(), letter.key(), OptionalLong.empty(), facts));
    }

    void refused(Handle h, ReleaseOrder order, String reason) {
        Map<String, Object> facts = about(order);
        facts.put("reason", reason);
        post(h, Template.ORDER_REFUSED, requester(h, order), order, "", facts);
    }

    void plainList(Handle h, Letter letter, Person sender) {
        notices.post(
                h,
                new Notice(
                        Template.PLAIN_LIST_SENDER.id(),
                        sender.mail(),
                        letter.key(),
                        OptionalLong.empty(),
                        Map.of("received", letter.receivedAt())));
        Map<String, Object> facts = Map.of("sender", letter.sender().address(), "received", letter.receivedAt());
        Set<Person> staff = new LinkedHashSet<>(people.holding(h, Office.OFFICER));
        staff.addAll(people.holding(h, Office.OPERATOR));
        staff.forEach(person -> notices.post(
                h,
                new Notice(
                        Template.PLAIN_LIST_OFFICER.id(), person.mail(), letter.key(), OptionalLong.empty(), facts)));
    }

    void nothingToDo(Handle h, ReleaseOrder order, Person sender, Letter letter) {
        Map<String, Object> facts = about(order);
        facts.put("state", order.state().word());
        post(h, Template.ORDER_NOTHING_TO_DO, Set.of(sender), order, letter.key(), facts);
    }

    void held(Handle h, ReleaseOrder order, List<Hold> holds, OrderCounts counts) {
        post(h, Template.ORDER_HELD, requester(h, order), order, "", about(order));
        awaitsOfficer(h, order, holds, counts, "0");
    }

    void awaitsOfficer(Handle h, ReleaseOrder order, List<Hold> holds, OrderCounts counts, String key) {
        Map<String, Object> facts = about(order);
        facts.put("requester", name(h, order.requester()));
        facts.put("asked", counts.asked());
        facts.put("reasons", holds.stream().map(Hold::reason).toList());
        post(h, Template.ORDER_AWAITS_OFFICER, officers.toTell(h, order.matter()), order, key, facts);
    }

    void counts(Handle h, ReleaseOrder order, OrderCounts counts, LocalDate until) {
        Map<String, Object> facts = about(order);
        facts.put("asked", counts.asked());
        facts.put("registered", counts.registered());
        facts.put("unknown", counts.unknown());
        facts.put("persons", counts.persons());
        facts.put("samples", counts.samples());
        facts.put("until", until);
        post(h, Template.ORDER_COUNTS, requesterAndLeaders(h, order), order, "", facts);
    }

    /** Reminds of counts that wait for an answer, or of how to answer them. */
    void answerAwaited(Handle h, ReleaseOrder order, LocalDate until, String key) {
        Map<String, Object> facts = about(order);
        facts.put("until", until);
        post(h, Template.ORDER_REMINDER, requesterAndLeaders(h, order), order, key, facts);
    }

    void confirmed(Handle h, ReleaseOrder order, String by) {
        Map<String, Object> facts = about(order);
        facts.put("by", name(h, by));
        post(h, Template.ORDER_CONFIRMED, requesterAndLeaders(h, order), order, "", facts);
    }

    void withdrawn(Handle h, ReleaseOrder order, Person by) {
        Map<String, Object> facts = about(order);
        facts.put("by", by.name());
        post(h, Template.ORDER_WITHDRAWN, requesterAndLeaders(h, order), order, "", facts);
    }

    void closed(Handle h, ReleaseOrder order, Phrase reason) {
        Map<String, Object> facts = about(order);
        facts.put("reason", reason);
        post(h, Template.ORDER_CLOSED, requesterAndLeaders(h, order), order, "", facts);
    }

    void mandateAwaited(Handle h, ReleaseOrder order, Phrase why, LocalDate until) {
        Map<String, Object> facts = about(order);
        facts.put("why", why);
        facts.put("until", until);
        post(h, Template.MANDATE_AWAITED, requesterAndLeaders(h, order), order, until.toString(), facts);
    }

    void notCarried(Handle h, ReleaseOrder order, Phrase why) {
        Map<String, Object> facts = about(order);
        facts.put("why", why);
        post(h, Template.MANDATE_NOT_RENEWED, requesterAndLeaders(h, order), order, "", facts);
    }

    void delivered(Handle h, ReleaseOrder order, int persons, int samples, int files, int leftOut) {
        Map<String, Object> facts = about(order);
        facts.put("folder", ReleaseLodging.shown(order).toString());
        facts.put("persons", persons);
        facts.put("samples", samples);
        facts.put("files", files);
        facts.put("leftOut", leftOut);
        post(h, Template.ORDER_DELIVERED, requesterAndLeaders(h, order), order, "", facts);
    }

    private void post(
            Handle h,
            Template template,
            Collection<Person> to,
            ReleaseOrder order,
            String key,
            Map<String, Object> facts) {
        to.forEach(person -> notices.post(
                h,
                new Notice(
                        template.id(), person.mail(), order.label() + "/" + key, OptionalLong.of(order.id()), facts)));
    }

    /** The requester; and, once that person has left the project, its PI too, so that nobody is left unaware (F28). */
    private Set<Person> requester(Handle h, ReleaseOrder order) {
        Set<Person> recipients = new LinkedHashSet<>();
        people.byLogin(h, order.requester()).ifPresent(recipients::add);
        if (!people.isMember(h, order.project(), order.requester())) {
            recipients.addAll(people.leadersOf(h, order.project()));
        }
        return recipients;
    }

    private Set<Person> requesterAndLeaders(Handle h, ReleaseOrder order) {
        Set<Person> recipients = requester(h, order);
        recipients.addAll(people.leadersOf(h, order.project()));
        return recipients;
    }

    private Map<String, Object> about(ReleaseOrder order) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("project", acronym(order.project()));
        return facts;
    }

    /** What researchers call a project. */
    String acronym(String project) {
        return projects.byId(project).map(Project::acronym).orElse(project);
    }

    private String name(Handle h, String login) {
        return people.byLogin(h, login).map(Person::name).orElse(login);
    }
}
