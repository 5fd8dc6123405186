package dk.sluse.sanction;

import dk.sluse.calendar.Copenhagen;
import dk.sluse.notice.Notice;
import dk.sluse.notice.Notices;
import dk.sluse.notice.Template;
import dk.sluse.project.Closing;
import dk.sluse.project.Person;
import dk.sluse.project.Project;
import dk.sluse.project.Projects;
import dk.sluse.wording.Phrase;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who is told what about a measure. What an appeal says stays with it: no mail bears it. */
final class SanctionNews {

    private final Notices notices;
    private final Projects projects;
    private final Concerned concerned;

    SanctionNews(Notices notices, Projects projects, Concerned concerned) {
        this.notices = notices;
        this.projects = projects;
        this.concerned = concerned;
    }

    void closed(Handle h, Closing closing) {
        for (Person person : concerned.told(h, closing)) {
            Map<String, Object> facts = about(closing);
            facts.put("reason", closing.reason());
            facts.put("until", lastDay(closing));
            facts.put("login", person.login());
            post(h, Template.ACCESS_CLOSED, person, closing, "closed", facts);
        }
    }

    void opened(Handle h, Closing closing, Phrase reason) {
        Map<String, Object> facts = about(closing);
        facts.put("reason", reason);
        postAll(h, Template.ACCESS_OPENED, concerned.told(h, closing), closing, "opened", facts);
    }

    void appealed(Handle h, Closing closing, String author, long appeal) {
        Map<String, Object> facts = about(closing);
        facts.put("author", author);
        postAll(h, Template.APPEAL_RECEIVED, concerned.officers(h, closing), closing, "appeal-" + appeal, facts);
    }

    void decided(Handle h, Closing closing, long appeal, Appeal.Decision decision, Optional<Closing> instead) {
        Map<String, Object> facts = about(closing);
        facts.put("outcome", phrase(decision.outcome()));
        facts.put("reason", decision.reason());
        facts.put("until", instead.map(SanctionNews::lasting));
        postAll(h, Template.APPEAL_DECIDED, concerned.mayAppeal(h, closing), closing, "decided-" + appeal, facts);
    }

    private static Phrase phrase(Appeal.Outcome outcome) {
        return switch (outcome) {
            case UPHELD -> new Phrase("foranstaltningen står ved magt", "the measure stands");
            case CHANGED -> new Phrase("foranstaltningen er ændret", "the measure is changed");
            case LIFTED -> new Phrase("foranstaltningen er ophævet", "the measure is lifted");
        };
    }

    private static Phrase lasting(Closing closing) {
        return closing.until()
                .map(end -> Phrase.of("til og med %s", "until the end of %s", Copenhagen.day(end.minusSeconds(1))))
                .orElse(new Phrase("indtil videre", "until further notice"));
    }

    private static Optional<Object> lastDay(Closing closing) {
        return closing.until().map(end -> Copenhagen.day(end.minusSeconds(1)));
    }

    private Map<String, Object> about(Closing closing) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("measure", Long.toString(closing.id()));
        facts.put("what", what(closing));
        return facts;
    }

    private Phrase what(Closing closing) {
        return switch (closing.scope()) {
            case PERSON -> Phrase.of("adgangen for %s", "the access of %s", closing.subject());
            case PROJECT ->
                Phrase.of(
                        "adgangen til projekt %s",
                        "access to project %s",
                        projects.byId(closing.subject()).map(Project::acronym).orElse(closing.subject()));
            case INSTITUTION ->
                Phrase.of(
                        "adgangen for alle projekter under %s", "the access of all projects of %s", closing.subject());
        };
    }

    private void postAll(
            Handle h, Template template, Collection<Person> to, Closing about, String key, Map<String, Object> facts) {
        to.forEach(person -> post(h, template, person, about, key, facts));
    }

    private void post(Handle h, Template template, Person to, Closing about, String key, Map<String, Object> facts) {
        String unique = "measure-" + about.id() + "/" + key;
        notices.post(h, new Notice(template.id(), to.mail(), unique, about.request(), facts));
    }
}
