package dk.sluse.custody;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

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
            ResponseInputStream<GetObjectResponse> in = account.client().getObject(request -> request.bucket(bucket)
                    .key(key)
                    .ifMatch(etag.orElse(null))
                    .range(part.range()));
            if (!isIn(in.response(), part)) {
                in.abort();
                throw isOther(in.response())
                        ? new ChangedException()
                        : new IOException("the store answered with another part than it was asked for");
            }
            return S3Body.of(in);
        } catch (SdkException e) {
            throw trouble.told(e);
        }
    }

    /** A store that pays no heed to a range or a condition answers all the same. */
    private boolean isIn(GetObjectResponse answer, S3Fetch.Part part) {
        return !isOther(answer)
                && Objects.equals(answer.contentLength(), part.to() - part.from())
                && answer.contentRange() != null
                && answer.contentRange().startsWith(part.rangeOfAnswer());
    }

    private boolean isOther(GetObjectResponse answer) {
        return etag.isPresent() && answer.eTag() != null && !answer.eTag().equals(etag.get());
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
