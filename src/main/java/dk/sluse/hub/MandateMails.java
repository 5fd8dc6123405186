package dk.sluse.hub;

import dk.sluse.notice.Notice;
import dk.sluse.notice.Notices;
import dk.sluse.notice.Template;
import dk.sluse.project.MandateLetters;
import dk.sluse.project.Paper;
import dk.sluse.project.Person;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** The mails about mandates that end. */
final class MandateMails implements MandateLetters {

    private final Notices notices;

    MandateMails(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void ending(Handle transaction, Ending ending, Collection<Person> to) {
        Paper paper = ending.paper();
        String key = String.join(
                "-",
                "mandate",
                ending.project().id(),
                paper.kind().key(),
                paper.until().toString(),
                Integer.toString(ending.stage()));
        Map<String, Object> facts = Map.of(
                "project", ending.project().acronym(),
                "id", ending.project().id(),
                "paper", paper.kind().called(),
                "reference", paper.number(),
                "until", paper.until().toString(),
                "days", ending.days(),
                "approval", paper.kind() == Paper.Kind.APPROVAL);
        to.forEach(person -> notices.post(
                transaction,
                new Notice(Template.MANDATE_ENDING.id(), person.mail(), key, OptionalLong.empty(), facts)));
    }
}
