package dk.sluse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dk.sluse.gateway.SftpWire.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class SftpWireTest {

    @Property(tries = 3000)
    void F40_any_bytes_are_requests_or_an_error_and_never_anything_else(@ForAll @Size(max = 200) byte[] bytes) {
        SftpWire wire = new SftpWire(new ByteArrayInputStream(bytes), OutputStream.nullOutputStream());
        try {
            Optional<Request> request = wire.next();
            while (request.isPresent()) {
                assertThat(request.get().body().available()).isLessThan(bytes.length);
                request = wire.next();
            }
        } catch (IOException broken) {
            assertThat(broken.getMessage()).contains("SFTP packet");
        }
    }

    @Example
    void the_longest_packet_is_taken_and_a_longer_one_is_not() throws IOException {
        byte[] longest = new byte[4 + SftpWire.LONGEST_PACKET];
        longest[1] = 4;
        longest[4] = 17;
        assertThat(new SftpWire(new ByteArrayInputStream(longest), OutputStream.nullOutputStream()).next())
                .hasValueSatisfying(r -> assertThat(r.type()).isEqualTo(17));
        byte[] longer = {0, 4, 0, 1, 17};
        assertThat(catchThrowable(
                        () -> new SftpWire(new ByteArrayInputStream(longer), OutputStream.nullOutputStream()).next()))
                .hasMessageContaining("262145 bytes");
    }

    /** A request for nothing, as often as is asked for. */
    private static final class Asking extends InputStream {
        private static final byte[] REQUEST = {0, 0, 0, 5, 17, 0, 0, 0, 1};
        private int at;
        private boolean more = true;

        @Override
        public int read() {
            return REQUEST[at++ % REQUEST.length];
        }

        @Override
        public int read(byte[] into, int from, int length) {
            for (int i = 0; i < length; i++) {
                into[from + i] = (byte) read();
            }
            return length;
        }

        @Override
        public int available() {
            return more ? REQUEST.length : 0;
        }
    }

    @Example
    void F20_a_view_keeps_room_for_pieces_only_while_more_is_asked_for() throws IOException {
        Asking asking = new Asking();
        SftpWire wire = new SftpWire(asking, OutputStream.nullOutputStream());
        Request request = wire.next().orElseThrow();
        byte[] first = piece(wire, request);
        assertThat(first).hasSizeGreaterThan(200_000);
        assertThat(piece(wire, wire.next().orElseThrow())).as("the same again").isSameAs(first);
        asking.more = false;
        request = wire.next().orElseThrow();
        assertThat(piece(wire, request)).as("forgotten meanwhile").isNotSameAs(first);
    }

    private static byte[] piece(SftpWire wire, Request request) throws IOException {
        return wire.data(request, 200_000, (into, at, most) -> most)
                .orElseThrow()
                .array();
    }
}
