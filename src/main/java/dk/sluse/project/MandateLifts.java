package dk.sluse.project;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.calendar.Copenhagen;
import dk.sluse.project.Projects.Ended;
import dk.sluse.store.Store;
import dk.sluse.wording.Masking;
import dk.sluse.wording.Printable;
import java.time.Clock;

/** Takes back the end of an approval or agreement that only a wrong clock saw (R2, F36): an operator does it, and it is recorded. */
public final class MandateLifts {

    private final Store store;
    private final Projects projects;
    private final Audit audit;
    private final Clock clock;

    public MandateLifts(Store store, Projects projects, Audit audit, Clock clock) {
        this.store = store;
        this.projects = projects;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Lets a paper count again, as the project's file names it now.
     *
     * @param kind its key there
     * @throws Denied when it was not seen to be over, or is over by the clock as it is
     */
    public void lift(Caller by, Project project, String kind, String reason) {
        Denied.unless(by.isOperator(), "Only operators do this.");
        Denied.unless(!reason.isBlank(), "Say why: add --reason \"…\"");
        Paper paper = project.mandate().papers().values().stream()
                .filter(each -> each.kind().key().equals(kind))
                .findFirst()
                .orElseThrow(() -> new Denied("The file of " + project.id() + " names no such paper: write "
                        + Paper.Kind.APPROVAL.key() + " or " + Paper.Kind.AGREEMENT.key() + "."));
        Denied.unless(
                !paper.isOver(Copenhagen.day(clock.instant())),
                "It is over by the clock as it is now. When the clock is wrong, mend the clock first.");
        Ended ended = Ended.of(project.id(), paper);
        store.changing(h -> {
            int lifted = h.createUpdate("""
                            update mandate_end set lifted_at = :now, lifted_by = :by
                            where project = :project and paper = :paper and number = :number and until = :until
                              and lifted_at is null""")
                    .bind("now", clock.instant())
                    .bind("by", by.login())
                    .bind("project", ended.project())
                    .bind("paper", kind)
                    .bind("number", ended.number())
                    .bind("until", ended.until())
                    .execute();
            Denied.unless(lifted == 1, "It was not seen to be over: there is nothing to lift.");
            audit.record(
                    h,
                    Event.of(project.id(), EventKind.MANDATE_END_LIFTED, by.login())
                            .with("paper", kind)
                            .with("until", ended.until())
                            .with("reason", Masking.mask(Printable.of(reason, Persons.LONGEST_REASON))));
        });
        projects.lifted(ended);
    }
}
