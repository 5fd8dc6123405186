package dk.sluse.hub;

import dk.sluse.custody.Carrier;
import dk.sluse.custody.Consignment;
import dk.sluse.custody.Delivery;
import dk.sluse.custody.SafePath;
import dk.sluse.export.DroppedRequests;
import dk.sluse.project.Project;
import dk.sluse.project.Projects;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The processors that stage a folder which was dropped in an environment. */
final class DropProcessors {

    private static final String PROJECT = "SluseProject";
    private static final String FOLDER = "SluseFolder";
    private static final String DROP = "SluseDrop";

    private final DroppedRequests dropped;
    private final Projects projects;
    private final Carrier carrier;
    private final Path inbox;

    DropProcessors(DroppedRequests dropped, Projects projects, Carrier carrier, Path inbox) {
        this.dropped = dropped;
        this.projects = projects;
        this.carrier = carrier;
        this.inbox = inbox;
    }

    Map<String, Processor> all() {
        return Map.of("openDrop", this::open, "stageDrop", this::stage);
    }

    /** The marker that was found lies in the dropped folder; the folder's other files are the documents. */
    private void open(Exchange exchange) throws IOException {
        String projectId = exchange.getMessage().getHeader(PROJECT, String.class);
        Project project = projects.require(projectId);
        String marker = exchange.getMessage().getHeader(Exchange.FILE_NAME, String.class);
        long modified = exchange.getMessage().getHeader(Exchange.FILE_LAST_MODIFIED, 0L, Long.class);
        String name = marker.replace('\\', '/').substring(0, Math.max(0, marker.lastIndexOf('/')));
        String path = project.dropFolder().orElseThrow() + "/" + name;
        Optional<Phrase> unsafe = SafePath.fault(path);
        exchange.getMessage().setHeader(ExportProcessors.TASK, unsafe.isPresent() ? "nothing" : ExportProcessors.CARRY);
        if (unsafe.isPresent()) {
            dropped.unsafe(projectId, name, unsafe.get(), Long.toString(modified));
            return;
        }
        SafePath folder = SafePath.of(path);
        List<String> names = carrier.list(project.environment(), folder);
        Consignment drop = dropped.open(projectId, folder, names, Long.toString(modified));
        exchange.setProperty(FOLDER, folder);
        exchange.setProperty(DROP, drop);
        exchange.getMessage().setBody(drop);
    }

    /** What cannot be taken as it lies there ends here, too, and its marker with it: the PI was told, and drops it again. */
    private void stage(Exchange exchange) throws Exception {
        Delivery delivery = exchange.getMessage().getMandatoryBody(Delivery.class);
        Consignment drop = exchange.getProperty(DROP, Consignment.class);
        SafePath folder = exchange.getProperty(FOLDER, SafePath.class);
        if (delivery instanceof Delivery.Rejected rejected) {
            dropped.rejected(drop, folder, rejected);
        } else {
            dropped.stage(drop, folder, inbox.resolve(drop.id()));
        }
    }
}
