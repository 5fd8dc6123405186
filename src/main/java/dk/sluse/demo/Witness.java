package dk.sluse.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.sluse.demo.GatewayClient.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/** Looks at the hub from outside, as its people do: through commands, mails, SFTP, and the folders on the disk. */
final class Witness {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stage stage;

    Witness(Stage stage) {
        this.stage = stage;
    }

    List<String> verdicts(int id) throws IOException {
        List<String> verdicts = new ArrayList<>();
        show(id).path("files").forEach(file -> verdicts.add(file.path("verdict").asText()));
        return verdicts;
    }

    JsonNode show(int id) throws IOException {
        Answer shown = stage.as("officer-1", "show " + id + " --json");
        return shown.isDone() ? JSON.readTree(shown.out()) : JSON.createObjectNode();
    }

    String state(int id) throws IOException {
        return show(id).path("state").asText();
    }

    boolean hasMail(String login, String words) {
        return stage.mail().mailsTo(stage.person(login).mail()).stream()
                .anyMatch(mail -> mail.subject().contains(words) || mail.text().contains(words));
    }

    /** How many mails of a template somebody has: each bears its English subject. */
    long mails(String login, String template) {
        String subject = englishSubject(template);
        return stage.mail().mailsTo(stage.person(login).mail()).stream()
                .filter(mail -> mail.subject().contains(subject))
                .count();
    }

    String englishSubject(String template) {
        try {
            String first = Files.readAllLines(stage.site().config().resolve("mail/en/" + template + ".txt"))
                    .get(0);
            String subject = first.substring("Subject: ".length());
            int fact = subject.indexOf("{{");
            return fact < 0 ? subject : subject.substring(0, fact);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    boolean fetchedWhole(Path fetched, List<Sample> samples) throws IOException {
        for (String line : Files.readAllLines(fetched.resolve("SHA256SUMS"))) {
            String[] parts = line.split("  ", 2);
            if (!sha256(fetched.resolve(parts[1])).equals(parts[0])) {
                return false;
            }
        }
        return Files.exists(fetched.resolve("RELEASE.json.sig"))
                && namesIn(fetched.resolve("results")).equals(names(samples));
    }

    boolean seesNothing(String login) {
        try {
            Path into = Files.createTempDirectory(stage.folder(), "nothing-");
            return stage.sftp(login).fetch("/" + Stage.ALPHA + "/1", into).isEmpty();
        } catch (IOException refused) {
            return true;
        }
    }

    Path results(String project) {
        return stage.environmentOf(project).users().resolve("results");
    }

    static List<String> names(List<Sample> samples) {
        return samples.stream().map(Sample::name).sorted().toList();
    }

    static List<String> namesIn(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    static boolean isGone(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return true;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.noneMatch(Files::isRegularFile);
        }
    }

    List<List<String>> places(Path fetched) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("environment of ALPHA", String.join(", ", namesIn(results(Stage.ALPHA)))));
        rows.add(List.of("environment of BETA", String.join(", ", namesIn(results(Stage.BETA)))));
        for (String place : List.of("airlock", "download")) {
            try (Stream<Path> files = Files.walk(stage.site().data().resolve(place))) {
                List<String> names = files.filter(Files::isRegularFile)
                        .map(file -> stage.site()
                                .data()
                                .resolve(place)
                                .relativize(file)
                                .toString())
                        .sorted()
                        .toList();
                rows.add(List.of(place, names.isEmpty() ? "nothing" : String.join(", ", names)));
            }
        }
        rows.add(List.of("fetched by the researcher", String.join(", ", namesIn(fetched.resolve("results")))));
        return rows;
    }

    List<List<String>> mailTable() {
        List<List<String>> rows = new ArrayList<>();
        for (String login : List.of(
                "researcher-alpha", "pi-alpha", "researcher-beta", "pi-beta", "officer-1", "officer-2", "operator-1")) {
            stage.mail().mailsTo(stage.person(login).mail()).forEach(mail -> rows.add(List.of(login, mail.subject())));
        }
        return rows;
    }

    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return DigestUtils.sha256Hex(in);
        }
    }
}
