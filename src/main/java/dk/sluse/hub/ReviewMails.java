package dk.sluse.hub;

import dk.sluse.calendar.Copenhagen;
import dk.sluse.notice.Notice;
import dk.sluse.notice.Notices;
import dk.sluse.notice.Template;
import dk.sluse.project.People.Membership;
import dk.sluse.project.Person;
import dk.sluse.project.ReviewLetters;
import dk.sluse.wording.Phrase;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The mails of a membership review. */
final class ReviewMails implements ReviewLetters {

    private final Notices notices;

    ReviewMails(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void ask(Handle transaction, Review review, boolean again) {
        for (Person leader : review.leaders()) {
            Map<String, Object> facts = about(review);
            facts.put("login", leader.login());
            facts.put("again", again);
            facts.put(
                    "members",
                    review.members().stream().map(ReviewMails::described).toList());
            String stage = again ? "again" : "asked";
            post(transaction, Template.MEMBERSHIP_REVIEW, review, List.of(leader), stage, facts);
        }
    }

    @Override
    public void escalate(Handle transaction, Review review, List<Person> officers) {
        Map<String, Object> facts = about(review);
        facts.put(
                "leaders",
                review.leaders().stream()
                        .map(leader -> leader.name() + " <" + leader.mail() + ">")
                        .toList());
        post(transaction, Template.MEMBERSHIP_UNANSWERED, review, officers, "escalated", facts);
    }

    @Override
    public void closed(Handle transaction, Review review, List<Person> officers) {
        Set<Person> all = new LinkedHashSet<>(review.leaders());
        all.addAll(officers);
        Map<String, Object> facts = about(review);
        facts.remove("until");
        post(transaction, Template.MEMBERSHIP_CLOSED, review, all, "closed", facts);
    }

    private static Map<String, Object> about(Review review) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("project", review.project().acronym());
        facts.put("id", review.project().id());
        facts.put("until", review.until().toString());
        return facts;
    }

    private static Map<String, Object> described(Membership member) {
        return Map.of(
                "login",
                member.login(),
                "name",
                member.name(),
                "role",
                member.pi() ? new Phrase("PI", "PI") : new Phrase("medlem", "member"),
                "since",
                Copenhagen.day(member.since()).toString(),
                "until",
                member.endsAt()
                        .map(end -> Copenhagen.day(end.minusMillis(1)).toString())
                        .map(day -> new Phrase("til " + day, "until " + day))
                        .orElse(new Phrase("uden slutdato", "no end")));
    }

    private void post(
            Handle transaction,
            Template template,
            Review review,
            Collection<Person> to,
            String stage,
            Map<String, Object> facts) {
        to.forEach(person -> notices.post(
                transaction,
                new Notice(
                        template.id(),
                        person.mail(),
                        "review-" + review.number() + "-" + stage,
                        OptionalLong.empty(),
                        facts)));
    }
}
