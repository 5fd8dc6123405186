package dk.sluse.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.EventKind;
import dk.sluse.audit.SigningKey;
import dk.sluse.custody.Place;
import dk.sluse.export.ExportStage;
import dk.sluse.project.Denied;
import dk.sluse.project.Parties;
import dk.sluse.project.Scope;
import dk.sluse.stage.StagedWork.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The doors that are not the hub's: ordered by a signed file and a mail, repeated until acknowledged (R71). */
class PlatformTest {

    @RegisterExtension
    final ExportStage stage = new ExportStage();

    private Platform platform;
    private Place.Folder there;

    @BeforeEach
    void wire() throws Exception {
        there = new Place.Folder(
                "platform", Files.createDirectories(stage.folder.resolve("platform")), Optional.empty());
        platform = new Platform(parts(Optional.of(there)));
    }

    private Platform.Parts parts(Optional<Place> place) throws Exception {
        return new Platform.Parts(
                stage.store,
                new Parties(stage.projects, stage.people, stage.access),
                stage.work,
                stage.mailRoom,
                stage.audit,
                stage.clock,
                SigningKey.in(stage.folder.resolve("keys")),
                stage.folder.resolve("orders"),
                place);
    }

    private List<String> carried() throws Exception {
        for (Optional<Step> step = stage.work.take(); step.isPresent(); step = stage.work.take()) {
            if (step.get().name().equals(Platform.STEP)) {
                var task = platform.open(Long.parseLong(step.get().subject()));
                if (task.isPresent()) {
                    var orders = new Place.Folder("orders", stage.folder.resolve("orders"), Optional.empty());
                    var unused = stage.carrier.copy(task.get(), orders, there);
                }
            }
        }
        return stage.filesIn("platform");
    }

    private void acknowledges(String name) throws Exception {
        Path folder = Files.createDirectories(there.root().resolve("acknowledged"));
        Files.writeString(folder.resolve(name), "");
        platform.look(stage.carrier);
    }

    @Test
    @DisplayName(
            "R71: closing orders the platform by a signed file and a mail; done when acknowledged; opening likewise")
    void R71_an_order_from_closing_to_opening() throws Exception {
        stage.suspend(Scope.PROJECT, "alpha");
        assertThat(stage.mails("access-order")).containsExactly("opal");
        assertThat(carried()).containsExactly("access-1-1.json", "access-1-1.json.sig");
        assertThat(Files.readString(there.root().resolve("access-1-1.json")))
                .contains("\"action\": \"close\"", "\"subject\": \"alpha\"", "acknowledged/access-1-1.ack");
        assertThat(Files.readString(there.root().resolve("access-1-1.json.sig")))
                .startsWith("-----BEGIN SSH SIGNATURE");
        assertThat(platform.troubles()).singleElement().asString().contains("close project alpha");

        acknowledges("access-1-1.ack");
        assertThat(platform.troubles()).isEmpty();
        assertThat(platform.last(Scope.PROJECT, "alpha")
                        .orElseThrow()
                        .done()
                        .orElseThrow()
                        .by())
                .isEqualTo("platform");

        stage.reopen(Scope.PROJECT, "alpha");
        assertThat(carried()).contains("access-2-1.json");
        assertThat(Files.readString(there.root().resolve("access-2-1.json"))).contains("\"action\": \"open\"");
        assertThat(stage.events(EventKind.ACCESS_ORDERED)).isEqualTo(2);
        assertThat(stage.events(EventKind.ACCESS_ORDER_ACKNOWLEDGED)).isOne();
    }

    @Test
    @DisplayName(
            "R71: until it is acknowledged an order is repeated every quarter of an hour, with a new file and mail")
    void R71_an_order_is_repeated() throws Exception {
        stage.suspend(Scope.PERSON, "anna");
        var unused = carried();
        stage.clock.advance(Duration.ofMinutes(14));
        platform.look(stage.carrier);
        assertThat(stage.mails("access-order")).hasSize(1);
        stage.clock.advance(Duration.ofMinutes(1));
        platform.look(stage.carrier);
        platform.look(stage.carrier);
        assertThat(stage.mails("access-order")).hasSize(2);
        assertThat(carried()).contains("access-1-2.json");
        assertThat(stage.events(EventKind.ACCESS_ORDER_REPEATED)).isOne();
        acknowledges("access-7-1.ack");
        acknowledges("access-1-x.ack");
        assertThat(platform.troubles()).hasSize(1);
        acknowledges("access-1-1.ack");
        assertThat(platform.troubles()).isEmpty();
        stage.clock.advance(Duration.ofHours(1));
        platform.look(stage.carrier);
        assertThat(stage.mails("access-order")).hasSize(2);
    }

    @Test
    @DisplayName("Only officers and operators acknowledge, once; a later order takes the earlier one's place")
    void who_acknowledges() throws Exception {
        stage.suspend(Scope.PROJECT, "alpha");
        stage.suspend(Scope.PROJECT, "alpha");
        assertThat(platform.troubles()).as("told once").hasSize(1);
        for (String login : List.of("peter", "anna", "bodil")) {
            assertThatThrownBy(() -> platform.acknowledge(stage.caller(login), 1))
                    .isInstanceOf(Denied.class);
        }
        stage.reopen(Scope.PROJECT, "alpha");
        assertThatThrownBy(() -> platform.acknowledge(stage.caller("opal"), 1)).hasMessageContaining("No order 1");
        assertThat(carried()).as("what is over is not carried").noneMatch(name -> name.startsWith("access-1-"));
        assertThat(platform.acknowledge(stage.caller("opal"), 2).named()).isEqualTo("project alpha");
        assertThatThrownBy(() -> platform.acknowledge(stage.caller("olga"), 2)).hasMessageContaining("No order 2");
    }

    @Test
    @DisplayName("Without a place the order goes by mail alone; a place that is away delays nothing else")
    void without_a_place() throws Exception {
        Platform byMail = new Platform(parts(Optional.empty()));
        stage.suspend(Scope.PROJECT, "beta");
        stage.clock.advance(Duration.ofMinutes(15));
        byMail.look(stage.carrier);
        assertThat(byMail.open(1)).isEmpty();
        assertThat(byMail.troubles()).hasSize(1);
        assertThat(byMail.acknowledge(stage.caller("opal"), 1).word()).isEqualTo("close");
    }
}
