package dk.sluse.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail server that answers one command with a reply of the test's choice, and all others with a yes. */
final class StubbornServer implements AutoCloseable {

    private final ServerSocket socket;
    private final String command;
    private final String reply;

    private StubbornServer(ServerSocket socket, String command, String reply) {
        this.socket = socket;
        this.command = command;
        this.reply = reply;
    }

    static StubbornServer answering(String command, String reply) throws IOException {
        StubbornServer server =
                new StubbornServer(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), command, reply);
        Thread serving = new Thread(server::serve, "stubborn-smtp");
        serving.setDaemon(true);
        serving.start();
        return server;
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept();
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
                    PrintWriter out = new PrintWriter(client.getOutputStream(), false, StandardCharsets.US_ASCII)) {
                converse(in, out);
            } catch (IOException e) {
                // the test closed the server, or the client went away: both end this conversation
            }
        }
    }

    private void converse(BufferedReader in, PrintWriter out) throws IOException {
        boolean inText = false;
        say(out, "220 stubborn");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (inText && !line.equals(".")) {
                continue;
            }
            inText = false;
            String said =
                    line.startsWith("EHLO") ? "HELO" : line.split("[ :]", 2)[0].toUpperCase(java.util.Locale.ROOT);
            if (said.equals(command)) {
                say(out, reply);
            } else if (said.equals("DATA")) {
                inText = true;
                say(out, "354 go on");
            } else {
                say(out, said.equals("QUIT") ? "221 bye" : "250 yes");
            }
        }
    }

    private static void say(PrintWriter out, String line) {
        out.print(line + "\r\n");
        out.flush();
    }
}
