package dk.sluse.hub;

import dk.sluse.project.Standstill;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads {@code config/application.properties}. Every fault is collected; where there is one, the settings are for checking
 * on, and never for starting with.
 */
final class SettingsReader {

    private static final Pattern SECRET =
            Pattern.compile("(?i).*(passw|passphrase|secret|token|credential|private-?key|access-?key).*");

    private final PropertiesFile file;
    private final Values values;

    private SettingsReader(PropertiesFile file, Path base) {
        this.file = file;
        this.values = new Values(file, base);
    }

    /** Reads the settings of a configuration folder. */
    static Settings read(Path config, Faults faults) {
        PropertiesFile file = PropertiesFile.read(config.resolve("application.properties"), faults);
        return new SettingsReader(file, base(config)).settings();
    }

    /** The folder that relative paths are meant from: the one that holds {@code config}. */
    static Path base(Path config) {
        Path absolute = config.toAbsolutePath().normalize();
        return Optional.ofNullable(absolute.getParent()).orElse(absolute);
    }

    private Settings settings() {
        checkNames();
        checkPorts();
        Keys.CAMEL.forEach(values::get);
        GenomeSettings genome = new GenomeSettings(values);
        return new Settings(
                hub(),
                values.value(Keys.CLOSURE_DAYS),
                database(),
                mail(),
                intake(),
                door(Keys.GATEWAY),
                door(Keys.AIRLOCK_GATEWAY),
                new EntranceSettings(values).read(),
                export(),
                imports(),
                genome.genomes(),
                genome.release(),
                screening(),
                custody(),
                work(),
                values.effective(Keys.all()));
    }

    private void checkNames() {
        CamelKeys camel = CamelKeys.load();
        Set<String> known = Keys.all().stream().map(Key::name).collect(Collectors.toCollection(TreeSet::new));
        for (PropertiesFile.Entry entry : file.entries()) {
            String key = entry.key();
            if (SECRET.matcher(key).matches() && !key.endsWith("-file")) {
                file.fault(
                        key,
                        "The key " + Faults.quoted(key) + " looks like a secret, and no secret stands in this file.",
                        "Put it into a file in secrets/ with mode 0600, and name that file with a \"…-file\" key.");
            } else if (key.startsWith("camel.") ? !camel.knows(key) : !known.contains(key)) {
                Set<String> likely = key.startsWith("camel.") ? camel.names() : known;
                String remedy = Nearest.of(key, likely)
                        .map(name -> "Did you mean \"" + name + "\"?")
                        .orElse("Remove it; config/application.properties as shipped lists every key.");
                file.fault(key, "The key " + Faults.quoted(key) + " is not known.", remedy);
            }
        }
    }

    private void checkPorts() {
        int gateway = values.value(Keys.GATEWAY.port());
        if (gateway != 0 && gateway == values.value(Keys.AIRLOCK_GATEWAY.port())) {
            values.fault(
                    Keys.AIRLOCK_GATEWAY.port(),
                    "\"airlock-gateway.port\" is that of the gateway, too.",
                    "Give each its own port: the airlock is served by a door of its own.");
        }
    }

    private Settings.Hub hub() {
        return new Settings.Hub(
                values.value(Keys.HUB_NAME),
                values.value(Keys.PUBLIC_HOST),
                values.path(Keys.HUB_DATA).orElseThrow(),
                values.value(Keys.PROJECTS_POLL),
                values.value(Keys.AUDIT_SEAL),
                values.value(Keys.AUDIT_ANCHOR_MAIL),
                values.path(Keys.CLOCK_OFFSET_FILE));
    }

    private Settings.Database database() {
        Optional<String> url = values.get(Keys.DATABASE_URL);
        Optional<Path> password = values.secret(Keys.DATABASE_PASSWORD);
        Optional<Path> ownerPassword = values.secret(Keys.DATABASE_OWNER_PASSWORD);
        int embeddedPort = values.value(Keys.DATABASE_EMBEDDED_PORT);
        String user = values.value(Keys.DATABASE_USER);
        String owner = values.value(Keys.DATABASE_OWNER);
        int poolSize = values.value(Keys.DATABASE_POOL);
        if (user.equals(owner)) {
            values.fault(
                    Keys.DATABASE_OWNER,
                    "\"database.owner.user\" is the hub's own role, which could then change the record.",
                    "Name a role of its own.");
        }
        if (url.isEmpty()) {
            return new Settings.Database.Embedded(embeddedPort);
        }
        values.refuseLogin(Keys.DATABASE_URL, url.get());
        values.need(Keys.DATABASE_URL, Keys.DATABASE_PASSWORD, Keys.DATABASE_OWNER_PASSWORD);
        return password.isPresent() && ownerPassword.isPresent()
                ? new Settings.Database.External(url.get(), user, password.get(), owner, ownerPassword.get(), poolSize)
                : new Settings.Database.Embedded(embeddedPort);
    }

    private Settings.Mail mail() {
        return new Settings.Mail(
                values.get(Keys.MAIL_ADDRESS),
                values.value(Keys.MAIL_NAME),
                values.get(Keys.MAIL_AUTHSERV_ID),
                imap(),
                smtp());
    }

    private Optional<Settings.Imap> imap() {
        Optional<String> host = values.get(Keys.IMAP_HOST);
        Optional<String> user = values.get(Keys.IMAP_USER);
        Optional<Path> password = values.secret(Keys.IMAP_PASSWORD);
        int port = values.value(Keys.IMAP_PORT);
        String folder = values.value(Keys.IMAP_FOLDER);
        Settings.Security security = values.value(Keys.IMAP_SECURITY);
        if (host.isPresent()) {
            values.need(Keys.IMAP_HOST, Keys.IMAP_USER, Keys.IMAP_PASSWORD, Keys.MAIL_ADDRESS, Keys.MAIL_AUTHSERV_ID);
            checkSecurity(Keys.IMAP_SECURITY, security, host.get());
        }
        if (host.isEmpty() || user.isEmpty() || password.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Settings.Imap(
                host.get(), port, security, user.get(), password.get(), folder, values.value(Keys.IMAP_POLL)));
    }

    private Optional<Settings.Smtp> smtp() {
        Optional<String> host = values.get(Keys.SMTP_HOST);
        Optional<String> user = values.get(Keys.SMTP_USER);
        Optional<Path> password = values.secret(Keys.SMTP_PASSWORD);
        int port = values.value(Keys.SMTP_PORT);
        Settings.Security security = values.value(Keys.SMTP_SECURITY);
        if (host.isPresent()) {
            values.need(Keys.SMTP_HOST, Keys.MAIL_ADDRESS);
            checkSecurity(Keys.SMTP_SECURITY, security, host.get());
        }
        if (user.isPresent() != password.isPresent()) {
            Key<?> given = user.isPresent() ? Keys.SMTP_USER : Keys.SMTP_PASSWORD;
            values.need(given, user.isPresent() ? Keys.SMTP_PASSWORD : Keys.SMTP_USER);
        }
        return host.map(name -> new Settings.Smtp(name, port, security, user, password));
    }

    private void checkSecurity(Key<?> key, Settings.Security security, String host) {
        boolean here = Set.of("localhost", "127.0.0.1", "::1").contains(host.toLowerCase(Locale.ROOT));
        if (security == Settings.Security.NONE && !here) {
            values.fault(
                    key,
                    "\"" + key.name() + "\" is none, and the mail server is another machine.",
                    "Write tls or starttls.");
        }
    }

    private Settings.Intake intake() {
        return new Settings.Intake(
                values.value(Keys.INTAKE_LARGEST_MAIL),
                values.value(Keys.INTAKE_MOST_ATTACHMENTS),
                values.value(Keys.INTAKE_DEEPEST));
    }

    private Settings.Door door(Keys.DoorKeys keys) {
        return new Settings.Door(
                values.value(keys.bind()),
                values.value(keys.port()),
                values.path(keys.hostKeyFile()).orElseThrow(),
                values.value(keys.allowedNetworks()),
                values.value(keys.mostSessions()),
                values.value(keys.mostHalfOpen()),
                values.value(keys.loginTimeout()),
                values.value(keys.idleTimeout()),
                values.value(keys.longestSession()),
                values.value(keys.connectionsAMinute()),
                values.value(keys.banner()));
    }

    private Settings.Export export() {
        Settings.Export export = new Settings.Export(
                values.value(Keys.EXPORT_WORKING_DAYS),
                values.value(Keys.EXPORT_REMINDER_DAYS),
                values.value(Keys.EXPORT_DOWNLOAD_DAYS),
                values.value(Keys.EXPORT_WARNING_DAYS),
                values.value(Keys.EXPORT_GRACE),
                values.value(Keys.EXPORT_EXTENSION_DAYS));
        if (largest(export.reminderDays()) > export.workingDays()) {
            values.fault(
                    Keys.EXPORT_REMINDER_DAYS,
                    "\"export.reminder-days\" names a day after the limit of " + export.workingDays() + ".",
                    "Remind on or before the last working day.");
        }
        if (largest(export.warningDays()) >= export.downloadDays()) {
            values.fault(
                    Keys.EXPORT_WARNING_DAYS,
                    "\"export.warning-days\" names a day before the download begins.",
                    "Warn fewer than " + export.downloadDays() + " days before the end.");
        }
        return export;
    }

    private static int largest(List<Integer> days) {
        return days.isEmpty() ? 0 : Collections.max(days);
    }

    private Settings.Import imports() {
        Settings.Import imports = new Settings.Import(
                values.value(Keys.IMPORT_LARGEST_FILE),
                values.value(Keys.IMPORT_REMINDER_DAYS),
                values.value(Keys.IMPORT_CLOSING_DAYS),
                new Standstill(values.value(Keys.MANDATE_CLOSING_DAYS)));
        if (imports.reminderDays() >= imports.closingDays()) {
            values.fault(
                    Keys.IMPORT_REMINDER_DAYS,
                    "\"import.reminder-days\" is not before \"import.closing-days\".",
                    "Remind fewer than " + imports.closingDays() + " days after the instruction.");
        }
        return imports;
    }

    private Settings.Screening screening() {
        return new Settings.Screening(values.value(Keys.SCREENING_ISOLATION), values.value(Keys.SCREENING_WORKERS));
    }

    private Settings.Custody custody() {
        return new Settings.Custody(
                values.value(Keys.CUSTODY_PATIENCE),
                values.value(Keys.CUSTODY_SPARE),
                values.value(Keys.CUSTODY_FILES),
                values.value(Keys.CUSTODY_CONNECTIONS),
                Math.max(1L << 20, values.value(Keys.CUSTODY_BUFFERS)),
                values.value(Keys.CUSTODY_LIMITS));
    }

    private Settings.Work work() {
        Settings.Work work = new Settings.Work(
                values.value(Keys.WORK_POLL),
                values.value(Keys.WORK_THREADS),
                values.value(Keys.WORK_RETRIES),
                values.value(Keys.WORK_BACKOFF),
                values.value(Keys.WORK_LONGEST_BACKOFF),
                values.value(Keys.WORK_HEARTBEAT));
        if (work.backoff().compareTo(work.longestBackoff()) > 0) {
            values.fault(
                    Keys.WORK_LONGEST_BACKOFF,
                    "\"work.longest-backoff\" is shorter than \"work.backoff\".",
                    "Make it at least as long.");
        }
        return work;
    }
}
