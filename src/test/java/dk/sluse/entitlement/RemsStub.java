package dk.sluse.entitlement;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A REMS on this machine that answers as a test says, to whoever brings its key. */
final class RemsStub implements AutoCloseable {

    static final String KEY = "abcd1234";

    private final HttpServer server;
    private final List<String> asked = new ArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "[]";
    private volatile boolean stalls;
    private volatile Optional<String> location = Optional.empty();

    RemsStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void answers(int code, String body) {
        status = code;
        answer = body;
    }

    /** From now on the last byte of an answer does not come. */
    void stalls() {
        stalls = true;
    }

    void redirects(String to) {
        status = 302;
        location = Optional.of(to);
    }

    /** What was asked for, as method and path. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** One entitlement as REMS writes it. */
    static String entry(int application, String resource, String user, String mail, String end) {
        String last = end.equals("null") ? "null" : "\"" + end + "\"";
        return "{\"resource\": \"" + resource + "\", \"user\": {\"userid\": \"" + user + "\", \"name\": \"Somebody\","
                + " \"email\": \"" + mail + "\"}, \"application-id\": " + application
                + ", \"start\": \"2026-10-01T08:00:00.000Z\", \"end\": " + last + ", \"mail\": \"" + mail + "\"}";
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        boolean known = KEY.equals(exchange.getRequestHeaders().getFirst("x-rems-api-key"))
                && "sluse".equals(exchange.getRequestHeaders().getFirst("x-rems-user-id"));
        byte[] body = (known ? answer : "not authorized").getBytes(StandardCharsets.UTF_8);
        location.ifPresent(to -> exchange.getResponseHeaders().add("Location", to));
        exchange.sendResponseHeaders(known ? status : 401, stalls ? body.length + 1 : body.length);
        exchange.getResponseBody().write(body);
        if (stalls) {
            exchange.getResponseBody().flush();
            return;
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
