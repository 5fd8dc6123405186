package dk.sluse.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.custody.OpenS3.S3Stock;
import dk.sluse.custody.S3Fetch.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** The short way to objects takes what it asked for, to the letter, and leaves all else to the SDK's client. */
@Timeout(60)
@DisplayName("Objects on the short way")
class S3FetchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String CONTENT = "ACGTACGTAC";
    private static final String GOOD = "HTTP/1.1 206 Partial Content\r\nETag: \"v1\"\r\nContent-Length: 10\r\n"
            + "Content-Range: bytes 0-9/10\r\n\r\n" + CONTENT;
    /** Ends an answer after which the line is closed. */
    private static final String CUT = "(cut)";

    private static final Part PART = new Part("a", Optional.of("\"v1\""), 0, 10);

    @TempDir
    Path folder;

    private Optional<FakeStore> fake = Optional.empty();

    @AfterEach
    void stop() throws IOException {
        if (fake.isPresent()) {
            fake.get().socket.close();
        }
    }

    /** Answers each request's head as it is told, and hangs up when the answer says so. */
    private static final class FakeStore {

        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
        private final List<Socket> lines = Collections.synchronizedList(new ArrayList<>());
        private final Function<String, String> answers;

        FakeStore(Function<String, String> answers) throws IOException {
            this.answers = answers;
            Thread thread = new Thread(this::accept);
            thread.setDaemon(true);
            thread.start();
        }

        private void accept() {
            try {
                while (true) {
                    Socket line = socket.accept();
                    lines.add(line);
                    Thread thread = new Thread(() -> serve(line));
                    thread.setDaemon(true);
                    thread.start();
                }
            } catch (IOException e) {
                // the test has ended
            }
        }

        private void serve(Socket line) {
            try (line;
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(line.getInputStream(), StandardCharsets.ISO_8859_1))) {
                StringBuilder head = new StringBuilder();
                for (String one = in.readLine(); one != null; one = in.readLine()) {
                    head.append(one).append('\n');
                    if (one.isEmpty()) {
                        asked.add(head.toString());
                        String answer = answers.apply(head.toString());
                        boolean cut = answer.endsWith(CUT);
                        String text = cut ? answer.substring(0, answer.length() - CUT.length()) : answer;
                        line.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
                        if (cut) {
                            return;
                        }
                        head.setLength(0);
                    }
                }
            } catch (IOException e) {
                // the other side hung up
            }
        }

        URI bucket() {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/genomes/");
        }
    }

    private S3Fetch fetch(Function<String, String> answers) throws IOException {
        FakeStore store = new FakeStore(answers);
        fake = Optional.of(store);
        AwsBasicCredentials key = AwsBasicCredentials.create("reader", "no-secret");
        return new S3Fetch(new S3Signature(store.bucket(), "eu-north-1", key), PATIENCE);
    }

    private static String read(Optional<S3Body> body) throws IOException {
        try (S3Body in = body.orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void a_line_is_used_again_and_one_that_was_closed_meanwhile_is_made_anew() throws IOException {
        try (S3Fetch fetch = fetch(head -> GOOD)) {
            assertThat(read(fetch.get(PART))).isEqualTo(CONTENT);
            assertThat(read(fetch.get(PART))).isEqualTo(CONTENT);
            assertThat(fake.orElseThrow().lines).hasSize(1);
            assertThat(fake.orElseThrow().asked.get(1))
                    .contains("GET /genomes/a HTTP/1.1", "Range: bytes=0-9", "If-Match: \"v1\"", "Authorization: AWS4");

            fake.orElseThrow().lines.get(0).close();
            assertThat(read(fetch.get(PART))).isEqualTo(CONTENT);
            assertThat(fake.orElseThrow().lines).hasSize(2);
        }
    }

    @Test
    void a_line_whose_answer_was_not_read_to_its_end_is_not_used_again() throws IOException {
        try (S3Fetch fetch = fetch(head -> GOOD)) {
            try (S3Body body = fetch.get(PART).orElseThrow()) {
                assertThat(body.read()).isEqualTo('A');
            }
            assertThat(read(fetch.get(PART))).isEqualTo(CONTENT);
            assertThat(fake.orElseThrow().lines).hasSize(2);
        }
    }

    @Test
    @DisplayName("F14, F15: other versions, parts, lengths and refusals are no answer")
    void answers_that_were_not_asked_for() throws IOException {
        for (String other : List.of(
                GOOD.replace("206 Partial Content", "200 OK"),
                GOOD.replace("206 Partial Content", "403 Forbidden"),
                GOOD.replace("206 Partial Content", "503 Slow Down"),
                GOOD.replace("\"v1\"", "\"v2\""),
                GOOD.replace("ETag: \"v1\"\r\n", ""),
                GOOD.replace("bytes 0-9/10", "bytes 1-10/11"),
                GOOD.replace("Content-Length: 10", "Content-Length: 11"),
                GOOD.replace("Content-Length: 10", "Transfer-Encoding: chunked"),
                "HTTP/1.1 301 Moved\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
                "SSH-2.0-OpenSSH_9.2\r\n\r\n" + CUT)) {
            try (S3Fetch fetch = fetch(head -> other)) {
                assertThat(fetch.get(PART)).as(other).isEmpty();
            }
            stop();
        }
    }

    @Test
    void a_store_that_always_answers_otherwise_is_not_asked_for_ever() throws IOException {
        try (S3Fetch fetch = fetch(head -> GOOD.replace("206 Partial Content", "200 OK"))) {
            for (int n = 0; n < 5; n++) {
                assertThat(fetch.get(PART)).isEmpty();
            }
            assertThat(fake.orElseThrow().asked).hasSize(3);
        }
    }

    @Test
    @DisplayName("F1: an answer that breaks off is gone on with where it broke, and never taken for the end")
    void answers_that_break_off() throws IOException {
        Function<String, String> halves = head -> {
            int from = Integer.parseInt(head.replaceAll("(?s).*Range: bytes=(\\d+)-9.*", "$1"));
            String answer = GOOD.replace("Content-Length: 10", "Content-Length: " + (10 - from))
                    .replace("bytes 0-9/10", "bytes " + from + "-9/10");
            int body = answer.indexOf(CONTENT);
            return answer.substring(0, body) + (from == 0 ? "ACGTA" + CUT : CONTENT.substring(from));
        };
        try (S3Fetch fetch = fetch(halves)) {
            Place.S3 place = new Place.S3(
                    "store",
                    Optional.of(URI.create("http://127.0.0.1:1")),
                    "eu-north-1",
                    "genomes",
                    "",
                    Files.writeString(folder.resolve("key"), "reader\nno-secret\n"));
            try (S3Account unreachable = S3Account.open(place, PATIENCE)) {
                S3Account account = new S3Account(unreachable.client(), Optional.of(fetch));
                S3Version version = new S3Version(account, "genomes", "a", Optional.of("\"v1\""), new S3Trouble(place));
                S3Stock none = new S3Stock(new Buffers(1, 1), new Fleet(1));
                try (InputStream in = new S3Stream(version, 10, 0, none)) {
                    assertThat(in.readAllBytes())
                            .asString(StandardCharsets.ISO_8859_1)
                            .isEqualTo(CONTENT);
                }
                byte[] part = new byte[10];
                version.fill(part, 0, 10);
                assertThat(part).asString(StandardCharsets.ISO_8859_1).isEqualTo(CONTENT);
            }
        }
    }

    private byte[] byTheClient(String answer) throws IOException {
        FakeStore store = new FakeStore(head -> answer);
        fake = Optional.of(store);
        Place.S3 place = new Place.S3(
                "store",
                Optional.of(store.bucket().resolve("/")),
                "eu-north-1",
                "genomes",
                "",
                Files.writeString(folder.resolve("key"), "reader\nno-secret\n"));
        try (S3Account opened = S3Account.open(place, PATIENCE)) {
            S3Account alone = new S3Account(opened.client(), Optional.empty());
            S3Version version = new S3Version(alone, "genomes", "a", Optional.of("\"v1\""), new S3Trouble(place));
            try (S3Body body = version.open(0, 10)) {
                return body.readAllBytes();
            }
        } finally {
            stop();
        }
    }

    @Test
    @DisplayName("F14: a store that pays no heed to range or condition is not believed by the SDK's client either")
    void what_the_client_is_answered() throws IOException {
        assertThat(byTheClient(GOOD)).asString(StandardCharsets.ISO_8859_1).isEqualTo(CONTENT);
        assertThatThrownBy(() -> byTheClient(
                        GOOD.replace("206 Partial Content", "200 OK").replace("Content-Range: bytes 0-9/10\r\n", "")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another part");
        assertThatThrownBy(() -> byTheClient(GOOD.replace("bytes 0-9/10", "bytes 1-10/11")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another part");
        assertThatThrownBy(() -> byTheClient(GOOD.replace("\"v1\"", "\"v2\""))).isInstanceOf(ChangedException.class);
    }
}
