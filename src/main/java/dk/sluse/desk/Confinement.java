package dk.sluse.desk;

import dk.sluse.project.Caller;
import dk.sluse.project.Denied;
import dk.sluse.wording.Phrase;
import java.util.List;
import java.util.Set;

/**
 * What is left to somebody to whom everything is closed: to read why, to answer for a breach (R73), and to appeal. Every other
 * command is answered with the reason.
 */
final class Confinement {

    private static final Set<String> OPEN = Set.of("help", "--help", "whoami", "cases", "measures", "appeal");
    private static final Set<String> OPEN_OF_CASES = Set.of("show", "account", "plan", "--help");

    private Confinement() {}

    /**
     * The caller may give this command.
     *
     * @throws Denied with the reason in both languages, when the caller is confined and it is none of those left
     */
    static void mustAllow(Caller caller, List<String> words) {
        caller.confined().filter(why -> !isOpen(words)).ifPresent(why -> {
            throw new Denied(new Phrase(
                    why.da() + "\nDu kan se hvorfor (measures, cases, case show ID), sende redegørelse og plan"
                            + " (case account ID, case plan ID) og klage (appeal MEASURE).",
                    why.en() + "\nYou can see why (measures, cases, case show ID), hand in account and plan"
                            + " (case account ID, case plan ID), and appeal (appeal MEASURE)."));
        });
    }

    private static boolean isOpen(List<String> words) {
        if (words.isEmpty()) {
            return false;
        }
        return OPEN.contains(words.get(0))
                || (words.get(0).equals("case") && words.size() > 1 && OPEN_OF_CASES.contains(words.get(1)));
    }
}
