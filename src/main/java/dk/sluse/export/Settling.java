package dk.sluse.export;

import dk.sluse.calendar.Copenhagen;
import dk.sluse.export.BreachCase.Decision;
import dk.sluse.export.Cases.Ruling;
import dk.sluse.project.Closing;
import dk.sluse.project.Closing.Wanted;
import dk.sluse.project.Denied;
import dk.sluse.project.Parties;
import dk.sluse.project.Project;
import dk.sluse.project.Scope;
import dk.sluse.sanction.Term;
import dk.sluse.wording.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What a case's decision does to access (R74, R79): it opens what the breach closed, or puts measures with an end in its place. */
final class Settling {

    private final Parties parties;

    Settling(Parties parties) {
        this.parties = parties;
    }

    /** Carries a decision out; answers what is open again. */
    List<String> settle(Handle h, BreachCase open, Decision decision, Ruling ruling) {
        ExportRequest request = open.request();
        Set<Scope> ending = ruling.reopens() ? EnumSet.allOf(Scope.class) : EnumSet.noneOf(Scope.class);
        List<Wanted> instead = new ArrayList<>();
        for (Map.Entry<Scope, Term> entry : ruling.terms().entrySet()) {
            ending.add(entry.getKey());
            // "Until the account is approved" is over with this decision, which approves it.
            if (!(entry.getValue() instanceof Term.Account)) {
                instead.add(wanted(request, entry.getKey(), entry.getValue(), decision));
            }
        }
        return parties.access().settle(h, request.id(), ending, instead, decision.reason(), decision.by());
    }

    private Wanted wanted(ExportRequest request, Scope scope, Term term, Decision decision) {
        Optional<Instant> until = term.end(decision.at());
        if (until.isPresent() && !until.get().isAfter(decision.at())) {
            throw new Denied("That end is over already.");
        }
        String why = "decision on the breach in request " + request.id() + ": " + decision.measure();
        return new Wanted(scope, subject(request, scope), why, OptionalLong.of(request.id()), Optional.empty(), until);
    }

    private String subject(ExportRequest request, Scope scope) {
        return switch (scope) {
            case PERSON -> request.requester();
            case PROJECT -> request.project();
            case INSTITUTION ->
                parties.projects()
                        .byId(request.project())
                        .map(Project::institution)
                        .orElseThrow(() -> new Denied("The project " + request.project()
                                + " has no file any more, so its institution is not known."));
        };
    }

    /** What the case keeps closed now, in people's words. */
    List<Phrase> measures(Handle h, BreachCase about) {
        return parties.access().of(h, about.request().id()).stream()
                .filter(Closing::inForce)
                .map(Settling::told)
                .toList();
    }

    private static Phrase told(Closing closing) {
        String last = closing.until()
                .map(end -> Copenhagen.day(end.minusSeconds(1)).toString())
                .orElse("");
        String da =
                switch (closing.scope()) {
                    case PERSON -> "person ";
                    case PROJECT -> "projekt ";
                    case INSTITUTION -> "institution ";
                };
        return new Phrase(
                da + closing.subject() + (last.isEmpty() ? ", indtil videre" : ", til og med " + last),
                closing.named() + (last.isEmpty() ? ", until further notice" : ", until the end of " + last));
    }
}
