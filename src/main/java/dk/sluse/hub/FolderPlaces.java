package dk.sluse.hub;

import dk.sluse.custody.Consignment;
import dk.sluse.custody.Place;
import dk.sluse.custody.Places;
import dk.sluse.project.Projects;
import java.util.Map;
import java.util.function.Function;

/**
 * The places that routes name: those of {@code config/places.yaml}; {@code environment}, another one for each project; and
 * {@code import-source}, another one for each import.
 */
final class FolderPlaces implements Places {

    static final String ENVIRONMENT = "environment";
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
        if (name.equals(IMPORT_SOURCE)) {
            return importSource.apply(consignment);
        }
        Place folder = folders.get(name);
        if (folder == null) {
            throw new IllegalArgumentException("There is no place \"" + name + "\" in config/places.yaml.");
        }
        return folder;
    }
}
