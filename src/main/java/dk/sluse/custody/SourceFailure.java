package dk.sluse.custody;

import java.io.IOException;

/** Reading failed, and what was written so far is as good as before. */
final class SourceFailure extends IOException {

    private final IOException failure;

    SourceFailure(IOException failure) {
        super(failure.getMessage(), failure);
        this.failure = failure;
    }

    IOException failure() {
        return failure;
    }
}
