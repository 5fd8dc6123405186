package dk.sluse.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreePortTest {

    @Test
    void a_port_is_not_given_twice_in_a_row_nor_to_outgoing_connections() {
        Set<Integer> given = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            given.add(FreePort.next());
        }

        assertThat(given).hasSize(20).allMatch(port -> port > 1024 && port < 32_768);
    }

    @Test
    void a_port_on_which_somebody_listens_is_passed_over() throws IOException {
        int first = FreePort.next();
        try (ServerSocket taken = new ServerSocket(first + 1, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePort.next()).isNotEqualTo(taken.getLocalPort());
        }
    }
}
