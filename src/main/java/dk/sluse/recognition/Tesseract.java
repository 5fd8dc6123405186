package dk.sluse.recognition;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** The Tesseract of this machine: where it is, which edition, which of the wanted languages it knows. */
public final class Tesseract {

    private static final List<Path> PLACES =
            List.of(Path.of("/usr/bin/tesseract"), Path.of("/usr/local/bin/tesseract"));
    private static final Pattern VERSION = Pattern.compile("(?m)^ ?(?:tesseract|leptonica-?) ?v?[\\d.]\\S*");
    private static final Pattern DATA = Pattern.compile("\"([^\"\\n]+)\"");
    private static final String DIRECTIONS = "osd";
    private static final String ENDING = ".traineddata";
    private static final int SECONDS = 10;
    private static final int LONGEST_ANSWER = 1 << 16;
    private static final Map<String, Optional<Recognition>> KNOWN = new ConcurrentHashMap<>();

    private Tesseract() {}

    /**
     * Looks for it; empty when it, one of the programs that limit it, or all of the languages are not here.
     *
     * @param languages in the order of their weight; those that are not installed are left out
     */
    public static Optional<Recognition> find(List<String> languages, Recognition.Bounds bounds) {
        return PLACES.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .filter(program -> Confinement.isPossible())
                .flatMap(program -> KNOWN.computeIfAbsent(
                        program + " " + stamp(program) + " " + languages, key -> ask(program, languages)))
                .map(found -> new Recognition(found.program(), found.edition(), found.languages(), bounds));
    }

    /** The one at a place. */
    public static Optional<Recognition> at(Path program, List<String> languages, Recognition.Bounds bounds) {
        return ask(program, languages)
                .map(found -> new Recognition(found.program(), found.edition(), found.languages(), bounds));
    }

    /** Whether what was found is what is here now. */
    static boolean isStill(Recognition recognition) {
        Path program = Path.of(recognition.program());
        List<String> languages = List.of(recognition.languages().split("\\+"));
        return ask(program, languages)
                .filter(now -> now.edition().equals(recognition.edition()))
                .isPresent();
    }

    private static String stamp(Path program) {
        try {
            return Files.size(program) + " " + Files.getLastModifiedTime(program);
        } catch (IOException e) {
            return "";
        }
    }

    /** Both questions are asked at once: a cold screening waits for the answers. */
    private static Optional<Recognition> ask(Path program, List<String> languages) {
        try (Question version = Question.of(program, "--version");
                Question langs = Question.of(program, "--list-langs")) {
            return told(program, version, langs, languages);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Recognition> told(Path program, Question version, Question langs, List<String> languages)
            throws IOException {
        Matcher data = DATA.matcher(langs.answer());
        if (!data.find()) {
            return Optional.empty();
        }
        Path folder = Path.of(data.group(1));
        List<String> present =
                languages.stream().filter(l -> isThere(folder, l)).toList();
        if (present.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder edition = new StringBuilder(VERSION.matcher(version.answer())
                .results()
                .map(found -> found.group().strip())
                .collect(Collectors.joining(", ")));
        for (String language : present) {
            edition.append(", ").append(language).append(' ').append(sum(folder, language));
        }
        if (isThere(folder, DIRECTIONS)) {
            edition.append(", ").append(DIRECTIONS).append(' ').append(sum(folder, DIRECTIONS));
        }
        return Optional.of(new Recognition(
                program.toString(), edition.toString(), String.join("+", present), Recognition.Bounds.USUAL));
    }

    /** Whether it can tell which way up a text is. */
    static boolean knowsDirections(Recognition recognition) {
        return recognition.edition().contains(", " + DIRECTIONS + " ");
    }

    private static boolean isThere(Path folder, String language) {
        return Files.isReadable(folder.resolve(language + ENDING));
    }

    /**
     * Tells one edition of a language's data from another, and is there at each start within milliseconds. Whoever could put a
     * forged file with the same sum there could put another Tesseract there, too.
     */
    private static String sum(Path folder, String language) throws IOException {
        CRC32 sum = new CRC32();
        long length = 0;
        try (InputStream in = Files.newInputStream(folder.resolve(language + ENDING))) {
            byte[] block = new byte[LONGEST_ANSWER];
            for (int count; (count = in.read(block)) > 0; ) {
                sum.update(block, 0, count);
                length += count;
            }
        }
        return Long.toHexString(sum.getValue()) + "-" + length;
    }

    /** The program, asked something about itself. */
    private record Question(Process process) implements AutoCloseable {

        static Question of(Path program, String option) throws IOException {
            ProcessBuilder builder = new ProcessBuilder(program.toString(), option).redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            process.getOutputStream().close();
            return new Question(process);
        }

        String answer() throws IOException {
            try {
                String answer = new String(process.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
                if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    throw new IOException("Tesseract does not tell its edition");
                }
                return answer;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted", e);
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
