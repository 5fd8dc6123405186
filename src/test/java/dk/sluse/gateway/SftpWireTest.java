package dk.sluse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dk.sluse.gateway.SftpWire.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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
}
