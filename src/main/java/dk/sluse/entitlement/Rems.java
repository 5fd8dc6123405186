package dk.sluse.entitlement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * REMS, asked by {@code GET /api/entitlements}. Anything but a whole, well-formed list is no answer: a redirect, another status, more
 * than {@value #LARGEST} bytes, more than half a minute until its last byte, an entry that lacks something. No fault tells of a key, a person or a piece of the answer.
 */
public final class Rems implements EntitlementSource {

    private static final int LARGEST = 16 << 20;
    private static final int OK = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final RemsSettings settings;
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    private final Duration patience;

    public Rems(RemsSettings settings) {
        this(settings, PATIENCE);
    }

    Rems(RemsSettings settings, Duration patience) {
        this.settings = settings;
        this.patience = patience;
    }

    @Override
    public List<Entitlement> current() throws IOException {
        HttpRequest request = HttpRequest.newBuilder(endpoint())
                .header("Accept", "application/json")
                .header("x-rems-api-key", key())
                .header("x-rems-user-id", settings.user())
                .GET()
                .build();
        HttpResponse<byte[]> response = whole(request);
        if (response.statusCode() != OK) {
            throw new IOException("it answered with status " + response.statusCode());
        }
        return read(response.body());
    }

    /** A request's own timeout ends with the headers; this one ends with the last byte. */
    private HttpResponse<byte[]> whole(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, headers -> new BoundedBody(LARGEST));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("it gave no whole answer within " + patience.toSeconds() + " seconds");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the hub stops");
        } catch (ExecutionException e) {
            throw new IOException(said(e.getCause()));
        } finally {
            answer.cancel(true);
        }
    }

    /** What the client says may be nothing at all, or a piece of what it received. */
    private static String said(Throwable why) {
        if (why instanceof ConnectException) {
            return "it cannot be reached";
        }
        return why instanceof BoundedBody.TooLong
                ? "its answer is longer than " + LARGEST + " bytes"
                : "the connection failed (" + why.getClass().getSimpleName() + ")";
    }

    private URI endpoint() {
        return URI.create(settings.url().toString().replaceFirst("/+$", "") + "/api/entitlements");
    }

    private String key() throws IOException {
        String key;
        try {
            key = Files.readString(settings.keyFile()).strip();
        } catch (IOException e) {
            throw new IOException(
                    "the file of its key cannot be read (" + e.getClass().getSimpleName() + ")");
        }
        if (!key.matches("[!-~]{1,1000}")) {
            throw new IOException("the file of its key holds none");
        }
        return key;
    }

    private List<Entitlement> read(byte[] answer) throws IOException {
        JsonNode list;
        try {
            list = JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            // Its message could hold a piece of the answer.
            throw new IOException("its answer is no JSON");
        }
        if (!list.isArray()) {
            throw new IOException("its answer is no list");
        }
        List<Entitlement> entitlements = new ArrayList<>();
        for (JsonNode entry : list) {
            entitlements.add(entitlement(entry));
        }
        // Whoever may not see all is shown the own ones.
        if (!entitlements.isEmpty()
                && entitlements.stream().allMatch(each -> each.user().equals(settings.user()))) {
            throw new IOException("it tells of nobody but the user it is asked by, who may not see all");
        }
        return entitlements;
    }

    private static Entitlement entitlement(JsonNode entry) throws IOException {
        JsonNode application = entry.path("application-id");
        if (!application.canConvertToLong()) {
            throw odd("application-id");
        }
        return new Entitlement(
                application.asLong(),
                text(entry.path("resource"), "resource"),
                text(entry.path("user").path("userid"), "user.userid"),
                mail(entry),
                time(entry.path("start"), "start"),
                end(entry));
    }

    private static Optional<String> mail(JsonNode entry) {
        JsonNode mail = entry.path("user").path("email");
        return mail.isTextual() && !mail.asText().isBlank()
                ? Optional.of(mail.asText().strip())
                : Optional.empty();
    }

    /** An end that is left out could be an answer cut short: REMS writes {@code null}. */
    private static Optional<Instant> end(JsonNode entry) throws IOException {
        if (!entry.has("end")) {
            throw odd("end");
        }
        JsonNode end = entry.get("end");
        return end.isNull() ? Optional.empty() : Optional.of(time(end, "end"));
    }

    private static String text(JsonNode value, String name) throws IOException {
        if (!value.isTextual() || value.asText().isBlank()) {
            throw odd(name);
        }
        return value.asText();
    }

    private static Instant time(JsonNode value, String name) throws IOException {
        try {
            return OffsetDateTime.parse(text(value, name)).toInstant();
        } catch (DateTimeParseException e) {
            throw odd(name);
        }
    }

    private static IOException odd(String field) {
        return new IOException("an entitlement in its answer has no proper \"" + field + "\"");
    }
}
