package dk.sluse.hub;

import dk.sluse.audit.Event;
import dk.sluse.export.Visibility;
import dk.sluse.gateway.Shelf;
import dk.sluse.project.Caller;
import java.nio.file.Path;
import java.util.List;

/** What the two doors show: the download folder to members, the airlock to officers. */
final class Shelves {

    private Shelves() {}

    static Shelf download(Path root, Visibility visibility) {
        return new ProjectShelf(root) {
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

    static Shelf airlock(Path root, Visibility visibility) {
        return new ProjectShelf(root) {
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

    /** A folder with a folder for each project at its top. */
    private abstract static class ProjectShelf implements Shelf {

        private final Path root;

        ProjectShelf(Path root) {
            this.root = root;
        }

        @Override
        public Path root() {
            return root;
        }

        @Override
        public String chain(List<String> names) {
            return names.isEmpty() ? Event.HUB : names.get(0);
        }
    }
}
