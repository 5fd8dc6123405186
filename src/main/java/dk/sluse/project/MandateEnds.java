package dk.sluse.project;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.calendar.Copenhagen;
import dk.sluse.project.Projects.Ended;
import dk.sluse.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Approvals and agreements that were seen to be over (R2, R9, R14). They are kept, so that no clock that is set back lets them
 * count again: what was stopped and told stays so until the project's file names another number or last day, or an
 * operator takes it back ({@link MandateLifts}).
 */
public final class MandateEnds {

    private final Store store;
    private final Projects projects;
    private final Audit audit;
    private final Clock clock;
    private final Duration doubt;

    /** @param doubt how far the clock may be ahead before anybody doubts it */
    public MandateEnds(Store store, Projects projects, Audit audit, Clock clock, Duration doubt) {
        this.doubt = doubt;
        this.store = store;
        this.projects = projects;
        this.audit = audit;
        this.clock = clock;
    }

    /** Recalls what was seen before, by this hub or another. */
    public void recall() {
        projects.ended(store.read(MandateEnds::kept));
    }

    /**
     * Takes note of what is over even if the clock is ahead by as much as nobody doubts. Not to be asked while it is in doubt
     * (F36).
     */
    public void look() {
        LocalDate surely = Copenhagen.day(clock.instant().minus(doubt));
        Set<Ended> kept = store.read(MandateEnds::kept);
        projects.ended(kept);
        for (Project project : projects.all()) {
            for (Paper paper : project.mandate().papers().values()) {
                Ended over = Ended.of(project.id(), paper);
                if (paper.isOver(surely) && !kept.contains(over)) {
                    store.changing(h -> keep(h, over));
                    projects.ended(over);
                }
            }
        }
    }

    private void keep(Handle h, Ended over) {
        int added = h.createUpdate("""
                        insert into mandate_end (project, paper, number, until, ended_at)
                        values (:project, :paper, :number, :until, :now)
                        on conflict (project, paper, number, until) do update
                        set ended_at = :now, lifted_at = null, lifted_by = null
                        where mandate_end.lifted_at is not null""")
                .bind("project", over.project())
                .bind("paper", over.kind().key())
                .bind("number", over.number())
                .bind("until", over.until())
                .bind("now", clock.instant())
                .execute();
        if (added == 1) {
            audit.record(
                    h,
                    Event.of(over.project(), EventKind.MANDATE_ENDED, Event.BY_HUB)
                            .with("paper", over.kind().key())
                            .with("until", over.until()));
        }
    }

    private static Set<Ended> kept(Handle h) {
        return new HashSet<>(
                h.createQuery("select project, paper, number, until from mandate_end where lifted_at is null")
                        .map((row, context) -> new Ended(
                                row.getString("project"),
                                Paper.Kind.of(row.getString("paper")),
                                row.getString("number"),
                                row.getObject("until", LocalDate.class)))
                        .list());
    }
}
