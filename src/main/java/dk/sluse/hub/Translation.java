package dk.sluse.hub;

import dk.sluse.calendar.ClosureDays;
import dk.sluse.calendar.DanishWorkingDays;
import dk.sluse.calendar.WorkingDays;
import dk.sluse.custody.CustodySettings;
import dk.sluse.custody.Place;
import dk.sluse.gateway.GatewaySettings;
import dk.sluse.intake.IntakeSettings;
import dk.sluse.notice.Letterhead;
import dk.sluse.store.DatabaseSettings;
import dk.sluse.store.DatabaseSettings.Login;
import dk.sluse.work.WorkSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/** Turns the settings that were read into what each room wants to be told. */
final class Translation {

    private static final Duration NAME_PATIENCE = Duration.ofSeconds(20);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    private static final int LONGEST_TEXT = 20_000;
    private static final String NO_ADDRESS = "sluse@localhost.invalid";
    private static final String NO_AUTHSERV_ID = "none.invalid";

    private Translation() {}

    static DatabaseSettings database(Settings.Database.External external) throws IOException {
        return new DatabaseSettings(
                external.url(),
                new Login(external.owner(), secret(external.ownerPasswordFile())),
                new Login(external.user(), secret(external.passwordFile())),
                external.poolSize());
    }

    private static String secret(Path file) throws IOException {
        return Files.readString(file).strip();
    }

    static WorkSettings work(Settings settings) {
        Settings.Work work = settings.work();
        return new WorkSettings(
                settings.hub().name(),
                work.threads(),
                work.poll(),
                work.heartbeat(),
                work.backoff(),
                work.longestBackoff(),
                work.retries(),
                NAME_PATIENCE,
                STOP_PATIENCE);
    }

    static Letterhead letterhead(Settings settings) {
        return new Letterhead(
                settings.mail().address().orElse(NO_ADDRESS),
                settings.mail().name(),
                settings.hub().publicHost(),
                settings.gateway().port());
    }

    /** Without an authserv-id of our own no sender is ever proven. */
    static IntakeSettings intake(Settings settings) {
        Settings.Intake intake = settings.intake();
        return new IntakeSettings(
                settings.mail().authservId().orElse(NO_AUTHSERV_ID),
                intake.largestMail(),
                intake.mostAttachments(),
                intake.largestMail(),
                intake.deepest(),
                LONGEST_TEXT);
    }

    static CustodySettings custody(Settings settings) {
        Settings.Custody custody = settings.custody();
        return new CustodySettings(
                custody.patience(),
                custody.spareSpace(),
                custody.filesAtOnce(),
                custody.connections(),
                custody.buffers(),
                custody.limits());
    }

    static WorkingDays workingDays(Settings settings) {
        return new DanishWorkingDays(ClosureDays.parse(
                settings.closureDays().stream().map(ClosureDay::toString).toList()));
    }

    static GatewaySettings door(String name, Settings.Door door) {
        GatewaySettings.Limits usual = GatewaySettings.Limits.usual();
        GatewaySettings.Limits limits = new GatewaySettings.Limits(
                door.mostSessions(),
                usual.sessionsPerPerson(),
                door.mostHalfOpen(),
                usual.halfOpenPerAddress(),
                usual.channels(),
                usual.handles(),
                usual.refusals(),
                usual.commandLength(),
                door.connectionsAMinute(),
                door.loginTimeout(),
                door.idleTimeout(),
                door.longestSession());
        return new GatewaySettings(
                name, door.bind(), door.port(), door.hostKeyFile(), door.allowedNetworks(), door.banner(), limits);
    }

    /** Makes a folder of the hub's own; one that must be mounted is never made (F15). */
    static void prepare(Place.Folder folder) throws IOException {
        if (folder.mustHave().isEmpty()) {
            Files.createDirectories(
                    folder.root(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }
}
