package dk.sluse.inspection;

import dk.sluse.screening.Declaration;
import dk.sluse.screening.OwnRules;
import dk.sluse.screening.PolicyBook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Looks into files from outside: a {@link InspectorProcess limited process} opens a file and runs the policies, and the
 * hub is told what they found. The process is replaced after a crash, a time limit or an answer that is none; whatever
 * happens to it, an outcome comes out (F29, F38).
 *
 * <p>One file at a time; use as many inspectors as files are to be screened at once. Opening a second file closes the
 * first, which is opened again when it is asked about.
 */
public final class Inspector implements AutoCloseable {

    private final InspectorSettings settings;
    private final PolicyBook book;
    private Optional<Worker> worker = Optional.empty();
    private Optional<Examination> current = Optional.empty();

    public Inspector(InspectorSettings settings, PolicyBook book) {
        this.settings = settings;
        this.book = book;
    }

    /**
     * Opens a file.
     *
     * @param file the file on this machine; its name on disk plays no role
     * @param declaration what it is called and what was declared of it
     * @param own in what the project's screening differs
     * @throws IOException when the file itself cannot be read; that it cannot be inspected is an outcome, not an exception
     * @throws IllegalArgumentException when a threshold is unknown or out of bounds
     */
    public Examination open(Path file, Declaration declaration, OwnRules own) throws IOException {
        book.policies().forEach(policy -> book.thresholds(policy, own));
        return Examination.begin(this, file.toAbsolutePath(), declaration, own);
    }

    /** How the limited process is cut off; reports say it. */
    public Isolation.Level isolation() {
        return settings.isolation().level();
    }

    /** The configuration it judges by. */
    public PolicyBook book() {
        return book;
    }

    /** Starts the limited process ahead of the first file, which then need not wait for it. */
    public synchronized void warmUp(Path first) throws IOException {
        begin(first);
    }

    /** Opens the examination's file in the process, unless it is open there already. */
    synchronized Wire.Answer open(Examination examination, Wire.Open request, Runnable meanwhile)
            throws IOException, Worker.Lost {
        begin(request.file());
        Wire.Answer answer = ask(request, book.limits().openingWithPictures(), meanwhile);
        current = Optional.of(examination);
        return answer;
    }

    synchronized Wire.Answer askOf(Examination examination, Wire.Open opening, Wire.Request request)
            throws IOException, Worker.Lost {
        boolean open = current.filter(e -> e == examination).isPresent()
                && worker.filter(Worker::isAlive).isPresent();
        if (!open && open(examination, opening, () -> {}) instanceof Wire.Failed failed) {
            return failed;
        }
        return ask(request, book.limits().judging(), () -> {});
    }

    private Wire.Answer ask(Wire.Request request, Duration limit, Runnable meanwhile) throws Worker.Lost {
        try {
            return worker.orElseThrow().ask(request, limit, meanwhile);
        } catch (Worker.Lost e) {
            worker = Optional.empty();
            current = Optional.empty();
            throw e;
        }
    }

    /** Has a process that may open the file, and has none open. */
    private void begin(Path file) throws IOException {
        current = Optional.empty();
        if (worker.filter(w -> w.isFitFor(file)).isEmpty()) {
            worker.ifPresent(Worker::close);
            worker = Optional.empty();
            worker = Optional.of(Worker.start(settings, book.limits().memory(), file));
        }
    }

    /** The process that works for this inspector now. */
    synchronized Optional<Long> pid() {
        return worker.map(Worker::pid);
    }

    @Override
    public synchronized void close() {
        worker.ifPresent(Worker::close);
        worker = Optional.empty();
    }
}
