package dk.sluse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.custody.Consignment;
import dk.sluse.custody.Delivery;
import dk.sluse.custody.SafePath;
import dk.sluse.export.ExportStage;
import dk.sluse.project.Project;
import dk.sluse.wording.Phrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A dropped folder that cannot be taken ends its exchange like any other, so that its marker goes and nobody polls for ever. */
final class DropProcessorsTest {

    @RegisterExtension
    final ExportStage stage = new ExportStage();

    private Map<String, Processor> processors() {
        Project alpha = stage.projects.require("alpha");
        stage.projects.put(new Project(
                alpha.id(),
                alpha.acronym(),
                alpha.title(),
                alpha.institution(),
                alpha.officersNeeded(),
                alpha.permissions(),
                alpha.thresholdOverrides(),
                alpha.environment(),
                Optional.of("export"),
                List.of(),
                alpha.fingerprint()));
        return new DropProcessors(stage.room.dropped(), stage.projects, stage.carrier, Path.of("inbox")).all();
    }

    private List<String> told() {
        return stage.store.read(h -> h.createQuery("select body from outbox where template = 'drop-rejected'")
                .mapTo(String.class)
                .list());
    }

    @Test
    @DisplayName("F17 F24: a folder of an unsafe name is told to the PI, once, and nothing of it is fetched")
    void F17_a_folder_of_an_unsafe_name() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            for (int poll = 0; poll < 2; poll++) {
                Exchange found = new DefaultExchange(camel);
                found.getMessage().setHeader("SluseProject", "alpha");
                found.getMessage().setHeader(Exchange.FILE_NAME, "-tables\u001b[2J/READY");
                found.getMessage().setHeader(Exchange.FILE_LAST_MODIFIED, 42L);
                processors().get("openDrop").process(found);
                assertThat(found.getMessage().getHeader("SluseTask")).isEqualTo("nothing");
            }
        }
        assertThat(told()).singleElement().asString().contains("-tables").doesNotContain("\u001b");
    }

    @Test
    @DisplayName("F24: documents that cannot be fetched end the exchange, and the PI is told what is wrong")
    void F24_a_rejected_fetch_ends_the_exchange() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            SafePath folder = SafePath.of("export/first");
            Consignment drop = stage.room.dropped().open("alpha", folder, List.of("manifest.csv"), "42");
            Exchange fetched = new DefaultExchange(camel);
            fetched.setProperty("SluseFolder", folder);
            fetched.setProperty("SluseDrop", drop);
            fetched.getMessage()
                    .setBody(new Delivery.Rejected(List.of(new Delivery.Fault(
                            "1", SafePath.of("export/first/manifest.csv"), new Phrase("væk", "It is not there.")))));
            processors().get("stageDrop").process(fetched);
        }
        assertThat(told()).singleElement().asString().contains("export/first/manifest.csv: It is not there.");
    }
}
