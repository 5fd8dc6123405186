package dk.sluse.demo;

import static dk.sluse.demo.WholeHub.OFFICER;
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
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export from an environment on the machine's own OpenSSH server to the machine's own clients. */
class HubFlowTest {

    private static final byte[] LOG = "group n\nA 120\nB 140\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SCRIPT = "summary(glm(y ~ x))\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private TestDatabase database;
    private WholeHub hub;

    @BeforeEach
    void setTheStage() throws Exception {
        Programs.needed(Environment.openSshAvailable() && SftpClient.openSshAvailable(), "server and clients");
        database = TestDatabase.fresh();
        hub = WholeHub.start(folder, WholeHub.Terms.overOpenSsh(database, folder));
        hub.environment().put("results/model.log", LOG);
        hub.environment().put("results/analysis.R", SCRIPT);
    }

    @AfterEach
    void clearTheStage() throws Exception {
        if (hub != null) {
            hub.close();
            database.close();
        }
    }

    @Test
    @DisplayName(
            "R38 R46 a folder that is dropped, confirmed and approved is fetched with sftp and lftp, and by nobody else")
    void from_a_dropped_folder_to_the_researchers_disk() throws Exception {
        drop("2026-11-tables", "results/model.log", "results/analysis.R");
        hub.until("staged");
        hub.assertMailed(RESEARCHER, "confirm " + hub.number());
        assertThat(hub.environment().users().resolve("results/model.log")).hasBinaryContent(LOG);

        assertThat(hub.as(OFFICER, "confirm " + hub.number()).isDone()).isFalse();
        hub.order(RESEARCHER, "confirm " + hub.number());
        hub.until("in-review");
        assertThat(filesBelow(hub.environment().users().resolve("results"))).isEmpty();
        assertThat(filesBelow(hub.environment().holding())).isEmpty();
        hub.order(OFFICER, "approve " + hub.number());
        hub.until("published");

        String remote = "/alpha/" + hub.number();
        SftpClient sftp = SftpClient.of(hub.loginOf(RESEARCHER));
        assertThat(sftp.name()).isEqualTo("OpenSSH sftp");
        assertFetched(sftp.fetch(remote, folder.resolve("by-sftp")), folder.resolve("by-sftp"));
        lftp(remote, folder.resolve("by-lftp"));

        hub.enrolMember("beta", "stranger");
        assertThat(fetchedInVain("stranger", remote)).isEmpty();
        assertFrozenByMailUntilLifted(sftp, remote);
        assertNoPasswordIsAskedFor();
        hub.assertTheRecordIsWhole();
    }

    @Test
    @DisplayName(
            "F16 F17 R41 what is missing, a link or badly named is told of all at once, and the environment is as it was")
    void paths_that_cannot_be_collected() throws Exception {
        Path results = hub.environment().users().resolve("results");
        Files.createSymbolicLink(results.resolve("link.log"), Path.of("model.log"));
        Files.createDirectory(results.resolve("folder.log"));
        Map<String, String> before = contents(hub.environment().users());

        hub.ask("results/model.log", "results/../../.sluse/sentinel", "/etc/hostname", "results/-x.log");
        hub.until("incomplete");
        hub.assertMailed(RESEARCHER, "results/../../.sluse/sentinel", "/etc/hostname", "results/-x.log");
        assertThat(contents(hub.environment().users())).isEqualTo(before);

        answer("results/model.log", "results/analysis.R", "results/none.log", "results/link.log", "results/folder.log");
        hub.assertMailed(RESEARCHER, "could not be collected");
        String told = hub.mail().mailsTo(WholeHub.mailOf(RESEARCHER)).stream()
                .filter(mail -> mail.subject().contains("could not be collected"))
                .map(ReceivedMail::text)
                .findFirst()
                .orElseThrow();
        assertThat(told)
                .contains("results/none.log", "results/link.log", "results/folder.log")
                .doesNotContain("results/model.log", "results/analysis.R");
        hub.until("incomplete");
        assertThat(contents(hub.environment().users())).isEqualTo(before);
        assertThat(filesBelow(hub.environment().holding())).isEmpty();
        assertThat(filesBelow(hub.airlock())).isEmpty();

        answer("results/model.log", "results/analysis.R");
        hub.until("in-review");
        assertThat(filesBelow(hub.airlock())).hasSize(2);
        assertThat(results.resolve("link.log")).isSymbolicLink();
    }

    /** As a user of the environment does it: the documents first, the marker last. */
    private void drop(String name, String... paths) throws IOException {
        for (Path paper : hub.papers(paths)) {
            hub.environment().put("export/" + name + "/" + paper.getFileName(), Files.readAllBytes(paper));
        }
        hub.environment().put("export/" + name + "/READY", new byte[0]);
        await().alias("the drop is staged").atMost(PATIENCE).until(() -> !hub.number()
                .equals("0"));
    }

    /** The researcher answers with another manifest. */
    private void answer(String... paths) throws IOException {
        ResearcherMail letter = ResearcherMail.from(WholeHub.mailOf(RESEARCHER))
                .subject("Re: [sluse-" + hub.number() + "] Hjemtagelse ALPHA")
                .text("Here it is.");
        for (Path paper : hub.papers(paths)) {
            if (paper.getFileName().toString().startsWith("manifest")) {
                letter.attach(paper);
            }
        }
        hub.mail().post(letter);
    }

    private static void assertFetched(List<Path> files, Path into) {
        assertThat(files.stream().map(file -> into.relativize(file).toString()))
                .contains("results/model.log", "results/analysis.R", "SHA256SUMS", "RELEASE.json", "RELEASE.json.sig");
        assertThat(into.resolve("results/model.log")).hasBinaryContent(LOG);
        assertThat(into.resolve("results/analysis.R")).hasBinaryContent(SCRIPT);
    }

    /** A self-report by mail takes the download out of reach; an officer gives it back (R75). */
    private void assertFrozenByMailUntilLifted(SftpClient sftp, String remote) throws IOException {
        hub.mail()
                .post(ResearcherMail.from(WholeHub.mailOf(RESEARCHER))
                        .subject("Self-report [sluse-" + hub.number() + "]")
                        .text("The log may show a person."));
        hub.assertMailed(RESEARCHER, "What you wrote about is frozen");
        assertThat(hub.as(OFFICER, "case show " + hub.number()).out()).contains("Class: not set");
        assertThat(hub.status()).contains("frozen by a self-report");
        assertThat(fetchedInVain(RESEARCHER, remote)).isEmpty();
        hub.order(OFFICER, "unfreeze " + hub.number() + " --reason 'It shows groups.'");
        assertFetched(sftp.fetch(remote, folder.resolve("again")), folder.resolve("again"));
    }

    private List<Path> fetchedInVain(String login, String remote) throws IOException {
        Path into = folder.resolve("in-vain-" + login);
        try {
            return SftpClient.of(hub.loginOf(login)).fetch(remote, into);
        } catch (IOException refused) {
            assertThat(refused).hasMessageContaining("not found");
            return filesBelow(into);
        }
    }

    private void assertNoPasswordIsAskedFor() throws Exception {
        Said said = run(
                "ssh",
                List.of(
                        "-F",
                        "none",
                        "-o",
                        "PreferredAuthentications=password,keyboard-interactive",
                        "-o",
                        "StrictHostKeyChecking=yes",
                        "-o",
                        "UserKnownHostsFile=" + knownHosts(),
                        "-p",
                        Integer.toString(hub.site().port()),
                        RESEARCHER + "@127.0.0.1",
                        "whoami"));
        assertThat(said.exit()).isEqualTo(255);
        assertThat(said.text()).contains("Permission denied (publickey)").doesNotContainIgnoringCase("password:");
    }

    private void lftp(String remote, Path into) throws Exception {
        Path lftp = Path.of("/usr/bin/lftp");
        if (!Files.isExecutable(lftp)) {
            return;
        }
        String connect = "ssh -a -x -F none -o BatchMode=yes -o UserKnownHostsFile=" + knownHosts() + " -i "
                + hub.keysOf(RESEARCHER).file();
        Said said = run(
                lftp.toString(),
                List.of(
                        "--norc",
                        "-c",
                        "set sftp:connect-program '" + connect + "'; set net:max-retries 1; open -u " + RESEARCHER
                                + ", sftp://127.0.0.1:" + hub.site().port() + "; mirror " + remote + " " + into));
        assertThat(said.exit()).as(said.text()).isZero();
        assertFetched(filesBelow(into), into);
    }

    private Path knownHosts() {
        return hub.site().data().resolve("known_hosts");
    }

    private record Said(int exit, String text) {}

    private static Said run(String program, List<String> words) throws Exception {
        List<String> command = Stream.concat(Stream.of(program), words.stream()).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    /** Everything below a folder, with what it is and holds. */
    private static Map<String, String> contents(Path place) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(place)) {
            for (Path path : all.toList()) {
                contents.put(place.relativize(path).toString(), content(path));
            }
        }
        return contents;
    }

    private static String content(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return "a link to " + Files.readSymbolicLink(path);
        }
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? "a folder" : "a file: " + Files.readString(path);
    }
}
