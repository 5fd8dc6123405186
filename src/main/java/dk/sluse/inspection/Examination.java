package dk.sluse.inspection;

import dk.sluse.disclosure.Figures;
import dk.sluse.document.Facts;
import dk.sluse.screening.AllowedType;
import dk.sluse.screening.Declaration;
import dk.sluse.screening.Finding;
import dk.sluse.screening.Outcome;
import dk.sluse.screening.OwnRules;
import dk.sluse.screening.Thresholds;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * One file under inspection: its {@link Facts}, and the {@link Outcome} of each policy that is asked.
 *
 * <p>A file that cannot be opened within its limits is refused by {@code allowed-type}, without a permission that could
 * lift it; every other policy then has not finished. An inspection that failed for reasons of its own holds the file.
 */
public final class Examination {

    private static final int BUFFER = 1 << 16;

    private final Inspector inspector;
    private final OwnRules own;
    private final Wire.Open request;
    private Facts facts;
    private Optional<Phrase> fileFault = Optional.empty();
    private Optional<Phrase> hubFault = Optional.empty();

    private Examination(Inspector inspector, OwnRules own, Wire.Open request, Facts facts) {
        this.inspector = inspector;
        this.own = own;
        this.request = request;
        this.facts = facts;
    }

    static Examination begin(Inspector inspector, Path file, Declaration declaration, OwnRules own) throws IOException {
        Wire.Open request = new Wire.Open(file, declaration, inspector.book().limits());
        Facts unread = new Facts("", Files.size(file), Facts.UNKNOWN);
        Examination examination = new Examination(inspector, own, request, unread);
        Hash hash = new Hash(file);
        examination.open(hash);
        examination.facts = new Facts(hash.value(), unread.size(), examination.facts.type());
        return examination;
    }

    private void open(Hash hash) {
        try {
            take(inspector.open(this, request, hash));
        } catch (Worker.Lost e) {
            if (e.timedOut()) {
                fileFault = Optional.of(tooLong());
            } else {
                again();
            }
        } catch (IOException e) {
            hubFault = Optional.of(notStarted());
        }
    }

    /** A process may be killed for reasons that have nothing to do with the file; twice it is the file. */
    private void again() {
        try {
            take(inspector.open(this, request, () -> {}));
        } catch (Worker.Lost e) {
            fileFault = Optional.of(e.timedOut() ? tooLong() : crashed());
        } catch (IOException e) {
            hubFault = Optional.of(notStarted());
        }
    }

    private void take(Wire.Answer answer) {
        if (answer instanceof Wire.Opened opened) {
            facts = new Facts(facts.sha256(), facts.size(), opened.type());
        } else {
            fileFault = Optional.of(
                    new Phrase("Filen kan ikke åbnes til kontrol.", "The file cannot be opened for inspection."));
        }
    }

    /** What the file is. */
    public Facts facts() {
        return facts;
    }

    /** What was declared of the file. */
    public Declaration declaration() {
        return request.declaration();
    }

    /** The thresholds in force for a policy here. */
    public Thresholds thresholds(String policy) {
        return inspector.book().thresholds(policy, own);
    }

    /**
     * Asks one policy.
     *
     * @throws IllegalArgumentException when the configuration has no such policy
     */
    public Outcome judge(String policy) {
        Thresholds thresholds = thresholds(policy);
        String place = declaration().fileName();
        if (fileFault.isPresent() && policy.equals(AllowedType.NAME)) {
            return Outcome.finished(policy, List.of(Finding.refuse(policy, "R43", place, fileFault.get())));
        }
        Optional<Phrase> fault = fileFault.or(() -> hubFault);
        if (fault.isPresent()) {
            return Outcome.unfinished(policy, place, fault.get());
        }
        try {
            return outcome(policy, place, inspector.askOf(this, request, new Wire.Judge(policy, thresholds)));
        } catch (Worker.Lost e) {
            return Outcome.unfinished(policy, place, e.timedOut() ? tooLong() : crashed());
        } catch (IOException e) {
            return Outcome.unfinished(policy, place, notStarted());
        }
    }

    /** The figures of the file's tables, to be remembered once it is published; none when they could not be counted. */
    public Optional<List<Figures>> figures() {
        if (fileFault.or(() -> hubFault).isPresent()) {
            return Optional.empty();
        }
        try {
            Wire.Answer answer = inspector.askOf(this, request, new Wire.Count());
            return answer instanceof Wire.Counted counted ? Optional.of(counted.tables()) : Optional.empty();
        } catch (Worker.Lost | IOException e) {
            return Optional.empty();
        }
    }

    private static Outcome outcome(String policy, String place, Wire.Answer answer) {
        if (answer instanceof Wire.Judged judged) {
            return Outcome.finished(policy, judged.findings());
        }
        String fault = answer instanceof Wire.Failed failed ? failed.fault() : "?";
        return Outcome.unfinished(
                policy,
                place,
                Phrase.of(
                        "Kontrollen mislykkedes (%s); filen holdes tilbage.",
                        "The check failed (%s); the file is held.", fault));
    }

    private static Phrase tooLong() {
        return new Phrase(
                "Kontrollen nåede sin tidsgrænse; filen kan ikke kontrolleres.",
                "The inspection reached its time limit; the file cannot be inspected.");
    }

    private static Phrase crashed() {
        return new Phrase(
                "Kontrollen brød sammen eller nåede sin hukommelsesgrænse; filen kan ikke kontrolleres.",
                "The inspection crashed or reached its memory limit; the file cannot be inspected.");
    }

    private static Phrase notStarted() {
        return new Phrase(
                "Kontrollen kunne ikke startes; filen holdes tilbage.",
                "The inspection could not be started; the file is held.");
    }

    /** Hashes the file here, while the limited process takes it apart there. */
    private static final class Hash implements Runnable {
        private final Path file;
        private Optional<String> hash = Optional.empty();
        private Optional<IOException> fault = Optional.empty();

        Hash(Path file) {
            this.file = file;
        }

        @Override
        public void run() {
            try (InputStream in = Files.newInputStream(file)) {
                MessageDigest digest = DigestUtils.getSha256Digest();
                byte[] buffer = new byte[BUFFER];
                for (int count; (count = in.read(buffer)) > 0; ) {
                    digest.update(buffer, 0, count);
                }
                hash = Optional.of(HexFormat.of().formatHex(digest.digest()));
            } catch (IOException e) {
                fault = Optional.of(e);
            }
        }

        String value() throws IOException {
            if (hash.isEmpty() && fault.isEmpty()) {
                run();
            }
            if (fault.isPresent()) {
                throw fault.get();
            }
            return hash.orElseThrow();
        }
    }
}
