package dk.sluse.hub;

import dk.sluse.custody.Place;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads an S3 store of {@code config/places.yaml}. */
final class StoreReader {

    private static final String BUCKET = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";
    private static final String PREFIX = "(?:[^/\\p{Cntrl}]+/)*";

    private final String name;
    private final Path base;
    private final YamlMap keys;

    StoreReader(String name, Path base, YamlMap keys) {
        this.name = name;
        this.base = base;
        this.keys = keys;
    }

    Optional<Place.S3> place() {
        Optional<String> kind = ProjectReader.matching(keys, "kind", "s3", "Write s3: the genome store is one.");
        boolean hasEndpoint = keys.peek("endpoint").isPresent();
        Optional<String> endpoint = hasEndpoint
                ? ProjectReader.matching(
                        keys,
                        "endpoint",
                        "https://[^/\\s]+|http://(?:127\\.0\\.0\\.1|localhost)(?::\\d+)?",
                        "Write https://host, or leave it out for AWS itself. Without TLS only on this machine.")
                : Optional.of("");
        Optional<String> region =
                ProjectReader.matching(keys, "region", "[a-z0-9-]{1,40}", "Write such as eu-north-1.");
        Optional<String> bucket = ProjectReader.matching(keys, "bucket", BUCKET, "Write the bucket's name.");
        boolean hasPrefix = keys.peek("prefix").isPresent();
        Optional<String> prefix = hasPrefix
                ? ProjectReader.matching(keys, "prefix", PREFIX, "Write folders, each with a slash behind it.")
                : Optional.of("");
        Optional<Path> key = keys.needText("access-key-file").map(base::resolve).map(Path::normalize);
        key.flatMap(SecretFile::problem).ifPresent(problem -> keys.peek("access-key-file")
                .orElseThrow()
                .fault("access-key-file: " + problem.what(), problem.remedy()));
        keys.noOthers();
        if (Stream.of(kind, endpoint, region, bucket, prefix, key).anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(new Place.S3(
                name,
                endpoint.filter(text -> !text.isEmpty()).map(URI::create),
                region.orElseThrow(),
                bucket.orElseThrow(),
                prefix.orElseThrow(),
                key.orElseThrow()));
    }
}
