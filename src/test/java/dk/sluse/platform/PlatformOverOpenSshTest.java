package dk.sluse.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.sluse.audit.EventKind;
import dk.sluse.audit.SigningKey;
import dk.sluse.audit.SshSigner;
import dk.sluse.custody.Consignment;
import dk.sluse.custody.Delivery.Arrived;
import dk.sluse.custody.OpenSshEnvironment;
import dk.sluse.custody.Place;
import dk.sluse.export.ExportStage;
import dk.sluse.house.Programs;
import dk.sluse.project.Parties;
import dk.sluse.project.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Orders to close and open, carried to a platform behind a real OpenSSH server; its own check of the signature, by
 * {@code ssh-keygen}; and its answer, read back (R71).
 */
@Timeout(120)
class PlatformOverOpenSshTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    final ExportStage stage = new ExportStage();

    @TempDir
    Path home;

    private OpenSshEnvironment server;
    private Platform platform;

    @BeforeEach
    void start() throws Exception {
        Programs.needs("/usr/bin/ssh-keygen");
        server = OpenSshEnvironment.start(home);
        platform = new Platform(new Platform.Parts(
                stage.store,
                new Parties(stage.projects, stage.people, stage.access),
                stage.work,
                stage.mailRoom,
                stage.audit,
                stage.clock,
                SigningKey.in(stage.folder.resolve("keys")),
                stage.folder.resolve("orders"),
                Optional.of(place(server.place().hostKey()))));
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** The server as {@code config/places.yaml} tells of it: no environment of ours, and no shell. */
    private Place.Sftp place(String hostKey) {
        Place.Sftp it = server.place();
        return new Place.Sftp(
                "platform",
                it.host(),
                it.port(),
                it.user(),
                it.privateKey(),
                hostKey,
                it.root(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private void carry(long order, Place to) throws Exception {
        Consignment task = platform.open(order).orElseThrow();
        Place from = new Place.Folder(Platform.ORDERS, stage.folder.resolve("orders"), Optional.empty());
        assertThat(stage.carrier.copy(task, from, to)).isInstanceOf(Arrived.class);
    }

    private Path there(String name) {
        return server.root().resolve(name);
    }

    /** What the platform does: it verifies an order by the hub's public key, and by nothing that came with it. */
    private boolean verifies(String order) throws Exception {
        Process check = new ProcessBuilder(List.of(
                        "/usr/bin/ssh-keygen",
                        "-Y",
                        "verify",
                        "-f",
                        stage.folder.resolve("keys/allowed_signers").toString(),
                        "-I",
                        "sluse",
                        "-n",
                        SshSigner.ACCESS,
                        "-s",
                        there(order + ".sig").toString()))
                .redirectInput(there(order).toFile())
                .redirectErrorStream(true)
                .start();
        check.getInputStream().readAllBytes();
        return check.waitFor() == 0;
    }

    /** The platform has done it, and lays down the file that the order names. */
    private void acknowledges(String order) throws IOException {
        Path answer =
                there(JSON.readTree(there(order).toFile()).get("acknowledge").asText());
        Files.createDirectories(answer.getParent());
        Files.createFile(answer);
    }

    @Test
    @DisplayName(
            "R71: an order reaches OpenSSH whole and signed, is verified there, acknowledged, and the answer read back")
    void R71_an_order_and_its_answer() throws Exception {
        stage.suspend(Scope.PROJECT, "alpha");
        carry(1, place(server.place().hostKey()));
        assertThat(there("access-1-1.json")).content().contains("\"action\": \"close\"", "\"subject\": \"alpha\"");
        assertThat(verifies("access-1-1.json")).isTrue();
        assertThat(stage.events(EventKind.ACCESS_ORDER_DELIVERED)).isEqualTo(2);

        platform.look(stage.carrier);
        assertThat(platform.troubles())
                .as("the folder of answers is not there yet")
                .hasSize(1);
        acknowledges("access-1-1.json");
        platform.look(stage.carrier);
        assertThat(platform.troubles()).isEmpty();
        assertThat(platform.last(Scope.PROJECT, "alpha").flatMap(AccessOrder::done))
                .hasValueSatisfying(done -> assertThat(done.by()).isEqualTo("platform"));

        stage.reopen(Scope.PROJECT, "alpha");
        carry(2, place(server.place().hostKey()));
        assertThat(verifies("access-2-1.json")).isTrue();
        acknowledges("access-2-1.json");
        platform.look(stage.carrier);
        assertThat(platform.troubles()).isEmpty();

        Files.writeString(there("access-2-1.json"), "\n", StandardOpenOption.APPEND);
        assertThat(verifies("access-2-1.json")).as("one byte more").isFalse();
    }

    @Test
    @DisplayName("F12 R71: no order goes to a server of another key; a server that is away is told again")
    void F12_another_server_gets_nothing() throws Exception {
        stage.suspend(Scope.PERSON, "anna");
        String other = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
        assertThatThrownBy(() -> carry(1, place(other))).isInstanceOf(IOException.class);
        try (var files = Files.list(server.root())) {
            assertThat(files).isEmpty();
        }

        server.close();
        stage.clock.advance(Duration.ofMinutes(15));
        platform.look(stage.carrier);
        assertThat(platform.troubles()).singleElement().asString().contains("close person anna", "told 2 times");
        assertThat(stage.mails("access-order")).hasSize(2);
        assertThatThrownBy(() -> carry(1, place(server.place().hostKey()))).isInstanceOf(IOException.class);
    }
}
