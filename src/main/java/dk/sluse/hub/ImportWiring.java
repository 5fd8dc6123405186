package dk.sluse.hub;

import dk.sluse.audit.Event;
import dk.sluse.custody.Consignment;
import dk.sluse.custody.Place;
import dk.sluse.gateway.UploadShelf;
import dk.sluse.importing.BringingIn;
import dk.sluse.importing.ImportParts;
import dk.sluse.importing.ImportRoom;
import dk.sluse.importing.Patience;
import dk.sluse.importing.Uploads;
import dk.sluse.project.Caller;
import dk.sluse.project.Denied;
import dk.sluse.project.Projects;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The import room over the foundation, and what routes and doors need of it. */
final class ImportWiring {

    private ImportWiring() {}

    static ImportRoom room(Site site, Foundation ground) {
        Settings.Import settings = site.settings().imports();
        return ImportRoom.over(new ImportParts(
                ground.store(),
                ground.projects(),
                ground.people(),
                ground.access(),
                ground.audit(),
                ground.work(),
                ground.mailRoom(),
                site.folders().upload(),
                new Patience(settings.reminderDays(), settings.closingDays(), settings.standstill()),
                ground.clock()));
    }

    /** Where an import's files come from: a server of the project's file, or the upload folder. */
    static Place source(Consignment consignment, BringingIn bringingIn, Projects projects, Place upload) {
        return bringingIn
                .source(consignment)
                .map(name -> server(projects, consignment.project(), name))
                .orElse(upload);
    }

    private static Place server(Projects projects, String project, String name) {
        Place.Sftp server = projects.require(project).imports().get(name);
        if (server == null) {
            throw new Denied("The file of project " + project + " names no source \"" + name
                    + "\" under imports any more. Put it back to go on.");
        }
        return server;
    }

    /** What members may do below {@code /upload}. */
    static UploadShelf shelf(Site site, Projects projects, Uploads uploads) {
        return shelf(
                site.folders().upload().root(),
                site.settings().imports().largestFile(),
                site.settings().custody().spareSpace(),
                projects,
                uploads);
    }

    static UploadShelf shelf(Path root, long largest, long spare, Projects projects, Uploads uploads) {
        return new Fillable(root, largest, spare, projects, uploads);
    }

    /** The import room's word on uploads, as the gateway asks for it. */
    private record Fillable(Path root, long largest, long spare, Projects projects, Uploads uploads)
            implements UploadShelf {

        @Override
        public boolean shows(Caller caller, List<String> names) {
            return uploads.shows(caller, names);
        }

        @Override
        public String chain(List<String> names) {
            return Shelves.chain(projects, names);
        }

        @Override
        public void mayFill(Caller caller, List<String> names) {
            uploads.mayFill(caller, names);
        }

        @Override
        public void take(Caller caller, List<String> names, Whole whole, Event told, Deed place) throws IOException {
            uploads.take(caller, names, whole.size(), whole.sha256(), told, place::done);
        }

        @Override
        public void remove(Caller caller, List<String> names, Event told, Deed delete) throws IOException {
            uploads.remove(caller, names, told, delete::done);
        }
    }
}
