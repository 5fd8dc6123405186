package dk.sluse.export;

import dk.sluse.custody.SafePath;
import dk.sluse.notice.Template;
import dk.sluse.project.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who is told what about a folder that was dropped in an environment, and that nobody has asked for yet. */
final class DropAnnouncements {

    private final Addressees addressees;

    DropAnnouncements(Addressees addressees) {
        this.addressees = addressees;
    }

    void confirm(Handle h, ExportRequest request, Person requester, SafePath folder, int files) {
        Map<String, Object> facts = addressees.about(request);
        facts.put("folder", folder.toString());
        facts.put("files", files);
        facts.put("login", requester.login());
        addressees.post(h, Template.REQUEST_CONFIRM, requester, request, "", facts);
    }

    void unnamed(Handle h, String project, SafePath folder, Optional<String> named) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("project", addressees.acronym(project));
        facts.put("folder", folder.toString());
        facts.put("named", named);
        String key = project + "/" + folder + "/" + named.orElse("");
        addressees
                .leadersOf(h, project)
                .forEach(pi -> addressees.postUnnumbered(h, Template.DROP_UNNAMED, pi, key, facts));
    }

    /** What is wrong with a dropped folder, so that nothing of it was taken. */
    void rejected(Handle h, String project, String folder, String key, List<Map<String, Object>> faults) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("project", addressees.acronym(project));
        facts.put("folder", folder);
        facts.put("faults", faults);
        addressees
                .leadersOf(h, project)
                .forEach(pi -> addressees.postUnnumbered(h, Template.DROP_REJECTED, pi, key, facts));
    }

    /** What the named requester answered by mail: for people to read. It confirms nothing. */
    void answered(Handle h, ExportRequest request, Person author, String text) {
        Map<String, Object> facts = addressees.about(request);
        facts.put("requester", author.name());
        facts.put("answer", text);
        facts.put("login", author.login());
        String key = "answer/" + Addressees.mailCount(h, request);
        addressees.toOfficers(h, Template.DROP_ANSWERED, request, key, facts);
        addressees.toLeaders(h, Template.DROP_ANSWERED, request, key, facts);
        addressees.toRequester(h, Template.DROP_ANSWERED, request, key, facts);
    }
}
