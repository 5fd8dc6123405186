package dk.sluse.project;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The mails of a membership review; each goes out with the transaction. */
public interface ReviewLetters {

    /**
     * What a review is about.
     *
     * @param number the review's number
     * @param members who has access
     * @param until the last day to answer
     */
    record Review(
            long number, Project project, List<Person> leaders, List<People.Membership> members, LocalDate until) {
        public Review {
            leaders = List.copyOf(leaders);
            members = List.copyOf(members);
        }
    }

    /** Asks each PI who should have access, or asks again. */
    void ask(Handle transaction, Review review, boolean again);

    /** Tells the officers that nobody answered. */
    void escalate(Handle transaction, Review review, List<Person> officers);

    /** Tells PIs and officers that access is closed because nobody answered. */
    void closed(Handle transaction, Review review, List<Person> officers);
}
