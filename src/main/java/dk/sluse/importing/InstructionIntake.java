package dk.sluse.importing;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.importing.InstructionReading.Faulty;
import dk.sluse.importing.InstructionReading.Whole;
import dk.sluse.intake.Letter;
import dk.sluse.intake.Letter.Attachment;
import dk.sluse.intake.LetterReader;
import dk.sluse.intake.LetterReader.Outcome.Done;
import dk.sluse.intake.LetterReader.Outcome.Refused;
import dk.sluse.project.Gate;
import dk.sluse.project.Gates;
import dk.sluse.project.Parties;
import dk.sluse.project.Person;
import dk.sluse.project.Project;
import dk.sluse.project.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * Reads a letter with an {@code import.csv} as an instruction to bring in a project's own data (R34). It is taken from the
 * project's PI only, and nothing moves before it is confirmed by key. A letter about an import can take it back.
 */
public final class InstructionIntake implements LetterReader {

    /** The name of the attachment that makes a letter an instruction. */
    static final String LIST = "import.csv";

    private static final Pattern WITHDRAW = Pattern.compile(
            "\\b(withdraw|withdrawn|træk(?:ke)? tilbage|tilbagetræk\\w*)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private final Imports imports;
    private final ImportFiles files;
    private final Parties parties;
    private final Gates gates;
    private final UploadFolders folders;
    private final Confirming confirming;
    private final Patience patience;
    private final Announcements announcements;
    private final Audit audit;
    private final Clock clock;

    InstructionIntake(
            Books books,
            Parties parties,
            Gates gates,
            UploadFolders folders,
            Confirming confirming,
            Patience patience,
            Announcements announcements) {
        this.imports = books.imports();
        this.files = books.files();
        this.parties = parties;
        this.gates = gates;
        this.folders = folders;
        this.confirming = confirming;
        this.patience = patience;
        this.announcements = announcements;
        this.audit = books.audit();
        this.clock = books.clock();
    }

    @Override
    public Optional<Outcome> read(Handle h, Letter letter, Person sender, OptionalLong number) throws IOException {
        List<Attachment> lists = letter.attachments().stream()
                .filter(attachment -> attachment.name().equalsIgnoreCase(LIST))
                .toList();
        Optional<ImportRequest> named = number.isPresent() ? imports.lock(h, number.getAsLong()) : Optional.empty();
        if (lists.isEmpty() && named.isEmpty()) {
            return Optional.empty();
        }
        if (parties.access().closed(h, Scope.PERSON, sender.login()).isPresent()) {
            return Optional.of(new Refused("the sender's access is closed"));
        }
        return Optional.of(lists.isEmpty() ? about(h, letter, sender, named.get()) : begin(h, letter, sender, lists));
    }

    private Outcome about(Handle h, Letter letter, Person sender, ImportRequest request) {
        if (!parties.people().isMember(h, request.project(), sender.login())) {
            return new Refused("the import it names is not of the sender's project: " + request.label());
        }
        boolean withdraws = WITHDRAW.matcher(letter.subject()).find();
        if (withdraws && parties.leads(h, sender.login(), request.project()) && Confirming.mayWithdraw(request)) {
            confirming.withdraw(h, request, sender.login());
            return new Done("withdrew " + request.label());
        }
        announcements.nothingToDo(h, request, sender, letter);
        return new Done("nothing to do for " + request.label());
    }

    private Outcome begin(Handle h, Letter letter, Person sender, List<Attachment> lists) throws IOException {
        Set<String> memberOf = parties.people().projectsOf(h, sender.login());
        if (memberOf.isEmpty()) {
            return new Refused("the sender is a member of no project");
        }
        Optional<Project> project = parties.projects().meantBy(letter.subject(), memberOf);
        if (project.isEmpty()) {
            announcements.whichProject(h, letter, sender, acronyms(memberOf));
            return new Done("asked which project");
        }
        if (parties.isClosed(h, project.get().id())) {
            return new Refused("the access of project " + project.get().acronym() + " is closed");
        }
        if (!parties.leads(h, sender.login(), project.get().id())) {
            announcements.askThePi(h, letter, sender, project.get());
            return new Done("told to ask the PI");
        }
        return instruct(h, letter, sender, project.get(), lists);
    }

    private Outcome instruct(Handle h, Letter letter, Person pi, Project project, List<Attachment> lists)
            throws IOException {
        List<InstructionFault> faults = new ArrayList<>();
        letter.troubles().forEach(trouble -> faults.add(InstructionFault.of(trouble)));
        gates.lack(Gate.IMPORT, project.id()).ifPresent(lack -> faults.add(InstructionFault.of(lack)));
        if (lists.size() > 1) {
            faults.add(InstructionFault.of(InstructionPhrases.TWO_LISTS));
        }
        InstructionReading reading = reading(lists.get(0), project);
        if (reading instanceof Faulty faulty) {
            faults.addAll(faulty.faults());
        }
        if (!faults.isEmpty()) {
            audit.record(
                    h,
                    Event.of(project.id(), EventKind.IMPORT_FAULTY, pi.login())
                            .with("faults", faults.size())
                            .with("letter", letter.key()));
            announcements.faulty(h, letter, pi, Optional.of(project), faults);
            return new Done("an instruction with faults");
        }
        return new Done("began "
                + open(h, letter, pi, project, ((Whole) reading).instruction()).label());
    }

    private static InstructionReading reading(Attachment list, Project project) throws IOException {
        return list.size() > InstructionReader.LONGEST_FILE
                ? new Faulty(List.of(InstructionFault.of(InstructionPhrases.TOO_LARGE)))
                : InstructionReader.read(
                        Files.readAllBytes(list.content()), project.imports().keySet());
    }

    private ImportRequest open(Handle h, Letter letter, Person pi, Project project, Instruction instruction)
            throws IOException {
        long id =
                imports.create(h, project.id(), pi.login(), instruction.source(), letter.messageId(), clock.instant());
        files.add(h, id, instruction.rows());
        ImportRequest request = imports.lock(h, id).orElseThrow();
        if (request.isByUpload()) {
            folders.make(
                    request,
                    instruction.rows().stream().map(Instruction.Row::path).toList());
        }
        audit.record(
                h,
                Imports.event(request, EventKind.IMPORT_INSTRUCTED, pi.login())
                        .with("source", request.sourceName())
                        .with("files", instruction.rows().size())
                        .with("letter", letter.key()));
        announcements.instructed(h, request, pi, files.of(h, id), patience.lastDay(request));
        return request;
    }

    private List<String> acronyms(Set<String> ids) {
        return ids.stream()
                .flatMap(id -> parties.projects().byId(id).stream())
                .map(Project::acronym)
                .sorted()
                .toList();
    }
}
