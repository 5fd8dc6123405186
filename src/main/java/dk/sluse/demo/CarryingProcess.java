package dk.sluse.demo;

import dk.sluse.audit.EventKind;
import dk.sluse.audit.Ledger;
import dk.sluse.custody.Carrier;
import dk.sluse.custody.Consignment;
import dk.sluse.custody.Consignment.Parcel;
import dk.sluse.custody.Custody;
import dk.sluse.custody.CustodySettings;
import dk.sluse.custody.Delivery.Arrived;
import dk.sluse.custody.Place;
import dk.sluse.custody.SafePath;
import dk.sluse.store.Database;
import dk.sluse.store.DatabaseSettings;
import dk.sluse.store.DatabaseSettings.Login;
import dk.sluse.store.Store;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;

/**
 * Custody as a process of its own, with the database that remembers how far it came: what a killed hub leaves, and what the
 * next one finds. It makes one attempt at one file. Its input tells it where everything is; no password stands in its words.
 */
final class CarryingProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private CarryingProcess() {}

    /** Ends with 0 when the file has arrived. */
    public static void main(String[] words) throws IOException {
        Properties told = new Properties();
        told.load(new StringReader(new String(System.in.readAllBytes(), StandardCharsets.UTF_8)));
        boolean arrived;
        try (Database database = Database.open(database(told))) {
            Clock clock = Clock.systemUTC();
            Custody custody =
                    new Carrier(new Store(database.pool()), new Ledger(clock), clock, new CustodySettings(PATIENCE, 0));
            arrived = carried(custody, told.getProperty("file"), source(told), target(told));
        }
        System.exit(arrived ? 0 : 1);
    }

    /** One attempt. A line that breaks ends it: it is tried again, as the hub does. */
    static boolean carried(Custody custody, String file, Place from, Place to) {
        SafePath path = SafePath.of(file);
        Consignment consignment = new Consignment(
                "cuts",
                "bench",
                OptionalLong.empty(),
                List.of(new Parcel("a", path, path, Optional.empty())),
                EventKind.FILE_PLACED);
        try {
            return custody.copy(consignment, from, to) instanceof Arrived;
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return false;
        }
    }

    /** What such a process is told. */
    static byte[] input(String file, Place.S3 from, Place.Sftp to, DatabaseSettings database) throws IOException {
        Properties told = new Properties();
        told.setProperty("file", file);
        told.setProperty("store", from.endpoint().orElseThrow().toString());
        told.setProperty("store.region", from.region());
        told.setProperty("store.bucket", from.bucket());
        told.setProperty("store.key", from.accessKey().toString());
        told.setProperty("sftp.host", to.host());
        told.setProperty("sftp.port", Integer.toString(to.port()));
        told.setProperty("sftp.user", to.user());
        told.setProperty("sftp.key", to.privateKey().toString());
        told.setProperty("sftp.hostKey", to.hostKey());
        told.setProperty("sftp.root", to.root());
        told.setProperty("database", database.url());
        told.setProperty("database.owner", database.owner().user());
        told.setProperty("database.owner.password", database.owner().password());
        told.setProperty("database.hub", database.hub().user());
        told.setProperty("database.hub.password", database.hub().password());
        StringWriter text = new StringWriter();
        told.store(text, null);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Place source(Properties told) {
        return new Place.S3(
                "genomes",
                Optional.of(URI.create(told.getProperty("store"))),
                told.getProperty("store.region"),
                told.getProperty("store.bucket"),
                "",
                Path.of(told.getProperty("store.key")));
    }

    private static Place target(Properties told) {
        return new Place.Sftp(
                "environment",
                told.getProperty("sftp.host"),
                Integer.parseInt(told.getProperty("sftp.port")),
                told.getProperty("sftp.user"),
                Path.of(told.getProperty("sftp.key")),
                told.getProperty("sftp.hostKey"),
                told.getProperty("sftp.root"),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    private static DatabaseSettings database(Properties told) {
        return new DatabaseSettings(
                told.getProperty("database"),
                new Login(told.getProperty("database.owner"), told.getProperty("database.owner.password")),
                new Login(told.getProperty("database.hub"), told.getProperty("database.hub.password")),
                4);
    }
}
