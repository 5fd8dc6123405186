package dk.sluse.custody;

import static dk.sluse.custody.HostileSftp.afterOpening;
import static dk.sluse.custody.HostileSftp.attributes;
import static dk.sluse.custody.HostileSftp.data;
import static dk.sluse.custody.HostileSftp.handle;
import static dk.sluse.custody.HostileSftp.names;
import static dk.sluse.custody.HostileSftp.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.custody.HostileSftp.Answering;
import dk.sluse.custody.Place.Sftp;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The right host key does not make a server well-behaved. Whatever it answers, the hub ends with an exception, soon. */
@Timeout(60)
class HostileSftpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Spot FILE = Spot.at(SafePath.of("a.bin"));
    private static final int REGULAR = 0100600;

    @TempDir
    Path folder;

    private MinaEnvironment mina;

    @BeforeEach
    void start() throws IOException {
        mina = MinaEnvironment.start(folder);
    }

    @AfterEach
    void stop() throws IOException {
        mina.close();
    }

    private OpenPlace open(Answering answering) throws IOException {
        HostileSftp.behind(mina, answering);
        Sftp place = mina.place();
        return OpenSftp.open(
                new Sftp(
                        place.name(),
                        place.host(),
                        place.port(),
                        place.user(),
                        place.privateKey(),
                        place.hostKey(),
                        place.root(),
                        Optional.empty(),
                        Optional.empty(),
                        false),
                PATIENCE);
    }

    @Test
    void answers_to_nothing_that_was_asked_end_the_connection() throws IOException {
        try (OpenPlace place = open(afterOpening((type, id, rest) -> status(id + 7, 0)))) {
            assertThatThrownBy(() -> place.look(FILE)).hasMessageContaining("was not made");
            assertThatThrownBy(() -> place.look(FILE)).isInstanceOf(IOException.class);
        }
    }

    @Test
    @DisplayName("F9: a packet of 2 GiB is not waited for")
    void a_packet_without_an_end() throws IOException {
        byte[] endless = ByteBuffer.allocate(9).putInt(Integer.MAX_VALUE).array();
        try (OpenPlace place = open(afterOpening((type, id, rest) -> endless))) {
            assertThatThrownBy(() -> place.look(FILE)).hasMessageContaining("a packet of");
        }
    }

    @Test
    @DisplayName("F11: answers that never come are waited for no longer than the patience")
    void silence() throws IOException {
        try (OpenPlace place = open(afterOpening((type, id, rest) -> new byte[0]))) {
            assertThatThrownBy(() -> place.look(FILE))
                    .isInstanceOf(PlaceUnavailableException.class)
                    .hasMessageContaining("longer than 2 s");
        }
    }

    @Test
    @DisplayName("F17: names that lead out of a listed folder are refused")
    void names_that_lead_elsewhere() throws IOException {
        for (String name : new String[] {"../../etc/passwd", "/etc/passwd", "a/b", "", "a\0b"}) {
            try (OpenPlace place = open(afterOpening((type, id, rest) -> switch (type) {
                case SftpRequest.OPENDIR -> handle(id);
                case SftpRequest.READDIR -> names(id, "good.txt", name);
                default -> status(id, 0);
            }))) {
                assertThatThrownBy(() -> place.files(FILE)).hasMessageContaining("does not keep to SFTP");
            }
        }
    }

    @Test
    @DisplayName("F19: a listing that never ends, ends")
    void a_listing_that_goes_on_with_nothing() throws IOException {
        try (OpenPlace place =
                open(afterOpening((type, id, rest) -> type == SftpRequest.OPENDIR ? handle(id) : names(id)))) {
            assertThatThrownBy(() -> place.files(FILE)).hasMessageContaining("goes on with nothing");
        }
    }

    @Test
    void more_bytes_than_were_asked_for_are_refused() throws IOException {
        try (OpenPlace place = open(afterOpening((type, id, rest) -> switch (type) {
                    case SftpRequest.OPEN -> handle(id);
                    case SftpRequest.READ -> data(id, new byte[40_000]);
                    default -> attributes(id, REGULAR, 10);
                }));
                InputStream in = place.read(FILE, 10)) {
            assertThatThrownBy(in::readAllBytes).hasMessageContaining("at most 10 were asked for");
        }
    }

    @Test
    @DisplayName("F1: a server that gives less than was asked for is asked again, and no byte is lost or moved")
    void fewer_bytes_than_were_asked_for() throws IOException {
        byte[] content = new byte[300_000];
        new Random(5).nextBytes(content);
        try (OpenPlace place = open(afterOpening((type, id, rest) -> switch (type) {
                    case SftpRequest.OPEN -> handle(id);
                    case SftpRequest.READ -> someOf(content, id, rest);
                    default -> attributes(id, REGULAR, content.length);
                }));
                InputStream in = place.read(FILE, 12_345, content.length)) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(content, 12_345, content.length));
        }
    }

    /** Between a byte and a half of what was asked for. */
    private static byte[] someOf(byte[] content, int id, ByteBuffer rest) {
        rest.position(rest.position() + 4 + 1);
        int offset = (int) rest.getLong();
        int asked = rest.getInt();
        if (offset >= content.length) {
            return status(id, SftpStatusException.EOF);
        }
        int given = Math.min(content.length - offset, Math.max(1, asked / (2 + id % 5)));
        return data(id, Arrays.copyOfRange(content, offset, offset + given));
    }

    @Test
    @DisplayName("F13: a write that is refused in the middle is told, also when nobody waits for it")
    void a_refused_write() throws IOException {
        AtomicInteger writes = new AtomicInteger();
        try (OpenPlace place = open(afterOpening((type, id, rest) -> switch (type) {
            case SftpRequest.OPEN -> handle(id);
            case SftpRequest.WRITE -> status(id, writes.incrementAndGet() == 5 ? 4 : 0);
            default -> status(id, 0);
        }))) {
            Sink sink = place.create(FILE, false);
            assertThatThrownBy(() -> {
                        sink.write(new byte[1 << 20], 0, 1 << 20);
                        sink.sync();
                    })
                    .isInstanceOf(SftpStatusException.class);
        }
    }

    @Test
    @DisplayName(
            "F2, F16: a small file that is not what was written, or lies there as something else, is not taken as read")
    void a_small_file_that_is_not_there() throws IOException {
        byte[] content = {1, 2, 3};
        assertThat(readBack(content, content, REGULAR, 3)).hasValue(DigestUtils.sha256Hex(content));
        assertThat(readBack(content, new byte[3], REGULAR, 3)).hasValue(DigestUtils.sha256Hex(new byte[3]));
        assertThat(readBack(content, new byte[2], REGULAR, 3)).isEmpty();
        assertThat(readBack(content, content, REGULAR, 4)).isEmpty();
        assertThat(readBack(content, content, 0120777, 3)).isEmpty();
        assertThatThrownBy(() -> readBack(content, new byte[4], REGULAR, 3)).isInstanceOf(IOException.class);
    }

    private Optional<String> readBack(byte[] content, byte[] stored, int mode, int size) throws IOException {
        try (OpenPlace place = open(afterOpening((type, id, rest) -> switch (type) {
                    case SftpRequest.OPEN -> handle(id);
                    case SftpRequest.READ -> data(id, stored);
                    case SftpRequest.LSTAT -> attributes(id, mode, size);
                    default -> status(id, 0);
                }));
                Sink sink = place.create(FILE, false)) {
            sink.write(content, 0, content.length);
            sink.sync();
            return sink.readBack();
        }
    }
}
