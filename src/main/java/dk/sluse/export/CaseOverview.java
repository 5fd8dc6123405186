package dk.sluse.export;

import dk.sluse.project.Access;
import dk.sluse.project.Caller;
import dk.sluse.project.CaseOfficers;
import dk.sluse.project.Closing;
import dk.sluse.project.Denied;
import dk.sluse.project.Parties;
import dk.sluse.project.Scope;
import dk.sluse.store.Store;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * What people may know of a case: officers who may decide on it and the project's PI all of it, the requester what it is about
 * and what was decided, operators where it stands. A closed project is no hindrance: the PI has to answer.
 */
public final class CaseOverview {

    /**
     * A case with what hangs on it.
     *
     * @param about the case, without the texts that the reader may not read
     * @param decideBy the day until which the management decides, once all that the case asks for is in (R74)
     * @param shut the doors of project and requester that are closed now, each with the reason
     * @param report the self-report after which it was declared (R75)
     * @param frozen the request's files that stand still, by name
     * @param measures what the breach and its decision closed, with what has ended
     * @param proposals what the table of sanctions proposes, and earlier breaches, for officers until it is decided (R79)
     */
    public record Story(
            BreachCase about,
            Optional<LocalDate> decideBy,
            List<String> shut,
            Optional<SelfReport> report,
            List<String> frozen,
            List<Closing> measures,
            List<String> proposals) {}

    private final Store store;
    private final RequestFiles files;
    private final Freezes freezes;
    private final CaseBook book;
    private final Parties parties;
    private final CaseOfficers officers;
    private final Access access;
    private final CaseReminders clock;
    private final Proposing proposing;

    CaseOverview(Books books, CaseBook book, Parties parties, CaseReminders clock, Proposing proposing) {
        this.proposing = proposing;
        this.store = books.store();
        this.files = books.files();
        this.freezes = books.freezes();
        this.book = book;
        this.parties = parties;
        this.officers = parties.officers();
        this.access = parties.access();
        this.clock = clock;
    }

    /** The cases the caller may see, latest first; decided ones only when asked for. */
    public List<Story> list(Caller caller, boolean all) {
        return store.read(h -> (all ? book.all(h) : book.undecided(h))
                .stream()
                        .filter(found -> maySee(h, caller, found.request()))
                        .map(found -> story(h, caller, found))
                        .toList());
    }

    /**
     * The case of a request.
     *
     * @throws Denied when there is none that the caller may see
     */
    public Story show(Caller caller, long id) {
        return store.read(h -> story(h, caller, require(h, caller, id)));
    }

    /** The case of a request, as it stands in the book, for a caller who may know that there is one. */
    BreachCase require(Handle h, Caller caller, long id) {
        return book.find(h, id)
                .filter(found -> maySee(h, caller, found.request()))
                .orElseThrow(() -> new Denied("There is no case " + id + " that you may see."));
    }

    private Story story(Handle h, Caller caller, BreachCase found) {
        return new Story(
                readable(h, caller, found),
                clock.decideBy(found),
                shut(h, found.request()),
                freezes.ofBreach(h, found.request().id()),
                frozen(h, found.request()),
                access.of(h, found.request().id()),
                officers.stillCounts(h, caller.login(), found.request().matter())
                        ? proposing.proposals(h, found)
                        : List.of());
    }

    private BreachCase readable(Handle h, Caller caller, BreachCase found) {
        if (readsAll(h, caller, found.request())) {
            return found;
        }
        return found.request().requester().equals(caller.login())
                ? found.readBy(paper -> paper.author().equals(caller.login()))
                : found.withoutText();
    }

    private boolean maySee(Handle h, Caller caller, ExportRequest request) {
        return caller.isOperator() || request.requester().equals(caller.login()) || readsAll(h, caller, request);
    }

    private boolean readsAll(Handle h, Caller caller, ExportRequest request) {
        return officers.stillCounts(h, caller.login(), request.matter())
                || parties.answersFor(h, caller.login(), request.project());
    }

    /** The doors that are closed now, whether this breach closed them or something else. */
    List<String> shut(Handle h, ExportRequest request) {
        return Stream.concat(
                        access
                                .closed(h, Scope.PROJECT, request.project())
                                .map(why -> "project " + request.project() + ": " + why)
                                .stream(),
                        access
                                .closed(h, Scope.PERSON, request.requester())
                                .map(why -> "person " + request.requester() + ": " + why)
                                .stream())
                .toList();
    }

    private List<String> frozen(Handle h, ExportRequest request) {
        return files.of(h, request.id(), EnumSet.of(FileState.FROZEN)).stream()
                .map(file -> file.path().toString())
                .toList();
    }
}
