package dk.sluse.custody;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.http.Header;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpResponse;
import org.apache.http.HttpStatus;

/**
 * Fetches parts of objects over HTTP connections of its own, signed by the SDK but past its client, which costs more than all
 * else that is done with a small file. It takes only the answer that it asked for, to the letter: this part, of this version,
 * of this length. Anything else, trouble too, is no answer: the SDK's client asks again then, and says what is wrong.
 */
final class S3Fetch implements Closeable {

    /** A store that keeps answering otherwise is left to the SDK's client. */
    private static final int USELESS_AFTER = 3;

    /** Stores close what rests for longer than some ten seconds. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(4);

    private final S3Signature signature;
    private final Duration patience;
    private final ConcurrentLinkedDeque<S3Line> resting = new ConcurrentLinkedDeque<>();
    private final AtomicInteger inVain = new AtomicInteger();
    private volatile boolean closed;

    S3Fetch(S3Signature signature, Duration patience) {
        this.signature = signature;
        this.patience = patience;
    }

    /** One part of an object. */
    record Part(String key, Optional<String> etag, long from, long to) {

        String range() {
            return "bytes=" + from + "-" + (to - 1);
        }

        /** How the answer names its range; the object's length follows. */
        String rangeOfAnswer() {
            return "bytes " + from + "-" + (to - 1) + "/";
        }

        /** Whether the answer is this part, of this version. */
        boolean isIn(HttpResponse answer) {
            return answer.getStatusLine().getStatusCode() == HttpStatus.SC_PARTIAL_CONTENT
                    && is(answer, HttpHeaders.CONTENT_LENGTH, Long.toString(to - from))
                    && value(answer, HttpHeaders.CONTENT_RANGE).startsWith(rangeOfAnswer())
                    && !answer.containsHeader(HttpHeaders.TRANSFER_ENCODING)
                    && (etag.isEmpty() || is(answer, HttpHeaders.ETAG, etag.get()));
        }

        private static boolean is(HttpResponse answer, String header, String wanted) {
            return value(answer, header).equals(wanted);
        }

        /** Of a header that comes once. */
        private static String value(HttpResponse answer, String header) {
            Header[] all = answer.getHeaders(header);
            return all.length == 1 && all[0].getValue() != null ? all[0].getValue() : "";
        }
    }

    /** The part's bytes; nothing when there is any doubt. */
    Optional<S3Body> get(Part part) {
        if (inVain.get() >= USELESS_AFTER) {
            return Optional.empty();
        }
        Optional<S3Body> body = overRested(part);
        if (body.isPresent()) {
            inVain.set(0);
        } else {
            inVain.incrementAndGet();
        }
        return body;
    }

    /** A line that rested may be closed by now, and that says nothing. */
    private Optional<S3Body> overRested(Part part) {
        for (S3Line line = resting.pollLast(); line != null; line = resting.pollLast()) {
            if (line.isReusable(LONGEST_REST)) {
                try {
                    return over(line, part);
                } catch (SocketTimeoutException e) {
                    return Optional.empty();
                } catch (IOException e) {
                    continue;
                }
            }
            line.close();
        }
        try {
            return over(S3Line.open(signature.store(), patience), part);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<S3Body> over(S3Line line, Part part) throws IOException {
        boolean begun = false;
        try {
            HttpResponse answer = line.ask(signature.signed(part));
            if (!part.isIn(answer)) {
                return Optional.empty();
            }
            S3Body body = new Body(line, line.body(answer), part.to() - part.from());
            begun = true;
            return Optional.of(body);
        } finally {
            if (!begun) {
                line.close();
            }
        }
    }

    private void giveBack(S3Line line) {
        line.rest();
        resting.addLast(line);
        if (closed) {
            close();
        }
    }

    @Override
    public void close() {
        closed = true;
        for (S3Line line = resting.poll(); line != null; line = resting.poll()) {
            line.close();
        }
    }

    /** An answer under way; its line rests when all of it is read. */
    private final class Body extends S3Body {

        private final S3Line line;
        private final InputStream in;
        private long left;
        private boolean done;

        Body(S3Line line, InputStream in, long left) {
            this.line = line;
            this.in = in;
            this.left = left;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int n = in.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(0, n);
            return n;
        }

        @Override
        void abort() {
            if (!done) {
                done = true;
                line.close();
            }
        }

        @Override
        public void close() {
            if (left > 0) {
                abort();
            } else if (!done) {
                done = true;
                giveBack(line);
            }
        }
    }
}
