package dk.sluse.desk;

import dk.sluse.export.BreachCase.Intent;
import dk.sluse.project.Denied;
import dk.sluse.project.Scope;
import dk.sluse.sanction.Term;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** For how long a decision closes what. */
final class Terms {

    @Option(names = "--user", paramLabel = "TERM", description = "The requester stays closed: " + Term.FORMS + ".")
    private Optional<String> user = Optional.empty();

    @Option(names = "--project", paramLabel = "TERM", description = "The project stays closed, in the same words.")
    private Optional<String> project = Optional.empty();

    @Option(names = "--institution", paramLabel = "TERM", description = "All projects of its institution are closed.")
    private Optional<String> institution = Optional.empty();

    Map<Scope, Term> byScope() {
        Map<Scope, Term> terms = new EnumMap<>(Scope.class);
        user.map(SanctionOrders::term).ifPresent(term -> terms.put(Scope.PERSON, term));
        project.map(SanctionOrders::term).ifPresent(term -> terms.put(Scope.PROJECT, term));
        institution.map(SanctionOrders::term).ifPresent(term -> terms.put(Scope.INSTITUTION, term));
        return terms;
    }

    static Intent intent(String word) {
        return Arrays.stream(Intent.values())
                .filter(intent -> intent.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Denied("The intent is accident or deliberate."));
    }
}
