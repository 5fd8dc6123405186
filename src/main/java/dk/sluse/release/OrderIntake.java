package dk.sluse.release;

import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.calendar.Copenhagen;
import dk.sluse.genome.CriteriaReading;
import dk.sluse.genome.Genomes;
import dk.sluse.intake.Letter;
import dk.sluse.intake.Letter.Attachment;
import dk.sluse.intake.LetterReader;
import dk.sluse.intake.LetterReader.Outcome.Done;
import dk.sluse.intake.LetterReader.Outcome.Refused;
import dk.sluse.project.Access;
import dk.sluse.project.People;
import dk.sluse.project.Person;
import dk.sluse.project.Project;
import dk.sluse.project.Projects;
import dk.sluse.project.Scope;
import dk.sluse.store.Store;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * Reads a letter as a word about genome data (R15, R16): a new order, or, when its subject bears an order's number, that it is
 * taken back. A sender who is no member, or suspended, gets nothing done. A list
 * of person numbers that anybody could read is not used, whatever else the letter says: it is erased, and sender and officers
 * are told. No letter confirms an order: that takes a registered key.
 */
public final class OrderIntake implements LetterReader {

    private static final int MOST_CRITERIA = 64 * 1024;
    private static final Pattern WITHDRAW =
            words("withdraw|withdrawn|decline|træk(?:ke)? tilbage|tilbagetræk\\w*|afvis\\w*");
    private static final Pattern ORDER =
            words("udstilling\\w*|release|bestilling|order|genomdata|genome data|cpr[- ]?list\\w*");
    private static final Pattern EXPORT = words("hjemtagelse\\w*|export");

    private static Pattern words(String words) {
        return Pattern.compile(
                "\\b(" + words + ")\\b",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    private final Projects projects;
    private final People people;
    private final Access access;
    private final Genomes genomes;
    private final OrderBook book;
    private final Reception reception;
    private final Withdrawal withdrawal;

    OrderIntake(ReleaseParts parts, OrderBook book, Reception reception, Withdrawal withdrawal) {
        this.projects = parts.projects();
        this.people = parts.people();
        this.access = parts.access();
        this.genomes = parts.genomes();
        this.book = book;
        this.reception = reception;
        this.withdrawal = withdrawal;
    }

    /** Takes what is for this room. A letter that holds a plain list of person numbers is, whatever else it is about. */
    @Override
    public Optional<Outcome> read(Handle h, Letter letter, Person sender, OptionalLong number) throws IOException {
        return concerns(h, letter, number) ? Optional.of(answer(h, letter, sender, number)) : Optional.empty();
    }

    boolean concerns(Handle h, Letter letter, OptionalLong number) {
        if (number.isPresent()) {
            return book.orders().find(h, number.getAsLong()).isPresent() || holdsPlainList(letter);
        }
        boolean isSealed = !Envelope.in(letter, today(), Envelope.PGP).isEmpty()
                || Envelope.in(letter, today(), Envelope.ZIP).stream().anyMatch(this::isEncryptedZip);
        boolean named = ORDER.matcher(letter.subject()).find()
                && !EXPORT.matcher(letter.subject()).find();
        return isSealed
                || named
                || !Envelope.in(letter, today(), Envelope.CRITERIA).isEmpty()
                || holdsPlainList(letter);
    }

    private boolean isEncryptedZip(Attachment zip) {
        return new ZipEnvelope(zip.content(), book.lists().most()).isEncrypted();
    }

    private Outcome answer(Handle h, Letter letter, Person sender, OptionalLong number) throws IOException {
        if (holdsPlainList(letter)) {
            return new Done(erase(h, letter, sender));
        }
        if (access.closed(h, Scope.PERSON, sender.login()).isPresent()) {
            return new Refused("the sender's access is closed");
        }
        return number.isPresent() ? about(h, letter, sender, number.getAsLong()) : begin(h, letter, sender);
    }

    private boolean holdsPlainList(Letter letter) {
        return CprList.looksLikeOne(letter.text().getBytes(java.nio.charset.StandardCharsets.UTF_8), today())
                || !Envelope.in(letter, today(), Envelope.PLAIN_LIST).isEmpty()
                || Envelope.in(letter, today(), Envelope.ZIP).stream()
                        .anyMatch(zip ->
                                new ZipEnvelope(zip.content(), book.lists().most()).holdsPlainList(today()));
    }

    /** Erases a list that anybody could read. The letter itself goes as every letter does that was acted upon. */
    private String erase(Handle h, Letter letter, Person sender) {
        book.record(
                h,
                Event.of(Event.HUB, EventKind.PLAIN_LIST_ERASED, sender.login()).with("letter", letter.key()));
        book.announcements().plainList(h, letter, sender);
        Store.afterCommit(h, () -> letter.attachments().forEach(OrderIntake::erase));
        return "erased a plain list of person numbers";
    }

    private static void erase(Attachment attachment) {
        try {
            Files.deleteIfExists(attachment.content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome about(Handle h, Letter letter, Person sender, long id) {
        Optional<ReleaseOrder> order = book.orders().lock(h, id);
        boolean may = order.isPresent()
                && people.isMember(h, order.get().project(), sender.login())
                && (order.get().requester().equals(sender.login())
                        || people.leadersOf(h, order.get().project()).contains(sender));
        if (!may) {
            return new Refused("the order it names is not the sender's: sluse-" + id);
        }
        if (WITHDRAW.matcher(letter.subject()).find()) {
            return new Done(withdrawal.byMail(h, order.get(), sender, letter));
        }
        if (order.get().state() == OrderState.AWAITING_ANSWER) {
            book.announcements().answerAwaited(h, order.get(), withdrawal.until(order.get()), letter.key());
            return new Done("told how to confirm " + order.get().label());
        }
        book.announcements().nothingToDo(h, order.get(), sender, letter);
        return new Done("nothing to do for " + order.get().label());
    }

    private Outcome begin(Handle h, Letter letter, Person sender) throws IOException {
        Set<String> memberOf = people.projectsOf(h, sender.login());
        if (memberOf.isEmpty()) {
            return new Refused("the sender is a member of no project");
        }
        Optional<Project> project = projects.meantBy(letter.subject(), memberOf);
        if (project.isEmpty()) {
            book.announcements().faulty(h, letter, sender, List.of(OrderPhrases.whichProject(acronyms(memberOf))));
            return new Done("asked which project");
        }
        if (!book.isOpen(h, project.get().id())) {
            return new Refused("the access of project " + project.get().acronym() + " is closed");
        }
        Optional<Phrase> lack = book.lack(project.get().id());
        if (lack.isPresent()) {
            // Person numbers are not kept for a project that may not have their data: the list goes with its letter.
            book.announcements().faulty(h, letter, sender, List.of(lack.get()));
            return new Done("told what the project's mandate lacks");
        }
        return new Done(begin(h, letter, sender, project.get()));
    }

    private String begin(Handle h, Letter letter, Person sender, Project project) throws IOException {
        List<Attachment> pgp = Envelope.in(letter, today(), Envelope.PGP);
        List<Attachment> zip = Envelope.in(letter, today(), Envelope.ZIP);
        List<Attachment> criteria = Envelope.in(letter, today(), Envelope.CRITERIA);
        if (pgp.size() + zip.size() + criteria.size() != 1) {
            book.announcements().faulty(h, letter, sender, List.of(OrderPhrases.ONE_ATTACHMENT));
            return "asked for one list or one file of criteria";
        }
        if (!criteria.isEmpty()) {
            return byCriteria(h, letter, sender, project, criteria.get(0));
        }
        ReleaseOrder order = pgp.isEmpty()
                ? reception.takeZip(h, project, sender, letter, zip.get(0))
                : reception.takePgp(h, project, sender, letter, pgp.get(0));
        return "began " + order.label();
    }

    private String byCriteria(Handle h, Letter letter, Person sender, Project project, Attachment file)
            throws IOException {
        byte[] bytes;
        try (InputStream content = Files.newInputStream(file.content())) {
            bytes = content.readNBytes(MOST_CRITERIA);
        }
        CriteriaReading reading = genomes.criteria(CriteriaFile.read(bytes));
        if (reading instanceof CriteriaReading.Misread misread) {
            book.announcements().faulty(h, letter, sender, misread.faults());
            return "told the faults of criteria";
        }
        String criteria = ((CriteriaReading.Understood) reading).criteria().toString();
        return "began "
                + reception
                        .takeCriteria(h, project, sender, criteria, letter.messageId())
                        .label();
    }

    private List<String> acronyms(Set<String> ids) {
        List<String> acronyms = new ArrayList<>();
        ids.forEach(id -> projects.byId(id).ifPresent(p -> acronyms.add(p.acronym())));
        return acronyms.stream().sorted().toList();
    }

    private LocalDate today() {
        return Copenhagen.day(book.now());
    }
}
