package dk.sluse.hub;

import dk.sluse.desk.Welcome;
import dk.sluse.notice.Notice;
import dk.sluse.notice.Notices;
import dk.sluse.notice.Template;
import dk.sluse.project.Person;
import dk.sluse.project.Project;
import dk.sluse.project.PublicKeyLine;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Tells a new member by mail how to log in. */
final class MemberWelcome implements Welcome {

    private final Notices notices;

    MemberWelcome(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void greet(Handle transaction, Project project, Person person, Optional<PublicKeyLine> key) {
        Optional<String> fingerprint = key.map(PublicKeyLine::fingerprint);
        // Without a key nothing tells one joining from the next.
        String once = fingerprint.orElseGet(() -> UUID.randomUUID().toString());
        notices.post(
                transaction,
                new Notice(
                        Template.WELCOME_MEMBER.id(),
                        person.mail(),
                        project.id() + "/" + person.login() + "/" + once,
                        OptionalLong.empty(),
                        Map.of(
                                "name", person.name(),
                                "project", project.acronym(),
                                "login", person.login(),
                                "key", fingerprint)));
    }
}
