package dk.sluse.export;

import dk.sluse.audit.Audit;
import dk.sluse.audit.EventKind;
import dk.sluse.project.Person;
import dk.sluse.wording.Masking;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Questions of officers and explanations of requesters (R45). The days of the deadline go on meanwhile. */
final class Explaining {

    private final Requests requests;
    private final Announcements announcements;
    private final Audit audit;
    private final Clock clock;

    Explaining(Books books, Announcements announcements) {
        this.requests = books.requests();
        this.announcements = announcements;
        this.audit = books.audit();
        this.clock = books.clock();
    }

    /** What was said about a request, in order, each line with its author. */
    static List<String> correspondence(Handle h, long request) {
        return h.createQuery("select author || ': ' || text from correspondence where request = :request order by id")
                .bind("request", request)
                .mapTo(String.class)
                .list();
    }

    /** An officer asks; the requester gets a mail. */
    void ask(Handle h, ExportRequest request, String officer, String question) {
        keep(h, request, officer, question);
        requests.set(h, request.id(), "question", Masking.mask(question));
        if (request.state() == RequestState.IN_REVIEW) {
            requests.to(h, request, RequestState.AWAITING_EXPLANATION);
        }
        audit.record(h, Requests.event(request, EventKind.EXPLANATION_ASKED, officer));
        announcements.explanationAsked(h, request, Masking.mask(question));
    }

    /** The requester explains, asked or not; the officers get a mail. */
    String explain(Handle h, ExportRequest request, Person requester, String text) {
        keep(h, request, requester.login(), text);
        requests.set(h, request.id(), "question", null);
        if (request.state() == RequestState.AWAITING_EXPLANATION) {
            requests.to(h, request, RequestState.IN_REVIEW);
        }
        audit.record(h, Requests.event(request, EventKind.EXPLANATION_GIVEN, requester.login()));
        announcements.explanationGiven(h, request, requester, Masking.mask(text));
        return "explained " + request.label();
    }

    /** The account of a breach, from the requester or the PI; the officers get a mail. It opens nothing (R74). */
    String account(Handle h, ExportRequest request, Person author, String text) {
        keep(h, request, author.login(), text);
        audit.record(
                h,
                Requests.event(request, EventKind.EXPLANATION_GIVEN, author.login())
                        .with("about", "breach"));
        announcements.explanationGiven(h, request, author, Masking.mask(text));
        return "accounted for " + request.label();
    }

    /** What somebody wrote about a request that is not confirmed yet. */
    void remark(Handle h, ExportRequest request, Person author, String text) {
        keep(h, request, author.login(), text);
        audit.record(
                h,
                Requests.event(request, EventKind.EXPLANATION_GIVEN, author.login())
                        .with("about", "an unconfirmed request"));
    }

    /** What somebody wrote who reported a breach; whoever decides reads it with the request. */
    void report(Handle h, ExportRequest request, Person author, String text) {
        if (!text.isBlank()) {
            keep(h, request, author.login(), text);
        }
    }

    /** How much this person wrote about a request since then. */
    static int writtenSince(Handle h, long request, String author, Instant since) {
        return h.createQuery("""
                        select count(*) from correspondence
                        where request = :request and author = :author and at >= :since""")
                .bind("request", request)
                .bind("author", author)
                .bind("since", since)
                .mapTo(int.class)
                .one();
    }

    private void keep(Handle h, ExportRequest request, String author, String text) {
        h.createUpdate("insert into correspondence (request, author, text, at) values (:request, :author, :text, :now)")
                .bind("request", request.id())
                .bind("author", author)
                .bind("text", Masking.mask(text))
                .bind("now", clock.instant())
                .execute();
    }
}
