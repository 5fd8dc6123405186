package dk.sluse.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dk.sluse.demo.GatewayClient.Answer;
import dk.sluse.store.EmbeddedDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Data goes in: genome data by an encrypted list of person numbers, matched, confirmed and delivered under pseudonyms; and a
 * project's own data on its PI's instruction. At the end everything that the hub wrote is searched for person numbers.
 */
final class DataStory {

    private static final int ORDER = 5;
    private static final int IMPORT = 6;
    private static final JsonMapper JSON = new JsonMapper();

    private final Stage stage;
    private final Terminal terminal;
    private final Expectations expect;
    private final Witness seen;

    DataStory(Stage stage, Terminal terminal, Expectations expect, Witness seen) {
        this.stage = stage;
        this.terminal = terminal;
        this.expect = expect;
        this.seen = seen;
    }

    void release() throws IOException {
        terminal.title("7. ALPHA orders genome data by an encrypted list of person numbers");
        GenomeSite genomes = stage.genomes();
        Answer key = stage.as("researcher-alpha", "order key");
        expect.now(
                "the hub gives its OpenPGP key", () -> key.isDone() && key.out().contains("BEGIN PGP PUBLIC KEY"));
        List<String> wanted = new ArrayList<>(genomes.wanted());
        wanted.add(genomes.unknown());
        byte[] list = SealedMail.seal(armoured(key.out()), "cpr.csv", list(wanted));
        stage.mail()
                .post(ResearcherMail.from(stage.person("researcher-alpha").mail())
                        .subject("Udstilling ALPHA")
                        .text("Our list.")
                        .attach("cpr.csv.pgp", list));
        expect.soon("the list is matched, and the counts are told", () -> state().equals("awaiting-answer"));
        expect.soon(
                "of " + wanted.size() + " persons two are registered, one is unknown, and " + (wanted.size() - 3)
                        + " are found",
                () -> counts(wanted.size(), 2, 1, wanted.size() - 3)
                        && seen.mails("researcher-alpha", "order-counts") == 1);
        Path delivered = delivery();
        expect.now("nothing moves until it is confirmed", () -> Files.notExists(delivered));
        expect.now("the requester confirms by key", () -> stage.as("researcher-alpha", "confirm " + ORDER)
                .isDone());
        expect.soon("the data is delivered", () -> state().equals("delivered"));
        expect.now("every file is whole, by the sums that lie beside it", () -> sumsHold(delivered));
        expect.now(
                "the sheet tells of every sample, and of nobody's number",
                () -> Files.readString(delivered.resolve("samples.csv")).lines().count() > wanted.size() - 3);
        expect.soon(
                "requester and PI get the receipt",
                () -> seen.mails("researcher-alpha", "order-delivered") == 1
                        && seen.mails("pi-alpha", "order-delivered") == 1);
    }

    void bringIn() throws IOException {
        terminal.title("8. ALPHA brings in data of its own");
        byte[] cohort = "id;age;n\n1;40-49;17\n2;50-59;23\n".getBytes(StandardCharsets.UTF_8);
        stage.mail()
                .post(ResearcherMail.from(stage.person("researcher-alpha").mail())
                        .subject("Import ALPHA")
                        .text("Please.")
                        .attach("import.csv", instruction()));
        expect.soon(
                "a member who is no PI is told to ask the PI",
                () -> seen.mails("researcher-alpha", "import-ask-pi") == 1);
        stage.mail()
                .post(ResearcherMail.from(stage.person("pi-alpha").mail())
                        .subject("Import ALPHA")
                        .text("Please.")
                        .attach("import.csv", instruction()));
        expect.soon("the PI is told how to go on", () -> seen.mails("pi-alpha", "import-instructed") == 1);
        Answer early = stage.as("pi-alpha", "confirm " + IMPORT);
        expect.now(
                "what is missing is named, and nothing moves",
                () -> !early.isDone() && (early.err() + early.out()).contains("cohort.csv"));
        Path own = Files.write(stage.folder().resolve("cohort.csv"), cohort);
        stage.sftp("researcher-alpha").put(own, "/upload/alpha/" + IMPORT + "/cohort.csv");
        expect.now(
                "a member uploaded it at the gateway; the PI confirms by key",
                () -> stage.as("pi-alpha", "confirm " + IMPORT).isDone());
        Path arrived = stage.environmentOf(Stage.ALPHA).users().resolve("import/" + IMPORT + "/cohort.csv");
        expect.soon(
                "it lies whole in the environment",
                () -> Files.exists(arrived) && Witness.sha256(arrived).equals(Witness.sha256(own)));
        expect.soon("the PI gets the receipt", () -> seen.mails("pi-alpha", "import-arrived") == 1);
    }

    /** Nothing that the hub wrote holds the number of anybody in the genome database. */
    void search() throws IOException {
        LeakSearch search = new LeakSearch(stage.genomes().numbers());
        search.files(stage.site().data().resolve("inbox"));
        for (String folder : List.of("airlock", "download", "papers", "lists", "upload")) {
            if (Files.exists(stage.site().data().resolve(folder))) {
                search.files(stage.site().data().resolve(folder));
            }
        }
        search.text(Files.readString(stage.hubLog()), "the log");
        search.files(stage.environmentOf(Stage.ALPHA).root());
        search.database(EmbeddedDatabase.running(stage.site().data().resolve("database"))
                .orElseThrow());
        for (String login : List.of("researcher-alpha", "pi-alpha", "officer-1", "officer-2", "operator-1")) {
            stage.mail()
                    .mailsTo(stage.person(login).mail())
                    .forEach(mail -> search.text(mail.subject() + mail.text() + mail.headers(), "a mail to " + login));
        }
        search.found().forEach(terminal::note);
        expect.now("no person number stands in database, log, mails, folders or environment", () -> search.found()
                .isEmpty());
    }

    private static byte[] list(List<String> numbers) {
        StringBuilder list = new StringBuilder("ALPHA\nLøbenummer;CPR-nummer\n");
        for (int i = 0; i < numbers.size(); i++) {
            String number = numbers.get(i);
            list.append(i + 1)
                    .append(';')
                    .append(number, 0, 6)
                    .append('-')
                    .append(number, 6, 10)
                    .append('\n');
        }
        return list.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] instruction() {
        return "source;upload\npath;description\ncohort.csv;Our own register extract\n"
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String armoured(String out) {
        int end = out.indexOf("-----END PGP PUBLIC KEY BLOCK-----");
        return out.substring(out.indexOf("-----BEGIN"), end) + "-----END PGP PUBLIC KEY BLOCK-----\n";
    }

    private JsonNode shown() throws IOException {
        Answer shown = stage.as("officer-1", "order show " + ORDER + " --json");
        return shown.isDone() ? JSON.readTree(shown.out()) : JSON.createObjectNode();
    }

    private String state() throws IOException {
        return shown().path("state").asText();
    }

    private boolean counts(int asked, int registered, int unknown, int persons) throws IOException {
        String text = String.format(
                Locale.ROOT,
                "%d %d %d %d",
                shown().path("asked").asInt(),
                shown().path("registered").asInt(),
                shown().path("unknown").asInt(),
                shown().path("persons").asInt());
        return text.equals(asked + " " + registered + " " + unknown + " " + persons);
    }

    private Path delivery() {
        return stage.environmentOf(Stage.ALPHA).users().resolve("release/" + ORDER);
    }

    private static boolean sumsHold(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("SHA256SUMS"));
        for (String line : lines) {
            if (!Witness.sha256(folder.resolve(line.substring(66))).equals(line.substring(0, 64))) {
                return false;
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return lines.size() == files.filter(Files::isRegularFile).count() - 1;
        }
    }
}
