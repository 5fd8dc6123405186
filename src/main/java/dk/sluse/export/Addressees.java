package dk.sluse.export;

import dk.sluse.notice.Notice;
import dk.sluse.notice.Notices;
import dk.sluse.notice.Template;
import dk.sluse.project.CaseOfficers;
import dk.sluse.project.Office;
import dk.sluse.project.Parties;
import dk.sluse.project.People;
import dk.sluse.project.Person;
import dk.sluse.project.Project;
import dk.sluse.project.Projects;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Who is meant when a request's people are to be told something, and what every mail about a request bears. */
final class Addressees {

    private final Notices notices;
    private final People people;
    private final Projects projects;
    private final CaseOfficers officers;

    Addressees(Notices notices, Parties parties) {
        this.notices = notices;
        this.people = parties.people();
        this.projects = parties.projects();
        this.officers = parties.officers();
    }

    /** The requester; and, once that person has left the project, its PI too, so that nobody is left unaware (F28). */
    void toRequester(Handle h, Template template, ExportRequest request, String key, Map<String, Object> facts) {
        Set<Person> recipients = new LinkedHashSet<>();
        people.byLogin(h, request.requester()).ifPresent(recipients::add);
        if (!people.isMember(h, request.project(), request.requester())) {
            recipients.addAll(people.leadersOf(h, request.project()));
        }
        recipients.forEach(person -> post(h, template, person, request, key, facts));
    }

    /** The requester, and whoever leads the project. */
    void toRequesterAndLeaders(
            Handle h, Template template, ExportRequest request, String key, Map<String, Object> facts) {
        Set<Person> recipients = new LinkedHashSet<>();
        people.byLogin(h, request.requester()).ifPresent(recipients::add);
        recipients.addAll(people.leadersOf(h, request.project()));
        recipients.forEach(person -> post(h, template, person, request, key, facts));
    }

    /** The officers who may decide on it; where nobody may, all officers and the operators, so that somebody sees to it (F28). */
    void toOfficers(Handle h, Template template, ExportRequest request, String key, Map<String, Object> facts) {
        officers.toTell(h, request.matter()).forEach(officer -> post(h, template, officer, request, key, facts));
    }

    void post(Handle h, Template template, Person to, ExportRequest request, String key, Map<String, Object> facts) {
        String unique = request.label() + "/" + key;
        notices.post(h, new Notice(template.id(), to.mail(), unique, OptionalLong.of(request.id()), facts));
    }

    Map<String, Object> about(ExportRequest request) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("project", acronym(request.project()));
        return facts;
    }

    /** What researchers call a project. */
    String acronym(String project) {
        return projects.byId(project).map(Project::acronym).orElse(project);
    }

    String name(Handle h, String login) {
        return people.byLogin(h, login).map(Person::name).orElse(login);
    }

    /** How many mails were posted about a request so far: tells an answer from the same answer to a later letter. */
    static int mailCount(Handle h, ExportRequest request) {
        return h.createQuery("select count(*) from outbox where request = :request")
                .bind("request", request.id())
                .mapTo(int.class)
                .one();
    }

    void toOperators(Handle h, Template template, ExportRequest request, String key, Map<String, Object> facts) {
        people.holding(h, Office.OPERATOR).forEach(operator -> post(h, template, operator, request, key, facts));
    }

    void toLeaders(Handle h, Template template, ExportRequest request, String key, Map<String, Object> facts) {
        people.leadersOf(h, request.project()).forEach(pi -> post(h, template, pi, request, key, facts));
    }

    /** A mail about something that is no request yet. */
    void postUnnumbered(Handle h, Template template, Person to, String key, Map<String, Object> facts) {
        notices.post(h, new Notice(template.id(), to.mail(), key, OptionalLong.empty(), facts));
    }

    Set<Person> leadersOf(Handle h, String project) {
        return new LinkedHashSet<>(people.leadersOf(h, project));
    }
}
