package dk.sluse.project;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.project.Access.Closer;
import dk.sluse.project.Access.Reopening;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** Records that access closed or is open again, and tells the rooms that wait for it. */
final class ClosingNews {

    private final Projects projects;
    private final BiPredicate<Handle, String> isOpen;
    private final Audit audit;
    private final List<Closer> closers = new CopyOnWriteArrayList<>();
    private final List<Reopening> reopenings = new CopyOnWriteArrayList<>();

    ClosingNews(Projects projects, BiPredicate<Handle, String> isOpen, Audit audit) {
        this.projects = projects;
        this.isOpen = isOpen;
        this.audit = audit;
    }

    void tell(Closer closer) {
        closers.add(closer);
    }

    void tell(Reopening reopening) {
        reopenings.add(reopening);
    }

    void closed(Handle h, Closing closing, String by) {
        record(h, closing, EventKind.SUSPENDED, by, event -> {
            Event told = event.with("reason", closing.reason());
            Event lasting = closing.until().map(end -> told.with("until", end)).orElse(told);
            return closing.offence()
                    .map(offence -> lasting.with("offence", offence))
                    .orElse(lasting);
        });
        closers.forEach(each -> each.closed(h, closing));
    }

    /** Another closing may still keep it shut. */
    void ended(Handle h, Closing closing, String by, String reason) {
        record(h, closing, EventKind.MEASURE_ENDED, by, event -> event.with("reason", reason));
    }

    void reopened(Handle h, Closing closing, String by, String reason) {
        record(h, closing, EventKind.REOPENED, by, event -> event.with("reason", reason));
        if (closing.scope() != Scope.INSTITUTION) {
            reopenings.forEach(each -> each.reopened(h, closing.scope(), closing.subject()));
            return;
        }
        projects.of(closing.subject()).stream()
                .map(Project::id)
                .filter(id -> isOpen.test(h, id))
                .forEach(id -> reopenings.forEach(each -> each.reopened(h, Scope.PROJECT, id)));
    }

    /** In the chain of the project concerned; an institution's in the hub's and in that of each of its projects. */
    private void record(Handle h, Closing closing, EventKind kind, String by, UnaryOperator<Event> more) {
        for (String chain : chains(closing)) {
            Event event = more.apply(Event.of(chain, kind, by)
                    .with("scope", closing.scope().name().toLowerCase(Locale.ROOT))
                    .with("subject", closing.subject())
                    .with("measure", closing.id()));
            audit.record(
                    h,
                    closing.request().isPresent()
                            ? event.request(closing.request().getAsLong())
                            : event);
        }
    }

    private List<String> chains(Closing closing) {
        List<String> chains = new ArrayList<>();
        chains.add(closing.scope() == Scope.PROJECT ? closing.subject() : Event.HUB);
        if (closing.scope() == Scope.INSTITUTION) {
            projects.of(closing.subject()).forEach(project -> chains.add(project.id()));
        }
        return chains;
    }
}
