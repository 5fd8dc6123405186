package dk.sluse.custody;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes the client of an S3 store from the settings of a place. */
final class S3Account {

    private static final int CONNECTIONS = 64;

    private S3Account() {}

    /** @throws PlaceUnavailableException when the key file cannot be read; it says nothing of what is in it */
    static S3Client client(Place.S3 place, Duration patience) throws PlaceUnavailableException {
        S3ClientBuilder builder = S3Client.builder()
                .credentialsProvider(StaticCredentialsProvider.create(key(place)))
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
}
