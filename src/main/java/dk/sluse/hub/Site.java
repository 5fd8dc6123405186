package dk.sluse.hub;

import dk.sluse.sanction.SanctionTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a hub is built from, read and checked.
 *
 * @param folders the hub's own places
 * @param screens the policies as configured, and the process that judges by them
 * @param genomes what is assumed of the genome database, where there is one
 * @param sanctions what is proposed for breaches
 * @param projectChecks what a project's file must pass
 */
record Site(
        Path config,
        Path routes,
        Settings settings,
        PlacesFile folders,
        Screens screens,
        Optional<GenomeFile> genomes,
        SanctionTable sanctions,
        List<ProjectWatch.Check> projectChecks) {}
