package dk.sluse.hub;

import dk.sluse.custody.RateLimit;
import dk.sluse.gateway.BanTerm;
import dk.sluse.project.ReviewTerm;
import dk.sluse.project.SecondFactors;
import dk.sluse.project.Standstill;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code config/application.properties} says, with the standard value of whatever it leaves out. Every path is
 * absolute. Secrets are not here: only the files that hold them are.
 *
 * @param effective every setting with a value, as text by its name: what {@code {{placeholders}}} in routes stand for
 */
record Settings(
        Hub hub,
        List<ClosureDay> closureDays,
        Database database,
        Mail mail,
        Intake intake,
        Door gateway,
        Door airlockGateway,
        Entrance entrance,
        Export export,
        Import imports,
        Optional<Genomes> genomes,
        Release release,
        Screening screening,
        Custody custody,
        Work work,
        Map<String, String> effective) {

    Settings {
        closureDays = List.copyOf(closureDays);
        effective = Map.copyOf(effective);
    }

    /**
     * The hub itself.
     *
     * @param name its name, different for each hub on one database
     * @param publicHost the name by which people reach its gateway
     * @param data the folder of everything it keeps in files
     * @param projectsPoll how often project files are looked at
     * @param auditSeal how often events are sealed
     * @param anchorMail who keeps the daily anchors of the record elsewhere
     * @param clockOffset a file that moves business time, in the demo and in tests only
     */
    record Hub(
            String name,
            String publicHost,
            Path data,
            Duration projectsPoll,
            Duration auditSeal,
            List<String> anchorMail,
            Optional<Path> clockOffset) {}

    /** The database: one of its own, unless an address is given. */
    sealed interface Database {

        /** The one that comes with the hub; port 0 is any that is free. */
        record Embedded(int port) implements Database {}

        /** PostgreSQL somewhere else. */
        record External(String url, String user, Path passwordFile, String owner, Path ownerPasswordFile, int poolSize)
                implements Database {}
    }

    /** How a connection to a mail server is protected; {@code NONE} on this machine only. */
    enum Security {
        TLS,
        STARTTLS,
        NONE
    }

    /**
     * Mail. Without {@code imap} nothing is taken in by mail; without {@code smtp} mails wait in the outbox.
     *
     * @param authservId the name under which our own mail server vouches for senders
     */
    record Mail(
            Optional<String> address,
            String name,
            Optional<String> authservId,
            Optional<Imap> imap,
            Optional<Smtp> smtp) {}

    /** The hub's mailbox. */
    record Imap(
            String host, int port, Security security, String user, Path passwordFile, String folder, Duration poll) {}

    /** The server that takes the hub's mails; with a login or without. */
    record Smtp(String host, int port, Security security, Optional<String> user, Optional<Path> passwordFile) {}

    /** Limits for mails that come in; sizes in bytes. */
    record Intake(long largestMail, int mostAttachments, int deepest) {}

    /** One of the two SSH doors; no allowed network means every network. */
    record Door(
            String bind,
            int port,
            Path hostKeyFile,
            List<String> allowedNetworks,
            int mostSessions,
            int mostHalfOpen,
            Duration loginTimeout,
            Duration idleTimeout,
            Duration longestSession,
            int connectionsAMinute,
            String banner) {}

    /**
     * Who comes in at both doors.
     *
     * @param authorities fingerprints of the keys that may certify people's keys
     * @param rulesVersion the version of the rules that must be acknowledged; none asks nobody
     */
    record Entrance(
            SecondFactors.Demand secondFactor,
            Set<String> authorities,
            BanTerm bans,
            Optional<String> rulesVersion,
            ReviewTerm reviews) {}

    /** Days and deadlines of exports (R44, R48). */
    record Export(
            int workingDays,
            List<Integer> reminderDays,
            int downloadDays,
            List<Integer> warningDays,
            Duration grace,
            int extensionDays) {}

    /**
     * Size of one upload in bytes, and the days that an instruction to import waits to be confirmed (R34).
     *
     * @param standstill for how long one waits that the project's mandate does not carry
     */
    record Import(long largestFile, int reminderDays, int closingDays, Standstill standstill) {}

    /** The genome database's metadata, and who may not be released (R3, R20). */
    record Genomes(String url, String user, Path passwordFile, int connections, Duration patience, Register register) {}

    /** The tissue use register. */
    sealed interface Register {

        /** A file of person numbers. */
        record InFile(Path file) implements Register {}

        /** A table in a database. */
        record InDatabase(String url, String user, Path passwordFile) implements Register {}
    }

    /** What makes an order wait for an officer, and for how long it waits for its requester (R16, R21). */
    record Release(
            int fewestPersons, int fewestDiffering, List<Integer> reminderDays, int closingDays, int largestList) {}

    /** Whether the process that opens files must have no network, or may have where the kernel refuses to take it. */
    enum Isolation {
        FULL,
        REDUCED
    }

    /** How files are looked at; the limits of it stand with the policies. */
    record Screening(Isolation isolation, int workers) {}

    /**
     * How files are carried: how long a silent server is waited for, the bytes at a target that are never used up, how much
     * goes on at once, and how fast places may be used.
     */
    record Custody(
            Duration patience,
            long spareSpace,
            int filesAtOnce,
            int connections,
            long buffers,
            Map<String, RateLimit> limits) {}

    /** How durable steps are claimed and tried again. */
    record Work(
            Duration poll, int threads, int retries, Duration backoff, Duration longestBackoff, Duration heartbeat) {}
}
