package dk.sluse.export;

import dk.sluse.calendar.Copenhagen;
import dk.sluse.export.BreachCase.Decision;
import dk.sluse.export.BreachCase.Paper;
import dk.sluse.export.BreachCase.PaperKind;
import dk.sluse.export.Breaches.BreachClass;
import dk.sluse.notice.Template;
import dk.sluse.wording.Phrase;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Who is told what about a case. What the PI wrote stays in the case: no mail bears it. */
final class CaseAnnouncements {

    private static final Phrase INDIVIDUAL =
            new Phrase("individdata (adgang lukket)", "individual data (access closed)");
    private static final Phrase DETAILED =
            new Phrase("detaljerede tabeller (adgang åben)", "detailed tables (access open)");

    private final Addressees addressees;

    CaseAnnouncements(Addressees addressees) {
        this.addressees = addressees;
    }

    /** A breach was declared, and a case of it is open. */
    void breach(Handle h, ExportRequest request, BreachClass kind, String by, String reason, List<ExportFile> files) {
        Map<String, Object> facts = addressees.about(request);
        facts.put("reason", reason);
        facts.put("files", files.stream().map(f -> f.path().toString()).toList());
        if (kind == BreachClass.INDIVIDUAL) {
            addressees.toRequester(h, Template.BREACH_REQUESTER, request, kind.name(), facts);
            Map<String, Object> withName = new HashMap<>(facts);
            withName.put("requester", addressees.name(h, request.requester()));
            addressees.toLeaders(h, Template.BREACH_PI, request, kind.name(), withName);
        } else {
            addressees.toRequester(h, Template.BREACH_DETAILED, request, kind.name(), facts);
            addressees.toLeaders(h, Template.BREACH_DETAILED, request, kind.name(), facts);
        }
        Map<String, Object> forOfficers = new HashMap<>(facts);
        forOfficers.put("requester", addressees.name(h, request.requester()));
        forOfficers.put("by", addressees.name(h, by));
        forOfficers.put("kind", kind == BreachClass.INDIVIDUAL ? INDIVIDUAL : DETAILED);
        addressees.toOfficers(h, Template.BREACH_OFFICERS, request, kind.name(), forOfficers);
    }

    void received(Handle h, BreachCase now, Paper paper, Optional<LocalDate> decideBy) {
        Map<String, Object> facts = addressees.about(now.request());
        facts.put("paper", paper.kind().phrase());
        facts.put("author", addressees.name(h, paper.author()));
        facts.put("missing", now.missing().isEmpty() ? Optional.empty() : Optional.of(list(now.missing())));
        facts.put("until", decideBy);
        String key = now.breach() + "/" + paper.kind() + "/" + paper.version();
        addressees.toOfficers(h, Template.CASE_PAPER_RECEIVED, now.request(), key, facts);
    }

    void papersMissing(Handle h, BreachCase open, int day) {
        Map<String, Object> facts = addressees.about(open.request());
        facts.put("since", Copenhagen.day(open.since()));
        facts.put("missing", list(open.missing()));
        addressees.toOfficers(h, Template.CASE_PAPERS_MISSING, open.request(), open.breach() + "/" + day, facts);
    }

    void decisionDue(Handle h, BreachCase open, LocalDate until, int day) {
        Map<String, Object> facts = addressees.about(open.request());
        facts.put("until", until);
        addressees.toOfficers(h, Template.CASE_DECISION_DUE, open.request(), open.breach() + "/" + day, facts);
    }

    void decided(Handle h, BreachCase about, Decision decision, boolean reopened, List<Phrase> closed) {
        Map<String, Object> facts = addressees.about(about.request());
        facts.put("measure", decision.measure());
        facts.put("reason", decision.reason());
        facts.put("reopened", reopened);
        facts.put("closed", closed);
        String key = Long.toString(about.breach());
        addressees.toRequester(h, Template.CASE_DECIDED, about.request(), key, facts);
        addressees.toLeaders(h, Template.CASE_DECIDED, about.request(), key, facts);
    }

    private static Phrase list(Collection<PaperKind> papers) {
        return new Phrase(joined(papers, Phrase::da, " og "), joined(papers, Phrase::en, " and "));
    }

    private static String joined(Collection<PaperKind> papers, Function<Phrase, String> language, String and) {
        return papers.stream().map(PaperKind::phrase).map(language).collect(Collectors.joining(and));
    }
}
