package dk.sluse.export;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.export.SelfReportNews.Told;
import dk.sluse.intake.Letter;
import dk.sluse.intake.LetterReader;
import dk.sluse.intake.LetterReader.Outcome.Done;
import dk.sluse.intake.LetterReader.Outcome.Refused;
import dk.sluse.notice.RequestMark;
import dk.sluse.project.Parties;
import dk.sluse.project.People;
import dk.sluse.project.Person;
import dk.sluse.project.Project;
import dk.sluse.project.Projects;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Reads a letter as a self-report of a breach (R69, R75). What happens: <ol>
 *   <li>the requests it names, of projects its sender is a member of or asked for, are frozen with this transaction
 *   <li>where it names none of these: the sender's downloads of the project, or all of it where the sender has none
 *   <li>the sender is answered, officers and operators are alarmed, PI and requesters told
 *   <li>an officer declares a breach, which closes access by its class, or lifts the freeze ({@link Freezing})
 * </ol>
 * A mail proves its sender only as far as a mail server does: so it freezes, which an officer undoes, and never closes access.
 * It is heard of somebody whose access is closed, too.
 */
public final class SelfReports implements LetterReader {

    /** What a letter is believed to name on purpose. */
    private static final int MOST_NAMED = 200;

    /** How often somebody's further words about one frozen request are kept and told. */
    private static final int MOST_WORDS = 5;

    private static final Set<RequestState> GOING_OUT =
            EnumSet.of(RequestState.DECIDED, RequestState.PUBLISHING, RequestState.PUBLISHED);

    /** In these a letter about a request is an answer that the request waits for. */
    private static final Set<RequestState> ANSWERED_OTHERWISE = EnumSet.of(
            RequestState.STAGED,
            RequestState.RECEIVED,
            RequestState.INCOMPLETE,
            RequestState.IN_REVIEW,
            RequestState.AWAITING_EXPLANATION);

    private final Projects projects;
    private final People people;
    private final Requests requests;
    private final Freezes freezes;
    private final Explaining explaining;
    private final SelfReportNews news;
    private final Audit audit;
    private final Clock clock;

    SelfReports(Books books, Parties parties, Explaining explaining, SelfReportNews news) {
        this.projects = parties.projects();
        this.people = parties.people();
        this.requests = books.requests();
        this.freezes = books.freezes();
        this.explaining = explaining;
        this.news = news;
        this.audit = books.audit();
        this.clock = books.clock();
    }

    @Override
    public Optional<Outcome> read(Handle h, Letter letter, Person sender, OptionalLong number) {
        if (!ReportWords.in(letter.subject(), letter.text())) {
            return furtherWords(h, letter, sender, number);
        }
        return Optional.of(report(h, letter, sender));
    }

    @Override
    public void unheard(Handle h, Letter letter, String why) {
        if (ReportWords.in(letter.subject(), letter.text())) {
            news.unheard(h, letter, why);
        }
    }

    private boolean hasPart(Handle h, ExportRequest request, Person sender) {
        return request.requester().equals(sender.login()) || people.isMember(h, request.project(), sender.login());
    }

    private Outcome report(Handle h, Letter letter, Person sender) {
        Set<String> memberOf = people.projectsOf(h, sender.login());
        List<Long> own = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (long id : RequestMark.all(letter.subject() + "\n" + letter.text(), MOST_NAMED)) {
            requests.find(h, id)
                    .filter(request -> hasPart(h, request, sender))
                    .ifPresentOrElse(request -> own.add(id), () -> unknown.add(ExportRequest.label(id)));
        }
        List<ExportRequest> named = locked(h, own);
        if (named.isEmpty() && memberOf.isEmpty()) {
            String why = "the sender has no part in a project";
            news.unheard(h, letter, why);
            return new Refused(why);
        }
        List<ExportRequest> meant = named.isEmpty() ? goingOut(h, letter, sender, memberOf) : named;
        List<ExportRequest> declared = meant.stream()
                .filter(request -> Breaches.isBreached(h, request.id()))
                .toList();
        List<ExportRequest> open =
                meant.stream().filter(request -> !declared.contains(request)).toList();
        List<ExportRequest> fresh = open.stream()
                .filter(request -> !freezes.isFrozen(h, request.id()))
                .toList();
        declared.forEach(request -> explaining.account(h, request, sender, letter.text()));
        fresh.forEach(request -> freeze(h, letter, sender, request, !named.isEmpty()));
        tell(h, letter, sender, fresh, !named.isEmpty(), unknown);
        if (!fresh.isEmpty()) {
            return new Done("froze " + labels(fresh));
        }
        if (!open.isEmpty()) {
            open.forEach(request -> keep(h, letter, sender, request));
            return new Done("is frozen already: " + labels(open));
        }
        if (!declared.isEmpty()) {
            return new Done("accounted for " + labels(declared));
        }
        news.unclear(h, letter, sender, acronyms(memberOf), unknown);
        return new Done("reported a breach, and nothing could be frozen");
    }

    /** What can be fetched now or soon, of the project that a letter is about: its sender's, or all there is. */
    private List<ExportRequest> goingOut(Handle h, Letter letter, Person sender, Set<String> memberOf) {
        Set<String> about = projects.meantBy(letter.subject(), memberOf)
                .map(Project::id)
                .map(Set::of)
                .orElse(memberOf);
        List<ExportRequest> all = requests.in(h, GOING_OUT).stream()
                .filter(request -> about.contains(request.project()))
                .toList();
        List<ExportRequest> own = all.stream()
                .filter(request -> request.requester().equals(sender.login()))
                .toList();
        return locked(
                h, (own.isEmpty() ? all : own).stream().map(ExportRequest::id).toList());
    }

    /**
     * Keeps others from changing these until the transaction ends. A letter locks once, what it freezes and nothing else, in the
     * order of their numbers: so no two letters wait for each other.
     */
    private List<ExportRequest> locked(Handle h, Collection<Long> ids) {
        return ids.stream()
                .sorted()
                .flatMap(id -> requests.lock(h, id).stream())
                .toList();
    }

    private void freeze(Handle h, Letter letter, Person sender, ExportRequest request, boolean named) {
        freezes.add(h, request, sender.login(), letter.key(), clock.instant());
        explaining.report(h, request, sender, letter.text());
        audit.record(
                h,
                Requests.event(request, EventKind.REQUEST_FROZEN, sender.login())
                        .with("state", request.state().word())
                        .with("named", Boolean.toString(named))
                        .with("letter", letter.key()));
    }

    private void tell(
            Handle h,
            Letter letter,
            Person sender,
            List<ExportRequest> fresh,
            boolean named,
            Collection<String> unknown) {
        Map<String, List<ExportRequest>> byProject = new LinkedHashMap<>();
        fresh.forEach(request -> byProject
                .computeIfAbsent(request.project(), each -> new ArrayList<>())
                .add(request));
        byProject.forEach((project, frozen) -> {
            audit.record(h, reported(project, letter, sender).with("frozen", frozen.size()));
            news.frozen(h, new Told(letter, sender, frozen, named, unknown));
        });
        if (fresh.isEmpty()) {
            audit.record(h, reported(Event.HUB, letter, sender).with("frozen", 0));
        }
    }

    private static Event reported(String chain, Letter letter, Person sender) {
        return Event.of(chain, EventKind.BREACH_REPORTED, sender.login()).with("letter", letter.key());
    }

    /** An answer to what the hub wrote about a frozen request: more for the officers to know. */
    private Optional<Outcome> furtherWords(Handle h, Letter letter, Person sender, OptionalLong number) {
        if (number.isEmpty() || MailIntake.withdraws(letter.subject())) {
            return Optional.empty();
        }
        return requests.lock(h, number.getAsLong())
                .filter(request -> !ANSWERED_OTHERWISE.contains(request.state()))
                .filter(request -> hasPart(h, request, sender) && freezes.isFrozen(h, request.id()))
                .map(request -> {
                    keep(h, letter, sender, request);
                    return new Done("wrote more about " + request.label());
                });
    }

    private void keep(Handle h, Letter letter, Person sender, ExportRequest request) {
        SelfReport report = freezes.open(h, request.id()).orElseThrow();
        if (Explaining.writtenSince(h, request.id(), sender.login(), report.since()) <= MOST_WORDS) {
            explaining.report(h, request, sender, letter.text());
            news.words(h, report, sender, letter);
        }
    }

    private static String labels(List<ExportRequest> of) {
        return String.join(", ", of.stream().map(ExportRequest::label).toList());
    }

    private List<String> acronyms(Set<String> ids) {
        return ids.stream()
                .map(id -> projects.byId(id).map(Project::acronym).orElse(id))
                .sorted()
                .toList();
    }
}
