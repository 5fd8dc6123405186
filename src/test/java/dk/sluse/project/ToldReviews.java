package dk.sluse.project;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Notes the letters of reviews instead of posting them. */
public record ToldReviews(List<String> told) implements ReviewLetters {

    @Override
    public void ask(Handle transaction, Review review, boolean again) {
        review.leaders()
                .forEach(pi -> told.add((again ? "again " : "ask ") + pi.login() + " about " + logins(review)
                        + " until " + review.until()));
    }

    @Override
    public void escalate(Handle transaction, Review review, List<Person> officers) {
        told.add("tell " + officers.size() + " officers about "
                + review.project().id());
    }

    @Override
    public void closed(Handle transaction, Review review, List<Person> officers) {
        told.add("closed " + review.project().id());
    }

    private static List<String> logins(Review review) {
        return review.members().stream().map(People.Membership::login).toList();
    }
}
