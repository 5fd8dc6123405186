package dk.sluse.screening;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * A labelled file: what must be found in it, if anything.
 *
 * @param title what it is, for a person
 * @param policy the policy that must hold or refuse it; nothing when it is a clean file
 * @param file makes the file
 */
record CorpusCase(String title, Optional<String> policy, Function<Samples, Path> file) {

    static CorpusCase leak(String policy, String title, Function<Samples, Path> file) {
        return new CorpusCase(title, Optional.of(policy), file);
    }

    static CorpusCase clean(String title, Function<Samples, Path> file) {
        return new CorpusCase(title, Optional.empty(), file);
    }

    @Override
    public String toString() {
        return policy.orElse("clean") + ": " + title;
    }
}
