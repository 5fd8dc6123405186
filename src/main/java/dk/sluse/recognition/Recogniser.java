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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

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
    /** On a busy machine, processor time takes longer. */
    private static final int WAITS = 3;

    private static final int BANDS = 6;
    /** Bands that ran out of time before the others are left. */
    private static final int MOST_SLOW = 2;
    /** By the kernel, for its processor time: SIGKILL or SIGXCPU. */
    private static final int KILLED = 128 + 9;

    private static final int OUT_OF_TIME = 128 + 24;

    private static final AtomicReference<Recognition> KNOWN = new AtomicReference<>(Recognition.none());

    private static final Earlier EARLIER = new Earlier();

    private final Recognition recognition;
    private final Map<String, Reading> met = new HashMap<>();
    private long spent;
    private OptionalLong begun = OptionalLong.empty();
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
        long now = begun.isPresent() ? System.nanoTime() - begun.getAsLong() : 0;
        return TimeUnit.SECONDS.toNanos(recognition.bounds().fileSeconds()) - spent - now;
    }

    /** Counts what it took to decode a picture, too. */
    public void decodedIn(long nanos) {
        spent += nanos;
    }

    /** Reads a picture. Called by a thread that stays: the process ends with it. */
    public Reading read(Grey picture) {
        return read(picture, hash -> lines(hash, picture));
    }

    /** Reads letters that were drawn as shapes, as one block; its lines are those of the drawing. */
    public Reading read(LetterSheet sheet) {
        Grey picture = sheet.grey();
        return read(picture, hash -> {
            int seconds = recognition.bounds().pictureSeconds();
            Answer answer = ask(picture, ONE_BLOCK, seconds, deadline(seconds));
            List<String> lines = sheet.lines(answer.words());
            return answer.why()
                    .map(Reading::unread)
                    .orElseGet(() -> new Reading.Read(lines, Lookalikes.in(lines), sheet.seen(answer.words())));
        });
    }

    private Reading read(Grey picture, Function<String, Reading> how) {
        Optional<Reading.Why> refused = refuses(picture.width(), picture.height());
        if (refused.isPresent()) {
            return Reading.unread(refused.get());
        }
        begun = OptionalLong.of(System.nanoTime());
        try {
            String hash = hash(picture);
            if (picture.isBlank()) {
                return Reading.empty();
            } else if (met.containsKey(hash)) {
                return met.get(hash);
            }
            Reading reading = isKnown() ? how.apply(hash) : Reading.unread(Reading.Why.FAILED);
            // Its lines are told once; that it was not read is told each time.
            met.put(hash, reading instanceof Reading.Read ? Reading.empty() : reading);
            return reading;
        } finally {
            spent += System.nanoTime() - begun.getAsLong();
            begun = OptionalLong.empty();
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

    private Reading lines(String hash, Grey picture) {
        Optional<Reading> earlier = EARLIER.of(hash);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        pictures++;
        Grey plain = picture.stretched();
        Reading whole = lines(plain.enlarged(), recognition.bounds().pictureSeconds());
        return EARLIER.keep(hash, whole.equals(Reading.unread(Reading.Why.SLOW)) ? inBands(plain) : whole);
    }

    /** A page full of small letters takes longer than a picture may; noise does, too, and soon shows that bands do not help. */
    private Reading inBands(Grey picture) {
        List<String> lines = new ArrayList<>();
        List<Grey> bands = picture.bands(BANDS);
        int slow = 0;
        int done = 0;
        for (Grey band : bands) {
            if (slow == MOST_SLOW || left() <= 0) {
                break;
            }
            Reading reading =
                    lines(band.enlarged(), Math.max(1, recognition.bounds().pictureSeconds() / 2));
            if (reading instanceof Reading.Read read) {
                lines.addAll(read.lines());
                done++;
            } else {
                slow++;
            }
        }
        if (done == 0) {
            return Reading.unread(Reading.Why.SLOW);
        }
        List<String> lookalikes = Lookalikes.in(lines);
        return done == bands.size() ? new Reading.Read(lines, lookalikes) : new Reading.Partly(lines, lookalikes);
    }

    private long deadline(int seconds) {
        return System.nanoTime() + Math.min(left(), WAITS * TimeUnit.SECONDS.toNanos(seconds));
    }

    private Reading lines(Grey picture, int seconds) {
        long deadline = deadline(seconds);
        Answer sparse =
                ask(picture, Tesseract.knowsDirections(recognition) ? SPARSE_ANY_WAY_UP : SPARSE, seconds, deadline);
        if (sparse.why().isPresent()) {
            return Reading.unread(sparse.why().get());
        }
        List<String> lines = new ArrayList<>(WordLines.of(sparse.words()));
        if (WordLines.isTable(lines)) {
            // Looking for text anywhere misses single digits; taken as one block, a table is read in full.
            Answer block = ask(picture, ONE_BLOCK, seconds, deadline);
            if (block.why().isPresent()) {
                return Reading.unread(block.why().get());
            }
            lines.addAll(0, WordLines.of(block.words()));
            lines.add(WordLines.of(block.words()).size(), "");
        }
        return new Reading.Read(lines, Lookalikes.in(lines));
    }

    private record Answer(List<Word> words, Optional<Reading.Why> why) {
        static Answer none(Reading.Why why) {
            return new Answer(List.of(), Optional.of(why));
        }
    }

    private Answer ask(Grey picture, String way, int seconds, long deadline) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            return Answer.none(Reading.Why.LIMIT);
        }
        Optional<Process> started = start(way, seconds);
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
            int exit = process.exitValue();
            if (exit == KILLED || exit == OUT_OF_TIME) {
                return Answer.none(Reading.Why.SLOW);
            }
            return exit == 0
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

    private Optional<Process> start(String way, int seconds) {
        List<String> command = new ArrayList<>(Confinement.launcher(seconds));
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
