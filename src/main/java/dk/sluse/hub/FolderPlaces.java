package dk.sluse.hub;

import dk.sluse.custody.Consignment;
import dk.sluse.custody.Place;
import dk.sluse.custody.Places;
import dk.sluse.project.Projects;
import java.util.Map;
import java.util.function.Function;

/**
 * The places that routes name: those of {@code config/places.yaml}; {@code environment} and {@code
 * antechamber}, others for each project; and {@code import-source}, another one for each import.
 */
final class FolderPlaces implements Places {

    static final String ENVIRONMENT = "environment";

    /** The hub's hidden folder on the environment's server: deliveries are made there, and shown from there. */
    static final String ANTECHAMBER = "antechamber";

    static final String IMPORT_SOURCE = "import-source";

    private final Map<String, Place> folders;
    private final Projects projects;
    private final Function<Consignment, Place> importSource;

    FolderPlaces(Map<String, Place> folders, Projects projects, Function<Consignment, Place> importSource) {
        this.folders = Map.copyOf(folders);
        this.projects = projects;
        this.importSource = importSource;
    }

    @Override
    public Place resolve(String name, Consignment consignment) {
        if (name.equals(ENVIRONMENT)) {
            return projects.require(consignment.project()).environment();
        }
        if (name.equals(ANTECHAMBER)) {
            return antechamber(projects.require(consignment.project()).environment());
        }
        if (name.equals(IMPORT_SOURCE)) {
            return importSource.apply(consignment);
        }
        Place folder = folders.get(name);
        if (folder == null) {
            throw new IllegalArgumentException("There is no place \"" + name + "\" in config/places.yaml.");
        }
        return folder;
    }

    /** In the holding folder, which lies on the same file system and out of reach of the environment's users. */
    private static Place antechamber(Place.Sftp environment) {
        return new Place.Sftp(
                environment.name() + "/" + ANTECHAMBER,
                environment.host(),
                environment.port(),
                environment.user(),
                environment.privateKey(),
                environment.hostKey(),
                environment.holding().orElseThrow(),
                environment.sentinel(),
                environment.holding(),
                environment.shell());
    }
}
