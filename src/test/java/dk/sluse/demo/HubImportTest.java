package dk.sluse.demo;

import static dk.sluse.demo.WholeHub.ALPHA;
import static dk.sluse.demo.WholeHub.PATIENCE;
import static dk.sluse.demo.WholeHub.RESEARCHER;
import static dk.sluse.demo.WholeHub.filesBelow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.sluse.house.Programs;
import dk.sluse.store.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Imports through the routes of a whole hub, from a PI's mail to the environment on the machine's own OpenSSH server. */
@Timeout(300)
class HubImportTest {

    @TempDir
    private Path folder;

    private TestDatabase database;
    private WholeHub hub;
    private Environment biobank;

    @BeforeEach
    void setTheStage() throws Exception {
        Programs.needed(Environment.openSshAvailable() && SftpClient.openSshAvailable(), "server and clients");
        database = TestDatabase.fresh();
        hub = WholeHub.start(folder, WholeHub.Terms.overOpenSsh(database, folder));
    }

    @AfterEach
    void clearTheStage() throws Exception {
        if (hub != null) {
            hub.close();
            database.close();
        }
        if (biobank != null) {
            biobank.close();
        }
    }

    @Test
    @DisplayName(
            "R33 R34 uploads are confirmed by key, copied in, and deleted at the gateway; a mail alone moves nothing")
    void uploads() throws Exception {
        byte[] content = new byte[3 << 20];
        new Random(5).nextBytes(content);
        Path file = Files.write(folder.resolve("p1.vcf"), content);
        String number = instruct("upload", "raw/p1.vcf");
        hub.assertMailed(RESEARCHER, "/upload/alpha/" + number, "confirm " + number);
        assertThat(hub.as(RESEARCHER, "confirm " + number).err()).contains("raw/p1.vcf");

        assertThat(sftp("put " + file + " /upload/alpha/" + number + "/raw/p1.vcf"))
                .isZero();
        assertThat(sftp("get /upload/alpha/" + number + "/raw/p1.vcf " + folder.resolve("back")))
                .isNotZero();
        assertThat(filesBelow(hub.environment().users())).isEmpty();
        hub.order(RESEARCHER, "confirm " + number);
        until(number, "arrived");

        assertThat(hub.environment().users().resolve("import/" + number + "/raw/p1.vcf"))
                .hasBinaryContent(content);
        hub.assertMailed(RESEARCHER, "import/" + number, "raw/p1.vcf", Integer.toString(content.length));
        await().atMost(PATIENCE)
                .until(() -> filesBelow(hub.site().data().resolve("upload")).isEmpty());
        hub.assertTheRecordIsWhole();
    }

    @Test
    @DisplayName("F16 F17 R34 a server of the project's file is a source; one missing file keeps all of them out")
    void fromServer() throws Exception {
        biobank = Environment.startOpenSsh(folder.resolve("biobank"), "biobank");
        addSource();
        biobank.put("cohort.csv", "id;age\n".getBytes(StandardCharsets.UTF_8));
        await().atMost(PATIENCE)
                .until(() -> !instruct("biobank", "cohort.csv", "missing.csv").isEmpty());
        String number = latest();
        hub.order(RESEARCHER, "confirm " + number);
        hub.assertMailed(RESEARCHER, "missing.csv");
        until(number, "open");
        assertThat(filesBelow(hub.environment().users())).isEmpty();

        biobank.put("missing.csv", "here\n".getBytes(StandardCharsets.UTF_8));
        hub.order(RESEARCHER, "confirm " + number);
        until(number, "arrived");
        assertThat(filesBelow(hub.environment().users())).hasSize(2);
        assertThat(biobank.users().resolve("cohort.csv")).hasContent("id;age");
        hub.assertTheRecordIsWhole();
    }

    private void addSource() throws IOException {
        Keys key = Keys.create(hub.site().secrets().resolve("biobank_ed25519"), "sluse-biobank");
        biobank.authorize(key.publicLine());
        Path projects = hub.site().config().resolve("projects");
        Path file = projects.resolve(ALPHA + ".yaml");
        String more = """
                imports:
                  biobank:
                    kind: sftp
                    host: %s
                    port: %d
                    user: %s
                    key-file: secrets/biobank_ed25519
                    host-key: %s
                    root: %s
                """.formatted(
                        biobank.host(), biobank.port(), biobank.login(), biobank.hostKeyLine(), biobank.remoteUsers());
        Path part = Files.writeString(projects.resolve(".alpha.part"), Files.readString(file) + more);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The PI's mail; answers the number it got, or nothing when it was answered with faults. */
    private String instruct(String source, String... paths) throws IOException {
        int answers = answers();
        String list = "source;" + source + "\npath;description\n" + String.join(";A file\n", paths) + ";A file\n";
        hub.mail()
                .post(ResearcherMail.from(WholeHub.mailOf(RESEARCHER))
                        .subject("Import ALPHA")
                        .text("Please.")
                        .attach("import.csv", list.getBytes(StandardCharsets.UTF_8)));
        await().atMost(PATIENCE).until(() -> answers() > answers);
        return latest();
    }

    private int answers() {
        return hub.mail().mailsTo(WholeHub.mailOf(RESEARCHER)).size();
    }

    private String latest() throws IOException {
        return hub.as(RESEARCHER, "imports")
                .out()
                .lines()
                .map(line -> line.replaceFirst(" .*", ""))
                .filter(word -> word.matches("\\d+"))
                .findFirst()
                .orElse("");
    }

    private void until(String number, String state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        hub.as(RESEARCHER, "import show " + number).out())
                .contains("State: " + state));
    }

    private int sftp(String command) throws Exception {
        Path batch = Files.writeString(folder.resolve("batch"), command + "\n");
        Process process = new ProcessBuilder(List.of(
                        "sftp",
                        "-F",
                        "none",
                        "-b",
                        batch.toString(),
                        "-i",
                        hub.keysOf(RESEARCHER).file().toString(),
                        "-o",
                        "StrictHostKeyChecking=yes",
                        "-o",
                        "UserKnownHostsFile=" + hub.site().data().resolve("known_hosts"),
                        "-P",
                        Integer.toString(hub.site().port()),
                        RESEARCHER + "@127.0.0.1"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sftp.log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
