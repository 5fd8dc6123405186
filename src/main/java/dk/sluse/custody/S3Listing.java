package dk.sluse.custody;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Lists objects by pages of a thousand, and notices when a listing turns in a circle (F19). */
final class S3Listing {

    private static final int PAGE = 1000;
    private static final int WORTH_A_LISTING = 16;
    private static final int MOST_PAGES_PER_FULL_ONE = 4;

    private final Place.S3 place;
    private final S3Client client;
    private final S3Trouble trouble;

    S3Listing(Place.S3 place, S3Client client) {
        this.place = place;
        this.client = client;
        this.trouble = new S3Trouble(place);
    }

    /** Told of each object, once, until it says that it has heard enough. */
    interface Visitor {
        boolean wantsMoreAfter(S3Object object);
    }

    /** Visits the objects whose keys begin with a prefix and have no further slash. */
    void each(String prefix, String after, Visitor visitor) throws IOException {
        Set<String> tokens = new HashSet<>();
        Set<String> before = Set.of();
        String token = null;
        do {
            ListObjectsV2Response page = page(prefix, after, token);
            Set<String> keys = new HashSet<>();
            for (S3Object object : page.contents()) {
                keys.add(object.key());
                if (!before.contains(object.key()) && !visitor.wantsMoreAfter(object)) {
                    return;
                }
            }
            token = Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null;
            if (token != null && (!tokens.add(token) || (!keys.isEmpty() && before.containsAll(keys)))) {
                throw new IOException("the listing of " + place.name() + " repeats itself; it is tried again");
            }
            before = keys;
        } while (token != null);
    }

    private ListObjectsV2Response page(String prefix, String after, String token) throws IOException {
        try {
            return client.listObjectsV2(request -> request.bucket(place.bucket())
                    .prefix(prefix)
                    .delimiter("/")
                    .startAfter(after.isEmpty() || token != null ? null : after)
                    .continuationToken(token)
                    .maxKeys(PAGE));
        } catch (SdkException e) {
            throw trouble.told(e);
        }
    }

    /** Those of the keys that lie many in one folder, as far as a few pages tell of them. */
    List<S3Object> among(Set<String> keys) throws IOException {
        Map<String, Set<String>> folders = new TreeMap<>();
        for (String key : keys) {
            folders.computeIfAbsent(key.substring(0, key.lastIndexOf('/') + 1), folder -> new HashSet<>())
                    .add(key);
        }
        List<S3Object> found = new ArrayList<>();
        for (Map.Entry<String, Set<String>> folder : folders.entrySet()) {
            if (folder.getValue().size() >= WORTH_A_LISTING) {
                list(folder.getKey(), folder.getValue(), found);
            }
        }
        return found;
    }

    private void list(String folder, Set<String> wanted, List<S3Object> found) throws IOException {
        Set<String> left = new HashSet<>(wanted);
        int most = MOST_PAGES_PER_FULL_ONE * (wanted.size() + PAGE);
        int[] visited = {0};
        each(folder, "", object -> {
            if (left.remove(object.key())) {
                found.add(object);
            }
            return !left.isEmpty() && ++visited[0] < most;
        });
    }
}
