package dk.sluse.custody;

import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** One version of one object: another one under the same key is not read (F14). */
record S3Version(S3Account account, String bucket, String key, Optional<String> etag, S3Trouble trouble) {

    private static final int ATTEMPTS = 3;

    /** The bytes from one up to, and without, another. */
    S3Body open(long from, long to) throws IOException {
        S3Fetch.Part part = new S3Fetch.Part(key, etag, from, to);
        Optional<S3Body> fetched = account.fetch().flatMap(fetch -> fetch.get(part));
        return fetched.isPresent() ? fetched.get() : byClient(part);
    }

    private S3Body byClient(S3Fetch.Part part) throws IOException {
        try {
            return S3Body.of(account.client().getObject(request -> request.bucket(bucket)
                    .key(key)
                    .ifMatch(etag.orElse(null))
                    .range(part.range())));
        } catch (SdkException e) {
            throw trouble.told(e);
        }
    }

    /** Reads a part as a whole, and goes on where an answer broke off. */
    void fill(byte[] bytes, long from, int length) throws IOException {
        int read = 0;
        for (int attempt = 1; read < length; attempt++) {
            try (S3Body in = open(from + read, from + length)) {
                for (int n = in.read(bytes, read, length - read); n > 0; n = in.read(bytes, read, length - read)) {
                    read += n;
                }
                if (read < length) {
                    throw new IOException("the store ended its answer too early");
                }
            } catch (ChangedException | PlaceException e) {
                throw e;
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
