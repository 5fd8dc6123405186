package dk.sluse.hub;

import java.nio.file.Path;
import java.util.List;

/**
 * What a hub is built from, read and checked.
 *
 * @param folders the hub's own places
 * @param screens the policies as configured, and the process that judges by them
 * @param projectChecks what a project's file must pass
 */
record Site(
        Path config,
        Path routes,
        Settings settings,
        PlacesFile folders,
        Screens screens,
        List<ProjectWatch.Check> projectChecks) {}
