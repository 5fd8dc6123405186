package dk.sluse.recognition;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/**
 * Reads the pictures of one file, one after the other, with a process for each that is given grey pixels and nothing else:
 * no name and no content of the file is on its command line. Time and number are bounded; what is past them is told, never
 * passed over. Works in the limited process, and ends with it.
 */
public final class Recogniser {

    private static final int LONGEST_ANSWER = 4 << 20;
    private static final String SPARSE = "11";
    private static final String SPARSE_ANY_WAY_UP = "12";
    private static final String ONE_BLOCK = "6";
    private static final Pattern NUMBER = Pattern.compile("[<>(]?\\d[\\d.,%)]*");
    private static final int ROWS_OF_TABLE = 3;
    /** On a busy machine, processor time takes longer. */
    private static final int WAITS = 3;

    private static final AtomicReference<Recognition> KNOWN = new AtomicReference<>(Recognition.none());

    private static final Earlier EARLIER = new Earlier();

    private final Recognition recognition;
    private final Set<String> read = new HashSet<>();
    private long spent;
    private int pictures;

    public Recogniser(Recognition recognition) {
        this.recognition = recognition;
    }

    /** What it works by. */
    public Recognition recognition() {
        return recognition;
    }

    /** Why a picture of this size would not be read, before anybody takes the trouble to decode it. */
    public Optional<Reading.Why> refuses(long width, long height) {
        Recognition.Bounds bounds = recognition.bounds();
        if (!recognition.reads()) {
            return Optional.of(Reading.Why.OFF);
        } else if (width < bounds.smallestSide() || height < bounds.smallestSide()) {
            return Optional.of(Reading.Why.SMALL);
        }
        boolean over = pictures >= bounds.pictures() || left() <= 0;
        return over ? Optional.of(Reading.Why.LIMIT) : Optional.empty();
    }

    private long left() {
        return TimeUnit.SECONDS.toNanos(recognition.bounds().fileSeconds()) - spent;
    }

    /** Counts what it took to decode a picture, too. */
    public void decodedIn(long nanos) {
        spent += nanos;
    }

    /** Reads a picture. Called by a thread that stays: the process ends with it. */
    public Reading read(Grey picture) {
        Optional<Reading.Why> refused = refuses(picture.width(), picture.height());
        if (refused.isPresent()) {
            return Reading.unread(refused.get());
        }
        long begun = System.nanoTime();
        try {
            String hash = hash(picture);
            if (picture.isBlank() || !read.add(hash)) {
                return Reading.empty();
            }
            if (!isKnown()) {
                return Reading.unread(Reading.Why.FAILED);
            }
            Optional<Reading> earlier = EARLIER.of(hash);
            pictures += earlier.isPresent() ? 0 : 1;
            return earlier.orElseGet(() -> EARLIER.keep(hash, lines(picture.enlarged())));
        } finally {
            spent += System.nanoTime() - begun;
        }
    }

    /** That it is the edition that the configuration rests on is looked at once in a process. */
    private boolean isKnown() {
        if (!KNOWN.get().equals(recognition) && Tesseract.isStill(recognition)) {
            KNOWN.set(recognition);
            EARLIER.forget();
        }
        return KNOWN.get().equals(recognition);
    }

    private Reading lines(Grey picture) {
        long deadline = System.nanoTime()
                + Math.min(
                        left(),
                        WAITS * TimeUnit.SECONDS.toNanos(recognition.bounds().pictureSeconds()));
        Answer sparse = ask(picture, Tesseract.knowsDirections(recognition) ? SPARSE_ANY_WAY_UP : SPARSE, deadline);
        if (sparse.why().isPresent()) {
            return Reading.unread(sparse.why().get());
        }
        List<String> lines = new ArrayList<>(WordLines.of(sparse.words()));
        if (isTable(lines)) {
            // Looking for text anywhere misses single digits; taken as one block, a table is read in full.
            Answer block = ask(picture, ONE_BLOCK, deadline);
            if (block.why().isPresent()) {
                return Reading.unread(block.why().get());
            }
            lines.addAll(0, WordLines.of(block.words()));
            lines.add(WordLines.of(block.words()).size(), "");
        }
        return new Reading.Read(lines, Lookalikes.in(lines));
    }

    /** Several rows of numbers. */
    private static boolean isTable(List<String> lines) {
        int rows = 0;
        for (String line : lines) {
            long numbers = Pattern.compile(" {2,}")
                    .splitAsStream(line)
                    .filter(cell -> NUMBER.matcher(cell).matches())
                    .count();
            rows += numbers >= 2 ? 1 : 0;
        }
        return rows >= ROWS_OF_TABLE;
    }

    private record Answer(List<Word> words, Optional<Reading.Why> why) {
        static Answer none(Reading.Why why) {
            return new Answer(List.of(), Optional.of(why));
        }
    }

    private Answer ask(Grey picture, String way, long deadline) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            return Answer.none(Reading.Why.LIMIT);
        }
        Optional<Process> started = start(way);
        if (started.isEmpty()) {
            return Answer.none(Reading.Why.FAILED);
        }
        Process process = started.get();
        try {
            CompletableFuture<String> table = CompletableFuture.supplyAsync(() -> answer(process), this::onItsOwn);
            CompletableFuture<Void> said = CompletableFuture.runAsync(() -> show(picture, process), this::onItsOwn);
            if (!process.waitFor(left, TimeUnit.NANOSECONDS)) {
                return Answer.none(Reading.Why.LIMIT);
            }
            said.cancel(true);
            return process.exitValue() == 0
                    ? new Answer(Word.of(table.get(1, TimeUnit.SECONDS)), Optional.empty())
                    : Answer.none(Reading.Why.FAILED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.none(Reading.Why.FAILED);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            return Answer.none(Reading.Why.FAILED);
        } finally {
            process.destroyForcibly();
        }
    }

    private void onItsOwn(Runnable task) {
        Thread thread = new Thread(task, "picture");
        thread.setDaemon(true);
        thread.start();
    }

    private Optional<Process> start(String way) {
        List<String> command =
                new ArrayList<>(Confinement.launcher(recognition.bounds().pictureSeconds()));
        command.addAll(List.of(
                recognition.program(),
                "-",
                "stdout",
                "-l",
                recognition.languages(),
                "--psm",
                way,
                "-c",
                "tessedit_create_tsv=1"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().put("LC_ALL", "C.UTF-8");
        // Its threads gain nothing on one picture and take the processor from others.
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        try {
            return Optional.of(builder.start());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String answer(Process process) {
        try (InputStream in = process.getInputStream()) {
            return new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static void show(Grey picture, Process process) {
        try (OutputStream out = new BufferedOutputStream(process.getOutputStream(), 1 << 16)) {
            picture.write(out);
        } catch (IOException e) {
            // It ended before it had read all; how, its exit tells.
        }
    }

    private static String hash(Grey picture) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(8)
                    .putInt(picture.width())
                    .putInt(picture.height())
                    .array());
            return new String(digest.digest(picture.pixels()), StandardCharsets.ISO_8859_1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
