package dk.sluse.export;

import dk.sluse.export.Breaches.BreachClass;
import dk.sluse.export.CaseBook.Earlier;
import dk.sluse.sanction.Offence;
import dk.sluse.sanction.SanctionTable;
import dk.sluse.sanction.SanctionTable.Proposal;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What the hub proposes for a case (R77 to R79): the table's measures, by how often person and project broke the rules before;
 * and that repeated detailed tables be treated as individual data. It decides nothing.
 */
final class Proposing {

    private final CaseBook book;
    private final SanctionTable table;

    Proposing(CaseBook book, SanctionTable table) {
        this.book = book;
        this.table = table;
    }

    /** One line each, in the officers' words; none once the case is decided. */
    List<String> proposals(Handle h, BreachCase about) {
        if (about.decision().isPresent()) {
            return List.of();
        }
        return about.kind() == BreachClass.DETAILED ? ofDetailed(h, about) : ofIndividual(h, about);
    }

    private List<String> ofDetailed(Handle h, BreachCase about) {
        Earlier detailed = book.before(h, about, BreachClass.DETAILED);
        Earlier individual = book.before(h, about, BreachClass.INDIVIDUAL);
        List<String> lines = new ArrayList<>();
        if (detailed.ofProject() + individual.ofProject() > 0) {
            lines.add("Earlier breaches of the project: " + detailed.ofProject() + " by detailed tables, "
                    + individual.ofProject() + " by individual data.");
            lines.add("A repeat can be treated as individual data (R77): breach "
                    + about.request().id() + " --class individual --reason …");
        } else {
            lines.add("The first of the project: guidance, and access stays open (R76).");
        }
        return lines;
    }

    private List<String> ofIndividual(Handle h, BreachCase about) {
        Earlier earlier = book.before(h, about, BreachClass.INDIVIDUAL);
        List<String> lines = new ArrayList<>();
        lines.add(line("If by accident", Offence.INDIVIDUAL_ACCIDENT, earlier));
        lines.add(line("If deliberate", Offence.INDIVIDUAL_DELIBERATE, earlier));
        if (table.propose(Offence.INDIVIDUAL_ACCIDENT, earlier.byPerson(), earlier.ofProject())
                .institution()) {
            lines.add("The project repeats it: the institution may be shut out, too (R71): --institution TERM");
        }
        return lines;
    }

    private String line(String when, Offence offence, Earlier earlier) {
        Proposal proposal = table.propose(offence, earlier.byPerson(), earlier.ofProject());
        return when + ": user (time " + proposal.userTime() + ") "
                + proposal.user().phrase(false).en() + star(proposal.user().mitigated()) + "; project (time "
                + proposal.projectTime() + ") "
                + proposal.project().phrase(false).en()
                + star(proposal.project().mitigated());
    }

    private static String star(boolean mitigated) {
        return mitigated ? " (if self-reported: opens once the extent is clear)" : "";
    }
}
