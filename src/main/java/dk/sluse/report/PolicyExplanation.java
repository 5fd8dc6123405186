package dk.sluse.report;

import dk.sluse.screening.OwnRules;
import dk.sluse.screening.PolicyBook;
import dk.sluse.screening.PolicyBookFault;
import dk.sluse.screening.Thresholds;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code sluse screen --explain} prints: a policy's rule, source, thresholds and remedy. */
final class PolicyExplanation {

    private static final int NO_SUCH_POLICY = 2;

    private PolicyExplanation() {}

    static int print(String name, Path config, PrintWriter out, PrintWriter err) {
        PolicyBook book;
        try {
            book = PolicyBook.read(config);
        } catch (PolicyBookFault e) {
            err.println(e.getMessage());
            return NO_SUCH_POLICY;
        }
        Optional<String> found = book.policies().stream().filter(name::equals).findFirst();
        if (found.isEmpty()) {
            err.println("There is no such policy; there are " + String.join(", ", book.policies()));
            return NO_SUCH_POLICY;
        }
        PolicyGuide guide = PolicyGuide.of(name);
        Thresholds thresholds = book.thresholds(name, OwnRules.none());
        out.println(book.edition(name) + (book.mandatory().contains(name) ? ", mandatory" : ", optional"));
        out.println("Rules   " + guide.rules());
        out.println("Source  " + guide.source() + " of the guideline on release and export (NGC)");
        out.println("Why     " + guide.why().en());
        out.println("        " + guide.why().da());
        out.println("Mend    " + guide.mend().en());
        out.println("        " + guide.mend().da());
        thresholds.values().forEach((threshold, value) -> out.println("Threshold " + threshold + " = " + value));
        thresholds.patterns().forEach((pattern, expression) -> out.println("Pattern " + pattern + " = " + expression));
        out.flush();
        return 0;
    }
}
