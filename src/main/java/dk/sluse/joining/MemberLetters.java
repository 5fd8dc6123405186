package dk.sluse.joining;

import dk.sluse.calendar.Copenhagen;
import dk.sluse.intake.Letter;
import dk.sluse.intake.Letter.Attachment;
import dk.sluse.intake.LetterReader;
import dk.sluse.intake.LetterReader.Outcome.Done;
import dk.sluse.intake.LetterReader.Outcome.Refused;
import dk.sluse.notice.Notice;
import dk.sluse.notice.Notices;
import dk.sluse.notice.Template;
import dk.sluse.project.Parties;
import dk.sluse.project.Person;
import dk.sluse.project.Project;
import dk.sluse.project.PublicKeyLine;
import dk.sluse.project.Scope;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Reads a PI's letter with a {@code member.csv} (R25, R26): whom it names is kept, and told to the PI, who confirms it by key. The
 * letter alone makes nobody a member and registers no key.
 */
public final class MemberLetters implements LetterReader {

    private final Parties parties;
    private final Joinings joinings;
    private final Notices notices;

    public MemberLetters(Parties parties, Joinings joinings, Notices notices) {
        this.parties = parties;
        this.joinings = joinings;
        this.notices = notices;
    }

    @Override
    public Optional<Outcome> read(Handle h, Letter letter, Person sender, OptionalLong number) throws IOException {
        List<Attachment> sheets = letter.attachments().stream()
                .filter(attachment -> attachment.name().equalsIgnoreCase(MemberSheet.NAME))
                .toList();
        return sheets.isEmpty() ? Optional.empty() : Optional.of(answer(h, letter, sender, sheets));
    }

    private Outcome answer(Handle h, Letter letter, Person sender, List<Attachment> sheets) throws IOException {
        if (parties.access().closed(h, Scope.PERSON, sender.login()).isPresent()) {
            return new Refused("the sender's access is closed");
        }
        Set<String> memberOf = parties.people().projectsOf(h, sender.login());
        Optional<Project> project = parties.projects().meantBy(letter.subject(), memberOf);
        if (project.isEmpty()) {
            faulty(
                    h,
                    letter,
                    sender,
                    List.of(new Phrase(
                            "Emnet nævner ikke, hvilket af dine projekter det gælder.",
                            "The subject does not name which of your projects it is about.")));
            return new Done("asked which project");
        }
        if (parties.isClosed(h, project.get().id())) {
            return new Refused("the access of project " + project.get().acronym() + " is closed");
        }
        if (!parties.leads(h, sender.login(), project.get().id())) {
            return new Refused("only the PI of " + project.get().acronym() + " names members");
        }
        return propose(h, letter, sender, project.get(), sheets);
    }

    private Outcome propose(Handle h, Letter letter, Person pi, Project project, List<Attachment> sheets)
            throws IOException {
        List<Phrase> faults = new ArrayList<>(letter.troubles());
        if (sheets.size() > 1 || sheets.get(0).size() > MemberSheet.LONGEST) {
            faults.add(new Phrase("Vedhæft én lille member.csv.", "Attach one small member.csv."));
            faulty(h, letter, pi, faults);
            return new Done("a proposal with faults");
        }
        MemberSheet sheet = MemberSheet.read(Files.readAllBytes(sheets.get(0).content()));
        Person named = sheet.person();
        // A login alone is nobody's proof of knowing its holder, and tells nothing of them.
        Optional<Person> known = parties.people().byLogin(h, named.login()).filter(person -> person.mail()
                .equalsIgnoreCase(named.mail()));
        if (known.isEmpty()) {
            sheet.mustIntroduce();
        }
        faults.addAll(sheet.faults());
        faults.addAll(joinings.faults(h, project.id(), pi, named, sheet, known.isPresent()));
        if (!faults.isEmpty()) {
            faulty(h, letter, pi, faults);
            return new Done("a proposal with faults");
        }
        long id = joinings.propose(h, project.id(), pi, known.orElse(named), sheet, letter);
        tell(h, letter, pi, project, sheet, known.isPresent(), id);
        return new Done("kept the proposal " + id);
    }

    /** Tells what the sheet said; of somebody who is known not the name, for it stays as it is. */
    private void tell(Handle h, Letter letter, Person pi, Project project, MemberSheet sheet, boolean known, long id) {
        Person person = sheet.person();
        Map<String, Object> facts = new HashMap<>();
        facts.put("project", project.acronym());
        facts.put("login", pi.login());
        facts.put("proposal", id);
        facts.put("person", known ? Optional.empty() : Optional.of(person.name()));
        facts.put("mail", person.mail());
        facts.put("member", person.login());
        facts.put("key", sheet.key().map(PublicKeyLine::fingerprint));
        facts.put("until", sheet.until().map(end -> Copenhagen.day(end.minusMillis(1))
                .toString()));
        facts.put("inReplyTo", letter.messageId());
        post(h, Template.MEMBER_PROPOSED, letter, pi, facts);
    }

    private void faulty(Handle h, Letter letter, Person sender, List<Phrase> faults) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("faults", faults.stream().map(fault -> Map.of("what", fault)).toList());
        facts.put("inReplyTo", letter.messageId());
        post(h, Template.MEMBER_FAULTY, letter, sender, facts);
    }

    private void post(Handle h, Template template, Letter letter, Person to, Map<String, Object> facts) {
        notices.post(h, new Notice(template.id(), to.mail(), letter.key(), OptionalLong.empty(), facts));
    }
}
