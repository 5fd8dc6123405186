package dk.sluse.hub;

import dk.sluse.custody.Place;
import dk.sluse.project.Project;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The template parameters that the hub knows of every project by itself; a project's file gives only the others. */
final class GivenParameters {

    static final Set<String> NAMES = Set.of(
            "project",
            "environmentHost",
            "environmentPort",
            "environmentUser",
            "environmentKeyFile",
            "environmentKnownHosts",
            "environmentRoot",
            "dropFolder");

    private GivenParameters() {}

    /**
     * Their values for one project.
     *
     * @param knownHosts the file that holds {@link #knownHostsLine} of the environment
     */
    static Map<String, String> of(Project project, Path knownHosts) {
        Place.Sftp environment = project.environment();
        Map<String, String> given = new TreeMap<>();
        given.put("project", project.id());
        given.put("environmentHost", environment.host());
        given.put("environmentPort", String.valueOf(environment.port()));
        given.put("environmentUser", environment.user());
        given.put("environmentKeyFile", environment.privateKey().toString());
        given.put("environmentKnownHosts", knownHosts.toString());
        given.put("environmentRoot", environment.root());
        project.dropFolder().ifPresent(folder -> given.put("dropFolder", folder));
        return given;
    }

    /** The environment's pinned key as a line of an OpenSSH known_hosts file. */
    static String knownHostsLine(Place.Sftp environment) {
        return "[" + environment.host() + "]:" + environment.port() + " " + environment.hostKey();
    }
}
