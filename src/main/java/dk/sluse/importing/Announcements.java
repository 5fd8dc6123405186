package dk.sluse.importing;

import dk.sluse.custody.Delivery.Fault;
import dk.sluse.intake.Letter;
import dk.sluse.notice.Notice;
import dk.sluse.notice.Notices;
import dk.sluse.notice.Template;
import dk.sluse.project.Parties;
import dk.sluse.project.Person;
import dk.sluse.project.Project;
import dk.sluse.wording.Phrase;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Who is told what, when something happens to an import. Each is posted in the transaction in which it happened. */
final class Announcements {

    private final Notices notices;
    private final Parties parties;

    Announcements(Notices notices, Parties parties) {
        this.notices = notices;
        this.parties = parties;
    }

    void instructed(Handle h, ImportRequest request, Person pi, List<ImportFile> files, LocalDate until) {
        Map<String, Object> facts = about(request);
        facts.put("login", pi.login());
        facts.put("source", request.sourceName());
        facts.put("until", until);
        facts.put(
                "files",
                files.stream()
                        .map(f -> Map.of("path", f.path().toString(), "description", f.description()))
                        .toList());
        if (request.isByUpload()) {
            facts.put("folder", "/" + Instruction.UPLOAD + "/" + request.uploads());
        }
        facts.put("inReplyTo", request.replyTo());
        post(h, Template.IMPORT_INSTRUCTED, pi, request, "", facts);
    }

    void faulty(Handle h, Letter letter, Person sender, Optional<Project> project, List<InstructionFault> faults) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("project", project.map(Project::acronym));
        facts.put("faults", faults.stream().map(Announcements::described).toList());
        answer(h, Template.IMPORT_FAULTY, letter, sender, facts);
    }

    void whichProject(Handle h, Letter letter, Person sender, List<String> acronyms) {
        Phrase fault = Phrase.of(
                "Emnet nævner ikke, hvilket projekt det gælder. Skriv et af disse navne i emnet: %s.",
                "The subject does not name the project. Write one of these names in the subject: %s.",
                String.join(", ", acronyms));
        faulty(h, letter, sender, Optional.empty(), List.of(InstructionFault.of(fault)));
    }

    void askThePi(Handle h, Letter letter, Person sender, Project project) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("project", project.acronym());
        facts.put(
                "leaders",
                parties.people().leadersOf(h, project.id()).stream()
                        .map(Person::name)
                        .toList());
        answer(h, Template.IMPORT_ASK_PI, letter, sender, facts);
    }

    void nothingToDo(Handle h, ImportRequest request, Person sender, Letter letter) {
        Map<String, Object> facts = about(request);
        facts.put("state", request.state().word());
        facts.put("inReplyTo", letter.messageId());
        post(h, Template.IMPORT_NOTHING_TO_DO, sender, request, letter.key(), facts);
    }

    void arrived(Handle h, ImportRequest request, List<ImportFile> files) {
        Map<String, Object> facts = about(request);
        facts.put("folder", request.inEnvironment().toString());
        facts.put(
                "files",
                files.stream()
                        .map(f -> Map.of(
                                "path", f.path().toString(),
                                "size", f.size().orElseThrow(),
                                "sha256", f.sha256().orElseThrow()))
                        .toList());
        toPi(h, Template.IMPORT_ARRIVED, request, "", facts);
    }

    void rejected(Handle h, ImportRequest request, List<Fault> faults) {
        Map<String, Object> facts = about(request);
        facts.put("login", request.confirmedBy().orElseThrow());
        facts.put(
                "faults",
                faults.stream()
                        .map(f -> Map.of("path", f.file().toString(), "what", f.what()))
                        .toList());
        toPi(h, Template.IMPORT_REJECTED, request, attempt(request), facts);
    }

    void stopped(Handle h, ImportRequest request) {
        toPi(h, Template.IMPORT_STOPPED, request, attempt(request), about(request));
    }

    void withdrawn(Handle h, ImportRequest request) {
        toPi(h, Template.IMPORT_WITHDRAWN, request, "", about(request));
    }

    void waiting(Handle h, ImportRequest request, List<ImportFile> missing, LocalDate until) {
        Map<String, Object> facts = about(request);
        facts.put("login", request.requester());
        facts.put("until", until);
        if (!missing.isEmpty()) {
            facts.put("missing", missing.stream().map(f -> f.path().toString()).toList());
        }
        // Its days may begin anew: a reminder of another last day is another mail.
        toPi(h, Template.IMPORT_WAITING, request, until.toString(), facts);
    }

    void lapsed(Handle h, ImportRequest request, int days) {
        Map<String, Object> facts = about(request);
        facts.put("days", days);
        toPi(h, Template.IMPORT_LAPSED, request, "", facts);
    }

    void mandateAwaited(Handle h, ImportRequest request, Phrase why, LocalDate until) {
        Map<String, Object> facts = about(request);
        facts.put("why", why);
        facts.put("until", until);
        toPi(h, Template.MANDATE_AWAITED, request, until.toString(), facts);
    }

    void notCarried(Handle h, ImportRequest request, Phrase why) {
        Map<String, Object> facts = about(request);
        facts.put("why", why);
        toPi(h, Template.MANDATE_NOT_RENEWED, request, "", facts);
    }

    /** The PI who instructed; and, once that person no longer leads the project, whoever does (F28). */
    private void toPi(Handle h, Template template, ImportRequest request, String key, Map<String, Object> facts) {
        Set<Person> recipients = new LinkedHashSet<>();
        List<Person> leaders = parties.people().leadersOf(h, request.project());
        parties.people().byLogin(h, request.requester()).ifPresent(recipients::add);
        if (leaders.stream().noneMatch(recipients::contains)) {
            recipients.addAll(leaders);
        }
        facts.put("inReplyTo", request.replyTo());
        for (Person person : recipients) {
            // Where a mail says how to log in, it says so to each in their own name.
            facts.replace("login", person.login());
            post(h, template, person, request, key, new HashMap<>(facts));
        }
    }

    private void answer(Handle h, Template template, Letter letter, Person to, Map<String, Object> facts) {
        facts.put("inReplyTo", letter.messageId());
        notices.post(h, new Notice(template.id(), to.mail(), letter.key(), OptionalLong.empty(), facts));
    }

    private void post(
            Handle h, Template template, Person to, ImportRequest request, String key, Map<String, Object> facts) {
        String unique = request.label() + "/" + key;
        notices.post(h, new Notice(template.id(), to.mail(), unique, OptionalLong.of(request.id()), facts));
    }

    private Map<String, Object> about(ImportRequest request) {
        Map<String, Object> facts = new HashMap<>();
        facts.put(
                "project",
                parties.projects().byId(request.project()).map(Project::acronym).orElse(request.project()));
        return facts;
    }

    private static String attempt(ImportRequest request) {
        return Integer.toString(request.attempt());
    }

    private static Map<String, Object> described(InstructionFault fault) {
        return fault.row().isPresent()
                ? Map.of("row", fault.row().getAsInt(), "what", fault.what())
                : Map.of("what", fault.what());
    }
}
