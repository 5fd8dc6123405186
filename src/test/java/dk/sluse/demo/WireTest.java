package dk.sluse.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WireTest {

    private ServerSocket server;
    private Wire wire;

    @BeforeEach
    void begin() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        wire = new Wire("test", server::getLocalPort);
    }

    @AfterEach
    void end() throws IOException {
        wire.close();
        server.close();
    }

    @Test
    void passes_everything_both_ways_and_an_end_as_an_end() throws IOException {
        try (Socket near = connect();
                Socket far = server.accept()) {
            near.getOutputStream().write(new byte[100_000]);
            near.shutdownOutput();
            assertThat(far.getInputStream().readAllBytes()).hasSize(100_000);
            far.getOutputStream().write("answer".getBytes(US_ASCII));
            far.shutdownOutput();
            assertThat(near.getInputStream().readAllBytes()).asString().isEqualTo("answer");
        }
    }

    @Test
    void an_order_counts_from_when_it_is_given_and_both_ways_together() throws IOException {
        try (Socket near = connect();
                Socket far = server.accept()) {
            near.getOutputStream().write(new byte[50_000]);
            assertThat(far.getInputStream().readNBytes(50_000)).hasSize(50_000);

            wire.cutAfter(10_000);
            near.getOutputStream().write(new byte[6_000]);
            assertThat(far.getInputStream().readNBytes(6_000)).hasSize(6_000);
            far.getOutputStream().write(new byte[4_000]);
            assertThat(near.getInputStream().readNBytes(4_000)).hasSize(4_000);

            near.getOutputStream().write(1);
            assertThatThrownBy(() -> far.getInputStream().read()).isInstanceOf(SocketException.class);
        }
        try (Socket near = connect();
                Socket far = server.accept()) {
            near.getOutputStream().write(new byte[50_000]);
            assertThat(far.getInputStream().readNBytes(50_000)).hasSize(50_000);
        }
    }

    @Test
    void down_it_refuses_and_up_again_it_has_the_same_port() throws IOException {
        int port = wire.port();
        wire.goDown();
        await().untilAsserted(() -> assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class));
        wire.comeBack();
        wire.comeBack();
        assertThat(wire.port()).isEqualTo(port);
        connect().close();
    }

    @Test
    void nobody_behind_it_ends_the_connection_and_not_the_wire() throws IOException {
        server.close();
        try (Socket near = connect()) {
            assertThat(near.getInputStream().read()).isEqualTo(-1);
        }
        connect().close();
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), wire.port());
    }
}
