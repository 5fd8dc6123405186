package dk.sluse.sanction;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The guideline's table of sanctions (R79), as {@code config/sanctions.yaml} has it. It is indicative: it proposes, and people
 * decide.
 */
public final class SanctionTable {

    /**
     * One offence: what follows the first time, the second, and so on; the last one is for every further time.
     */
    public record Row(List<Sanction> user, List<Sanction> project) {
        public Row {
            user = List.copyOf(user);
            project = List.copyOf(project);
            if (user.isEmpty() || project.isEmpty()) {
                throw new IllegalArgumentException("A row without a sanction");
            }
        }
    }

    /**
     * What the table proposes.
     *
     * @param user for the person
     * @param userTime the how many-eth time it is for the person
     * @param project for the project
     * @param projectTime the how many-eth time it is for the project
     * @param institution whether the institution may be shut out, too (R71)
     */
    public record Proposal(
            Offence offence, Sanction user, int userTime, Sanction project, int projectTime, boolean institution) {}

    private final Map<Offence, Row> rows;
    private final int institutionFrom;

    /**
     * A table.
     *
     * @param institutionFrom the how many-eth time of a project from which its institution may be shut out
     */
    public SanctionTable(Map<Offence, Row> rows, int institutionFrom) {
        this.rows = new EnumMap<>(rows);
        this.institutionFrom = institutionFrom;
        for (Offence offence : Offence.values()) {
            if (!this.rows.containsKey(offence)) {
                throw new IllegalArgumentException("No row for " + offence.word());
            }
        }
    }

    /**
     * What is proposed.
     *
     * @param userBefore how often it happened with the person before
     * @param projectBefore how often with the project
     */
    public Proposal propose(Offence offence, int userBefore, int projectBefore) {
        Row row = rows.get(offence);
        return new Proposal(
                offence,
                nth(row.user(), userBefore),
                userBefore + 1,
                nth(row.project(), projectBefore),
                projectBefore + 1,
                projectBefore + 1 >= institutionFrom);
    }

    private static Sanction nth(List<Sanction> sanctions, int before) {
        return sanctions.get(Math.min(before, sanctions.size() - 1));
    }
}
