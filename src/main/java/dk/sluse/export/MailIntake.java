package dk.sluse.export;

import dk.sluse.audit.Audit;
import dk.sluse.audit.EventKind;
import dk.sluse.export.ExportRequest.Channel;
import dk.sluse.intake.Letter;
import dk.sluse.intake.LetterReader;
import dk.sluse.intake.LetterReader.Outcome.Done;
import dk.sluse.intake.LetterReader.Outcome.Refused;
import dk.sluse.project.Access;
import dk.sluse.project.Parties;
import dk.sluse.project.People;
import dk.sluse.project.Person;
import dk.sluse.project.Project;
import dk.sluse.project.Projects;
import dk.sluse.project.Scope;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * Reads a letter as a word about an export (R38): a new request, or, when its subject bears a number, what an existing one
 * waits for. A sender who is no member, or suspended, gets nothing done.
 */
public final class MailIntake implements LetterReader {

    private static final Pattern WITHDRAW = Pattern.compile(
            "\\b(withdraw|withdrawn|træk(?:ke)? tilbage|tilbagetræk\\w*)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private final Projects projects;
    private final People people;
    private final Access access;
    private final Requests requests;
    private final Registration registration;
    private final DroppedRequests dropped;
    private final Explaining explaining;
    private final Withdrawing withdrawing;
    private final Announcements announcements;
    private final Audit audit;
    private final Clock clock;

    MailIntake(
            Books books,
            Parties parties,
            Registration registration,
            DroppedRequests dropped,
            Explaining explaining,
            Withdrawing withdrawing,
            Announcements announcements) {
        this.projects = parties.projects();
        this.people = parties.people();
        this.access = parties.access();
        this.requests = books.requests();
        this.registration = registration;
        this.dropped = dropped;
        this.explaining = explaining;
        this.withdrawing = withdrawing;
        this.announcements = announcements;
        this.audit = books.audit();
        this.clock = books.clock();
    }

    @Override
    public Optional<Outcome> read(Handle h, Letter letter, Person sender, OptionalLong number) throws IOException {
        return Optional.of(answer(h, letter, sender, number));
    }

    private Outcome answer(Handle h, Letter letter, Person sender, OptionalLong number) throws IOException {
        Optional<ExportRequest> breached = breached(h, sender, number);
        if (breached.isPresent()) {
            return new Done(explaining.account(h, breached.get(), sender, letter.text()));
        }
        if (access.closed(h, Scope.PERSON, sender.login()).isPresent()) {
            return new Refused("the sender's access is closed");
        }
        return number.isPresent() ? about(h, letter, sender, number.getAsLong()) : begin(h, letter, sender);
    }

    /** The breached request a letter is about: its requester and the PI are heard even while their access is closed (R73). */
    private Optional<ExportRequest> breached(Handle h, Person sender, OptionalLong number) {
        if (number.isEmpty()) {
            return Optional.empty();
        }
        return requests.lock(h, number.getAsLong())
                .filter(request -> request.requester().equals(sender.login())
                        || people.leadersOf(h, request.project()).contains(sender))
                .filter(request -> Breaches.isBreached(h, request.id()));
    }

    private Outcome about(Handle h, Letter letter, Person sender, long id) throws IOException {
        Optional<ExportRequest> found = requests.lock(h, id);
        if (found.isEmpty() || !mayAnswer(h, found.get(), sender)) {
            return new Refused("the request it names is not the sender's: " + ExportRequest.label(id));
        }
        ExportRequest request = found.get();
        if (withdraws(letter.subject())) {
            return new Done(withdrawing.byMail(h, request, sender));
        }
        if (access.closed(h, Scope.PROJECT, request.project()).isPresent()) {
            return new Refused("the project's access is closed");
        }
        return new Done(continued(h, letter, sender, request));
    }

    static boolean withdraws(String subject) {
        return WITHDRAW.matcher(subject).find();
    }

    /** What the letter is to a request in this state. */
    private String continued(Handle h, Letter letter, Person sender, ExportRequest request) throws IOException {
        return switch (request.state()) {
            case STAGED -> dropped.answered(h, request, sender, letter.text());
            case RECEIVED, INCOMPLETE -> {
                audit.record(h, Requests.event(request, EventKind.REQUEST_SUPPLEMENTED, sender.login()));
                registration.examine(h, request, sender, letter.attachments(), letter.troubles());
                yield "supplemented " + request.label();
            }
            case AWAITING_EXPLANATION, IN_REVIEW -> explaining.explain(h, request, sender, letter.text());
            default -> {
                announcements.nothingToDo(h, request, sender);
                yield "nothing to do for " + request.label();
            }
        };
    }

    private boolean mayAnswer(Handle h, ExportRequest request, Person sender) {
        return request.requester().equals(sender.login()) && people.isMember(h, request.project(), sender.login());
    }

    private Outcome begin(Handle h, Letter letter, Person sender) throws IOException {
        Set<String> memberOf = people.projectsOf(h, sender.login());
        if (memberOf.isEmpty()) {
            return new Refused("the sender is a member of no project");
        }
        Optional<Project> project = projects.meantBy(letter.subject(), memberOf);
        if (project.isEmpty()) {
            announcements.whichProject(h, letter, sender, acronyms(memberOf));
            return new Done("asked which project");
        }
        if (access.closed(h, Scope.PROJECT, project.get().id()).isPresent()) {
            return new Refused("the access of project " + project.get().acronym() + " is closed");
        }
        long id = requests.create(
                h,
                project.get().id(),
                sender.login(),
                Channel.MAIL,
                RequestState.RECEIVED,
                letter.messageId(),
                Optional.empty(),
                clock.instant());
        ExportRequest request = requests.lock(h, id).orElseThrow();
        audit.record(
                h,
                Requests.event(request, EventKind.REQUEST_RECEIVED, sender.login())
                        .with("channel", "mail")
                        .with("letter", letter.key()));
        registration.examine(h, request, sender, letter.attachments(), letter.troubles());
        return new Done("began " + request.label());
    }

    private List<String> acronyms(Set<String> ids) {
        List<String> acronyms = new ArrayList<>();
        ids.forEach(id -> projects.byId(id).ifPresent(p -> acronyms.add(p.acronym())));
        return acronyms.stream().sorted().toList();
    }
}
