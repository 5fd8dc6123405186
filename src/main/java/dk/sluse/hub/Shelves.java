package dk.sluse.hub;

import dk.sluse.audit.Event;
import dk.sluse.export.Visibility;
import dk.sluse.gateway.Shelf;
import dk.sluse.project.Caller;
import dk.sluse.project.Projects;
import java.nio.file.Path;
import java.util.List;

/** What the two doors show: the download folder to members, the airlock to officers. */
final class Shelves {

    private Shelves() {}

    static Shelf download(Path root, Projects projects, Visibility visibility) {
        return new ProjectShelf(root, projects) {
            @Override
            public boolean shows(Caller caller, List<String> names) {
                return visibility.inDownload(caller, names);
            }

            @Override
            public boolean cuts(Caller caller, List<String> names) {
                return visibility.cutsDownload(caller, names);
            }
        };
    }

    static Shelf airlock(Path root, Projects projects, Visibility visibility) {
        return new ProjectShelf(root, projects) {
            @Override
            public boolean shows(Caller caller, List<String> names) {
                return visibility.inAirlock(caller, names);
            }

            @Override
            public boolean cuts(Caller caller, List<String> names) {
                return !visibility.inAirlock(caller, names);
            }
        };
    }

    /** A visitor can make up any name: a chain is a known project's, or the hub's. */
    static String chain(Projects projects, List<String> names) {
        return names.stream()
                .findFirst()
                .filter(name -> projects.byId(name).isPresent())
                .orElse(Event.HUB);
    }

    /** A folder with a folder for each project at its top. */
    private abstract static class ProjectShelf implements Shelf {

        private final Path root;
        private final Projects projects;

        ProjectShelf(Path root, Projects projects) {
            this.root = root;
            this.projects = projects;
        }

        @Override
        public Path root() {
            return root;
        }

        @Override
        public String chain(List<String> names) {
            return Shelves.chain(projects, names);
        }
    }
}
