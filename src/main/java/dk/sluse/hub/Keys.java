package dk.sluse.hub;

import static dk.sluse.hub.Kinds.duration;
import static dk.sluse.hub.Kinds.host;
import static dk.sluse.hub.Kinds.listOf;
import static dk.sluse.hub.Kinds.mailAddress;
import static dk.sluse.hub.Kinds.matching;
import static dk.sluse.hub.Kinds.network;
import static dk.sluse.hub.Kinds.number;
import static dk.sluse.hub.Kinds.oneOf;
import static dk.sluse.hub.Kinds.path;
import static dk.sluse.hub.Kinds.port;
import static dk.sluse.hub.Kinds.rateLimits;
import static dk.sluse.hub.Kinds.size;
import static dk.sluse.hub.Kinds.text;

import dk.sluse.custody.RateLimit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every setting of the hub, with what stands when {@code config/application.properties} does not say otherwise. */
final class Keys {

    static final Key<String> HUB_NAME = Key.of(
            "hub.name", matching("a word of lower-case letters, digits and dashes", "[a-z][a-z0-9-]{0,62}"), "sluse-1");
    static final Key<Path> HUB_DATA = Key.of("hub.data", path(), "data");
    static final Key<Duration> PROJECTS_POLL = Key.of("projects.poll", duration("PT0.1S", "PT1H"), "PT2S");
    static final Key<Path> CLOCK_OFFSET_FILE = Key.optional("clock.offset-file", path());
    static final Key<List<ClosureDay>> CLOSURE_DAYS = Key.of("calendar.closure-days", listOf(ClosureDay.kind()), "");

    static final Key<String> DATABASE_URL = Key.optional("database.url", postgresql("sluse"));
    static final Key<String> DATABASE_USER = Key.of("database.user", role(), "sluse_hub");
    static final Key<Path> DATABASE_PASSWORD = Key.optional("database.password-file", path());
    static final Key<String> DATABASE_OWNER = Key.of("database.owner.user", role(), "sluse_owner");
    static final Key<Path> DATABASE_OWNER_PASSWORD = Key.optional("database.owner.password-file", path());
    static final Key<Integer> DATABASE_POOL = Key.of("database.pool-size", number(4, 200), "16");
    static final Key<Integer> DATABASE_EMBEDDED_PORT = Key.of("database.embedded.port", port(), "0");

    static final Key<String> MAIL_ADDRESS = Key.optional("mail.address", mailAddress());
    static final Key<String> MAIL_NAME =
            Key.of("mail.name", matching("a name on one line", "[^\\p{Cntrl}<>\"]{1,78}"), "Sluse");
    static final Key<String> MAIL_AUTHSERV_ID =
            Key.optional("mail.authserv-id", matching("one word", "[^\\s;]{1,255}"));
    static final Key<String> IMAP_HOST = Key.optional("mail.imap.host", host());
    static final Key<Integer> IMAP_PORT = Key.of("mail.imap.port", port(), "993");
    static final Key<Settings.Security> IMAP_SECURITY =
            Key.of("mail.imap.security", oneOf(Settings.Security.class), "tls");
    static final Key<String> IMAP_USER = Key.optional("mail.imap.user", text());
    static final Key<Path> IMAP_PASSWORD = Key.optional("mail.imap.password-file", path());
    static final Key<String> IMAP_FOLDER = Key.of("mail.imap.folder", text(), "INBOX");
    static final Key<Duration> IMAP_POLL = Key.of("mail.imap.poll", duration("PT0.5S", "PT1H"), "PT30S");
    static final Key<String> SMTP_HOST = Key.optional("mail.smtp.host", host());
    static final Key<Integer> SMTP_PORT = Key.of("mail.smtp.port", port(), "587");
    static final Key<Settings.Security> SMTP_SECURITY =
            Key.of("mail.smtp.security", oneOf(Settings.Security.class), "starttls");
    static final Key<String> SMTP_USER = Key.optional("mail.smtp.user", text());
    static final Key<Path> SMTP_PASSWORD = Key.optional("mail.smtp.password-file", path());

    static final Key<Long> INTAKE_LARGEST_MAIL = Key.of("intake.largest-mail", size(), "64 MB");
    static final Key<Integer> INTAKE_MOST_ATTACHMENTS = Key.of("intake.most-attachments", number(1, 1000), "50");
    static final Key<Integer> INTAKE_DEEPEST = Key.of("intake.deepest", number(1, 20), "8");

    static final Key<String> PUBLIC_HOST = Key.of("gateway.public-host", host(), "localhost");
    static final DoorKeys GATEWAY = new DoorKeys("gateway", "2222", "data/gateway-host-key");
    static final DoorKeys AIRLOCK_GATEWAY = new DoorKeys("airlock-gateway", "2223", "data/airlock-gateway-host-key");

    static final Key<Integer> EXPORT_WORKING_DAYS = Key.of("export.working-days", number(1, 10), "10");
    static final Key<List<Integer>> EXPORT_REMINDER_DAYS =
            Key.of("export.reminder-days", listOf(number(1, 10)), "5, 8, 10");
    static final Key<Integer> EXPORT_DOWNLOAD_DAYS = Key.of("export.download-days", number(1, 30), "30");
    static final Key<List<Integer>> EXPORT_WARNING_DAYS = Key.of("export.warning-days", listOf(number(1, 30)), "7, 1");
    static final Key<Duration> EXPORT_GRACE = Key.of("export.grace", duration("PT0S", "PT1H"), "PT1H");
    static final Key<Integer> EXPORT_EXTENSION_DAYS = Key.of("export.extension-days", number(0, 30), "30");

    static final Key<Integer> MANDATE_CLOSING_DAYS = Key.of("mandate.closing-days", number(1, 3650), "60");

    static final Key<Long> IMPORT_LARGEST_FILE = Key.of("import.largest-file", size(), "1024 GB");
    static final Key<Integer> IMPORT_REMINDER_DAYS = Key.of("import.reminder-days", number(1, 364), "7");
    static final Key<Integer> IMPORT_CLOSING_DAYS = Key.of("import.closing-days", number(2, 365), "30");

    static final Key<String> GENOME_URL = Key.optional("genome.url", postgresql("genomes"));
    static final Key<String> GENOME_USER = Key.of("genome.user", role(), "sluse_reader");
    static final Key<Path> GENOME_PASSWORD = Key.optional("genome.password-file", path());
    static final Key<Integer> GENOME_CONNECTIONS = Key.of("genome.connections", number(1, 50), "4");
    static final Key<Duration> GENOME_PATIENCE = Key.of("genome.patience", duration("PT1S", "PT1H"), "PT5M");
    static final Key<Path> REGISTER_FILE = Key.optional("register.file", path());
    static final Key<String> REGISTER_URL = Key.optional("register.url", postgresql("register"));
    static final Key<String> REGISTER_USER = Key.of("register.user", role(), "sluse_reader");
    static final Key<Path> REGISTER_PASSWORD = Key.optional("register.password-file", path());

    static final Key<Integer> RELEASE_FEWEST_PERSONS = Key.of("release.fewest-persons", number(1, 1000), "20");
    static final Key<Integer> RELEASE_FEWEST_DIFFERING = Key.of("release.fewest-differing", number(1, 1000), "5");
    static final Key<List<Integer>> RELEASE_REMINDER_DAYS =
            Key.of("release.reminder-days", listOf(number(1, 364)), "7, 14, 21");
    static final Key<Integer> RELEASE_CLOSING_DAYS = Key.of("release.closing-days", number(2, 365), "28");
    static final Key<Long> RELEASE_LARGEST_LIST = Key.of("release.largest-list", size(), "8 MB");

    static final Key<Settings.Isolation> SCREENING_ISOLATION =
            Key.of("screening.isolation", oneOf(Settings.Isolation.class), "full");
    static final Key<Integer> SCREENING_WORKERS = Key.of("screening.workers", number(1, 32), "1");

    static final Key<Duration> CUSTODY_PATIENCE = Key.of("custody.patience", duration("PT5S", "PT1H"), "PT2M");
    static final Key<Long> CUSTODY_SPARE = Key.of("custody.spare-space", size(), "1 GB");
    static final Key<Integer> CUSTODY_FILES = Key.of("custody.files-at-once", number(1, 64), "8");
    static final Key<Integer> CUSTODY_CONNECTIONS = Key.of("custody.connections", number(1, 8), "2");
    static final Key<Long> CUSTODY_BUFFERS = Key.of("custody.buffers", size(), "32 MB");
    static final Key<Map<String, RateLimit>> CUSTODY_LIMITS = Key.of("custody.limits", rateLimits(), "");

    static final Key<Duration> WORK_POLL = Key.of("work.poll", duration("PT0.05S", "PT1M"), "PT0.5S");
    static final Key<Integer> WORK_THREADS = Key.of("work.threads", number(1, 64), "8");
    static final Key<Integer> WORK_RETRIES = Key.of("work.retries", number(0, 100), "5");
    static final Key<Duration> WORK_BACKOFF = Key.of("work.backoff", duration("PT0.1S", "PT1H"), "PT5S");
    static final Key<Duration> WORK_LONGEST_BACKOFF =
            Key.of("work.longest-backoff", duration("PT0.1S", "PT24H"), "PT10M");
    static final Key<Duration> WORK_HEARTBEAT = Key.of("work.heartbeat", duration("PT0.5S", "PT1M"), "PT2S");

    static final Key<Duration> AUDIT_SEAL = Key.of("audit.seal-every", duration("PT0.1S", "PT1S"), "PT0.5S");

    static final Key<List<String>> AUDIT_ANCHOR_MAIL = Key.of("audit.anchor-mail", listOf(mailAddress()), "");

    /** Camel's own settings that the hub relies on, with values that differ from Camel's. */
    static final List<Key<String>> CAMEL = List.of(
            Key.of("camel.main.name", text(), "sluse"),
            Key.of("camel.main.routesIncludePattern", text(), "file:routes/**/*.camel.yaml"),
            Key.of("camel.main.autoConfigurationFailFast", matching("true", "true"), "true"),
            Key.of("camel.main.streamCachingEnabled", matching("false", "false"), "false"),
            Key.of("camel.main.routesReloadEnabled", matching("false", "false"), "false"),
            Key.of("camel.main.shutdownTimeout", matching("a number of seconds", "\\d{1,4}"), "30"),
            Key.of("camel.trace.enabled", matching("false", "false"), "false"),
            Key.of("camel.management.enabled", matching("true or false", "true|false"), "true"),
            Key.of(
                    "camel.management.host",
                    matching("127.0.0.1, ::1 or localhost", "127\\.0\\.0\\.1|::1|localhost"),
                    "127.0.0.1"),
            Key.of("camel.management.port", matching("a port", "\\d{1,5}"), "8222"),
            Key.of("camel.management.healthCheckEnabled", matching("true or false", "true|false"), "true"),
            Key.of("camel.management.metricsEnabled", matching("true or false", "true|false"), "true"),
            Key.of("camel.management.uploadEnabled", matching("false", "false"), "false"),
            Key.of("camel.management.downloadEnabled", matching("false", "false"), "false"),
            Key.of("camel.management.sendEnabled", matching("false", "false"), "false"),
            Key.of("camel.metrics.enabled", matching("true or false", "true|false"), "true"),
            Key.of("camel.health.consumersEnabled", matching("true or false", "true|false"), "false"),
            Key.of("camel.health.routesEnabled", matching("true or false", "true|false"), "false"));

    private static final String BANNER = "Alt, hvad der sker her, registreres. / Everything done here is recorded.";

    private Keys() {}

    /** The settings of one of the two doors. */
    record DoorKeys(
            Key<String> bind,
            Key<Integer> port,
            Key<Path> hostKeyFile,
            Key<List<String>> allowedNetworks,
            Key<Integer> mostSessions,
            Key<Integer> mostHalfOpen,
            Key<Duration> loginTimeout,
            Key<Duration> idleTimeout,
            Key<Duration> longestSession,
            Key<Integer> connectionsAMinute,
            Key<String> banner) {

        private DoorKeys(String prefix, String standardPort, String hostKey) {
            this(
                    Key.of(prefix + ".bind", host(), "127.0.0.1"),
                    Key.of(prefix + ".port", Kinds.port(), standardPort),
                    Key.of(prefix + ".host-key-file", path(), hostKey),
                    Key.of(prefix + ".allowed-networks", listOf(network()), ""),
                    Key.of(prefix + ".most-sessions", number(1, 10_000), "200"),
                    Key.of(prefix + ".most-half-open", number(1, 1_000), "30"),
                    Key.of(prefix + ".login-timeout", duration("PT1S", "PT2M"), "PT20S"),
                    Key.of(prefix + ".idle-timeout", duration("PT1S", "PT24H"), "PT15M"),
                    Key.of(prefix + ".longest-session", duration("PT1S", "P30D"), "PT24H"),
                    Key.of(prefix + ".connections-a-minute", number(1, 100_000), "120"),
                    Key.of(prefix + ".banner", text(), BANNER));
        }

        private Stream<Key<?>> all() {
            return Stream.of(
                    bind,
                    port,
                    hostKeyFile,
                    allowedNetworks,
                    mostSessions,
                    mostHalfOpen,
                    loginTimeout,
                    idleTimeout,
                    longestSession,
                    connectionsAMinute,
                    banner);
        }
    }

    /** All of them. */
    static List<Key<?>> all() {
        return Stream.of(
                        Stream.<Key<?>>of(
                                HUB_NAME, HUB_DATA, PUBLIC_HOST, PROJECTS_POLL, CLOCK_OFFSET_FILE, CLOSURE_DAYS),
                        Stream.<Key<?>>of(DATABASE_URL, DATABASE_USER, DATABASE_PASSWORD, DATABASE_OWNER),
                        Stream.<Key<?>>of(DATABASE_OWNER_PASSWORD, DATABASE_POOL, DATABASE_EMBEDDED_PORT),
                        Stream.<Key<?>>of(MAIL_ADDRESS, MAIL_NAME, MAIL_AUTHSERV_ID),
                        Stream.<Key<?>>of(IMAP_HOST, IMAP_PORT, IMAP_SECURITY, IMAP_USER, IMAP_PASSWORD),
                        Stream.<Key<?>>of(IMAP_FOLDER, IMAP_POLL),
                        Stream.<Key<?>>of(SMTP_HOST, SMTP_PORT, SMTP_SECURITY, SMTP_USER, SMTP_PASSWORD),
                        Stream.<Key<?>>of(INTAKE_LARGEST_MAIL, INTAKE_MOST_ATTACHMENTS, INTAKE_DEEPEST),
                        GATEWAY.all(),
                        AIRLOCK_GATEWAY.all(),
                        EntranceSettings.KEYS.stream(),
                        Stream.<Key<?>>of(EXPORT_WORKING_DAYS, EXPORT_REMINDER_DAYS, EXPORT_DOWNLOAD_DAYS),
                        Stream.<Key<?>>of(EXPORT_WARNING_DAYS, EXPORT_GRACE, EXPORT_EXTENSION_DAYS),
                        Stream.<Key<?>>of(IMPORT_LARGEST_FILE, IMPORT_REMINDER_DAYS, IMPORT_CLOSING_DAYS),
                        Stream.<Key<?>>of(MANDATE_CLOSING_DAYS),
                        Stream.<Key<?>>of(GENOME_URL, GENOME_USER, GENOME_PASSWORD, GENOME_CONNECTIONS),
                        Stream.<Key<?>>of(GENOME_PATIENCE, REGISTER_FILE, REGISTER_URL, REGISTER_USER),
                        Stream.<Key<?>>of(REGISTER_PASSWORD, RELEASE_FEWEST_PERSONS, RELEASE_FEWEST_DIFFERING),
                        Stream.<Key<?>>of(RELEASE_REMINDER_DAYS, RELEASE_CLOSING_DAYS, RELEASE_LARGEST_LIST),
                        Stream.<Key<?>>of(SCREENING_ISOLATION, SCREENING_WORKERS, CUSTODY_PATIENCE, CUSTODY_SPARE),
                        Stream.<Key<?>>of(CUSTODY_FILES, CUSTODY_CONNECTIONS, CUSTODY_BUFFERS, CUSTODY_LIMITS),
                        Stream.<Key<?>>of(WORK_POLL, WORK_THREADS, WORK_RETRIES, WORK_BACKOFF, WORK_LONGEST_BACKOFF),
                        Stream.<Key<?>>of(WORK_HEARTBEAT, AUDIT_SEAL, AUDIT_ANCHOR_MAIL),
                        CAMEL.stream())
                .<Key<?>>flatMap(keys -> keys)
                .toList();
    }

    private static Kind<String> postgresql(String name) {
        return matching("an address such as jdbc:postgresql://host/" + name, "jdbc:postgresql:.+");
    }

    private static Kind<String> role() {
        return matching("a plain lower-case role name", "[a-z_][a-z0-9_]{0,62}");
    }
}
