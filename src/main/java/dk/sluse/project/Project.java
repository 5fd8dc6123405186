package dk.sluse.project;

import dk.sluse.custody.Place;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A project, as its file {@code config/projects/ID.yaml} says: what operators own of it. Members, keys, officers' decisions and
 * suspensions are not here; they live in the database.
 *
 * @param id the name of its file; also the name of its chain of the record and of its download folder
 * @param acronym how researchers call it; no two projects have the same
 * @param title what it is about
 * @param institution the Danish research institution that holds the agreement (R11)
 * @param officersNeeded how many officers approve a file: 1 or 2
 * @param mandate what it rests on: authorisation, ethics approval, processing agreement (R9, R12, R14)
 * @param permissions what it may export that others may not, as policies name it, such as {@code cpr-numbers} (R50, R65);
 *     some lift nothing unless the mandate carries them
 * @param thresholdOverrides by policy and threshold, where its thresholds differ
 * @param patterns ids of persons that only this project has, as regular expressions by name (R61)
 * @param environment its isolated environment (R22)
 * @param dropFolder the folder there, below the environment's root, in which requests may be left; none means by mail only
 * @param imports the SFTP servers, by the name that instructions use, from which its own data may be brought in (R34)
 * @param borders where its own places lie, and what crosses a border (R93, R100)
 * @param routes the routes it gets from templates
 * @param fingerprint SHA-256 of its file, lower-case hexadecimal
 */
public record Project(
        String id,
        String acronym,
        String title,
        String institution,
        int officersNeeded,
        Mandate mandate,
        Set<String> permissions,
        Map<String, Map<String, Double>> thresholdOverrides,
        Map<String, String> patterns,
        Place.Sftp environment,
        Optional<String> dropFolder,
        Map<String, Place.Sftp> imports,
        Borders borders,
        List<RouteUse> routes,
        String fingerprint) {

    /** A project without a mandate, ids of its own or a server to import from. */
    public Project(
            String id,
            String acronym,
            String title,
            String institution,
            int officersNeeded,
            Set<String> permissions,
            Map<String, Map<String, Double>> thresholdOverrides,
            Place.Sftp environment,
            Optional<String> dropFolder,
            List<RouteUse> routes,
            String fingerprint) {
        this(
                id,
                acronym,
                title,
                institution,
                officersNeeded,
                Mandate.NONE,
                permissions,
                thresholdOverrides,
                Map.of(),
                environment,
                dropFolder,
                Map.of(),
                Borders.UNSAID,
                routes,
                fingerprint);
    }

    public Project {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(mandate, "mandate");
        Objects.requireNonNull(borders, "borders");
        if (officersNeeded < 1 || officersNeeded > 2) {
            throw new IllegalArgumentException("A project needs one officer or two.");
        }
        permissions = Set.copyOf(permissions);
        thresholdOverrides = Map.copyOf(thresholdOverrides);
        patterns = Map.copyOf(patterns);
        imports = Map.copyOf(imports);
        routes = List.copyOf(routes);
    }

    /** The thresholds that differ here, named {@code POLICY.THRESHOLD}. */
    public Map<String, Double> overrides() {
        Map<String, Double> overrides = new TreeMap<>();
        thresholdOverrides.forEach(
                (policy, own) -> own.forEach((name, value) -> overrides.put(policy + "." + name, value)));
        return overrides;
    }
}
