package dk.sluse.custody;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.utils.ProxyConfigProvider;

/**
 * What asks an S3 store, made from the settings of a place.
 *
 * @param fetch the short way to objects, where there is one
 */
record S3Account(S3Client client, Optional<S3Fetch> fetch) implements AutoCloseable {

    private static final int CONNECTIONS = 64;

    /** A key, to see where keys stand in an address. */
    private static final String ANY = "x";

    /** @throws PlaceUnavailableException when the key file cannot be read; it says nothing of what is in it */
    static S3Account open(Place.S3 place, Duration patience) throws PlaceUnavailableException {
        AwsBasicCredentials key = key(place);
        S3Client client = client(place, key, patience);
        return new S3Account(client, fetch(place, key, client, patience));
    }

    /** Where a proxy is set for this machine, the SDK knows how to use it. */
    private static Optional<S3Fetch> fetch(
            Place.S3 place, AwsBasicCredentials key, S3Client client, Duration patience) {
        URI bucket = URI.create(client.utilities()
                .getUrl(url -> url.bucket(place.bucket()).key(ANY))
                .toString());
        if (!bucket.getRawPath().endsWith("/" + ANY) || hasProxy(bucket.getScheme())) {
            return Optional.empty();
        }
        return Optional.of(new S3Fetch(new S3Signature(bucket.resolve("."), place.region(), key), patience));
    }

    private static boolean hasProxy(String scheme) {
        return Stream.of(
                        ProxyConfigProvider.fromSystemPropertySettings(scheme),
                        ProxyConfigProvider.fromEnvironmentSettings(scheme))
                .anyMatch(proxy -> proxy.host() != null);
    }

    private static S3Client client(Place.S3 place, AwsBasicCredentials key, Duration patience) {
        S3ClientBuilder builder = S3Client.builder()
                .credentialsProvider(StaticCredentialsProvider.create(key))
                .region(Region.of(place.region()))
                // An ETag is no checksum of the content (F18); custody hashes by itself.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(ApacheHttpClient.builder()
                        .maxConnections(CONNECTIONS)
                        .socketTimeout(patience)
                        .connectionTimeout(patience));
        if (place.endpoint().isPresent()) {
            URI endpoint = place.endpoint().get();
            builder.endpointOverride(endpoint).forcePathStyle(true);
        }
        return builder.build();
    }

    private static AwsBasicCredentials key(Place.S3 place) throws PlaceUnavailableException {
        List<String> lines;
        try {
            lines = Files.readAllLines(place.accessKey()).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            lines = List.of();
        }
        if (lines.size() != 2) {
            throw new PlaceUnavailableException(
                    place.name(),
                    "the access key " + place.accessKey() + " cannot be read. The file must be there, readable by the"
                            + " hub, with the key's id on its first line and its secret on the second.");
        }
        return AwsBasicCredentials.create(lines.get(0), lines.get(1));
    }

    @Override
    public void close() {
        fetch.ifPresent(S3Fetch::close);
        client.close();
    }
}
