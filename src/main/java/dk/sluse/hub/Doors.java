package dk.sluse.hub;

import dk.sluse.desk.CommandDesk;
import dk.sluse.export.Visibility;
import dk.sluse.gateway.Gateway;
import dk.sluse.gateway.Offer;
import dk.sluse.importing.Uploads;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * The two doors that lead into the hub: one for everyone, with downloads and commands, and one of its own for officers to
 * the airlock.
 */
final class Doors implements AutoCloseable {

    private final Gateway main;
    private final Gateway airlock;

    private Doors(Gateway main, Gateway airlock) {
        this.main = main;
        this.airlock = airlock;
    }

    /** Opens both, or none. */
    static Doors open(
            Site site, Foundation ground, Entry entry, Visibility visibility, Uploads uploads, CommandDesk desk)
            throws IOException {
        Settings settings = site.settings();
        Gateway main = new Gateway(
                Translation.door("main", settings.gateway()),
                Door.forEveryone(ground.store(), entry.entrance(), entry.factors()),
                new Offer(
                        Optional.of(Shelves.download(site.folders().download().root(), ground.projects(), visibility)),
                        Optional.of(ImportWiring.shelf(site, ground.projects(), uploads)),
                        Optional.of(desk)),
                entry.bans(),
                ground.audit(),
                ground.store());
        Gateway airlock = new Gateway(
                Translation.door("airlock", settings.airlockGateway()),
                Door.forOfficers(ground.store(), entry.entrance(), entry.factors()),
                Offer.reading(Shelves.airlock(site.folders().airlock().root(), ground.projects(), visibility)),
                entry.bans(),
                ground.audit(),
                ground.store());
        Doors doors = new Doors(main, airlock);
        try {
            main.start();
            airlock.start();
            Files.writeString(settings.hub().data().resolve("known_hosts"), knownHost(main) + knownHost(airlock));
            return doors;
        } catch (IOException | RuntimeException e) {
            doors.close();
            throw e;
        }
    }

    private static String knownHost(Gateway door) {
        return "[localhost]:" + door.port() + ",[127.0.0.1]:" + door.port() + " " + door.hostKeyLine() + "\n";
    }

    /** The port of the door for everyone. */
    int port() {
        return main.port();
    }

    /** The port of the officers' door to the airlock. */
    int airlockPort() {
        return airlock.port();
    }

    @Override
    public void close() {
        airlock.close();
        main.close();
    }
}
