package dk.sluse.demo;

import dk.sluse.store.DatabaseSettings;
import dk.sluse.store.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** The demo's genome database: metadata and a use register in a PostgreSQL of its own, FASTQ pairs in an S3 store. */
final class GenomeSite implements AutoCloseable {

    private static final String BUCKET = "genomes";
    private static final String READER_PASSWORD = "reader";
    private static final long SEED = 26;
    private static final int PERSONS = 40;
    private static final int REGISTERED_STRANGERS = 20;

    private final EmbeddedDatabase database;
    private final GenomeStore store;
    private final GenomeBank bank = GenomeBank.of(SEED, PERSONS);

    private GenomeSite(Path folder) throws IOException {
        this.database = EmbeddedDatabase.start(folder.resolve("metadata"), FreePort.next());
        this.store = GenomeStore.start(Files.createDirectories(folder.resolve("store")));
    }

    /** Starts both and fills them. */
    static GenomeSite start(Path folder) throws IOException {
        GenomeSite site = new GenomeSite(Files.createDirectories(folder));
        try {
            site.fill();
            return site;
        } catch (IOException | RuntimeException e) {
            site.close();
            throw e;
        }
    }

    private void fill() throws IOException {
        store.makeBucket(BUCKET);
        for (String key : bank.keys()) {
            store.put(BUCKET, key, bank.object(key));
        }
        DatabaseSettings settings = database.settings();
        try (Connection owner = DriverManager.getConnection(
                settings.url(), settings.owner().user(), settings.owner().password())) {
            bank.fill(owner, READER_PASSWORD);
            GenomeBank.register(owner, registered());
            GenomeBank.register(owner, bank.strangers().subList(0, REGISTERED_STRANGERS));
        } catch (SQLException e) {
            throw new IOException("The demo's genome database cannot be filled", e);
        }
    }

    /** Lets a hub read from it. */
    void serve(DemoSite site) throws IOException {
        DatabaseSettings settings = database.settings();
        site.secret("genome-password", READER_PASSWORD);
        site.set("genome.url", settings.url());
        site.set("genome.user", GenomeBank.READER);
        site.set("genome.password-file", "secrets/genome-password");
        site.set("register.url", settings.url());
        site.set("register.user", GenomeBank.READER);
        site.set("register.password-file", "secrets/genome-password");
        Files.writeString(
                site.config().resolve("places.yaml"),
                """
                genomes:
                  kind: s3
                  endpoint: %s
                  region: %s
                  bucket: %s
                  access-key-file: %s
                """.formatted(store.endpoint(), GenomeStore.REGION, BUCKET, store.accessKey()),
                StandardOpenOption.APPEND);
        Path genome = site.config().resolve("genome.yaml");
        // The demo's register is as small as its bank.
        Files.writeString(genome, Files.readString(genome).replaceFirst("at-least: \\d+", "at-least: 10"));
    }

    /** The persons whose data a project of the demo asks for: two of them are in the register. */
    List<String> wanted() {
        return bank.persons().stream().limit(25).map(GenomeBank.Person::cpr).toList();
    }

    /** Those of them who forbade the use of their samples. */
    List<String> registered() {
        return wanted().subList(0, 2);
    }

    /** A person of whom there is no sample. */
    String unknown() {
        return bank.strangers().get(REGISTERED_STRANGERS);
    }

    /** Every person number there is, for a search that must not find one. */
    List<String> numbers() {
        return java.util.stream.Stream.concat(
                        bank.persons().stream().map(GenomeBank.Person::cpr), bank.strangers().stream())
                .toList();
    }

    @Override
    public void close() throws IOException {
        store.close();
        database.close();
    }
}
