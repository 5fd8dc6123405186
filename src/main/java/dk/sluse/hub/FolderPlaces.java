package dk.sluse.hub;

import dk.sluse.custody.Consignment;
import dk.sluse.custody.Place;
import dk.sluse.custody.Places;
import dk.sluse.project.Projects;
import java.util.Map;

/** The places that routes name: those of {@code config/places.yaml}, and {@code environment}, another one for each project. */
final class FolderPlaces implements Places {

    static final String ENVIRONMENT = "environment";

    private final Map<String, Place> folders;
    private final Projects projects;

    FolderPlaces(Map<String, Place> folders, Projects projects) {
        this.folders = Map.copyOf(folders);
        this.projects = projects;
    }

    @Override
    public Place resolve(String name, Consignment consignment) {
        if (name.equals(ENVIRONMENT)) {
            return projects.require(consignment.project()).environment();
        }
        Place folder = folders.get(name);
        if (folder == null) {
            throw new IllegalArgumentException("There is no place \"" + name + "\" in config/places.yaml.");
        }
        return folder;
    }
}
