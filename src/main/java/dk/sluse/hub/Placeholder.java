package dk.sluse.hub;

import dk.sluse.hub.Settings.Security;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What routes may write as {@code {{name}}} besides the settings: derived from them, with secrets read from their files. */
final class Placeholder {

    private static final String IMAP_ENABLED = "mail.imap.enabled";
    private static final String IMAP_HOST = "mail.imap.host";
    private static final String IMAP_TLS = "mail.imap.tls";
    private static final String IMAP_STARTTLS = "mail.imap.starttls";
    private static final String IMAP_USER = "mail.imap.user";
    private static final String IMAP_PASSWORD = "mail.imap.password";
    private static final String IMAP_POLL = "mail.imap.poll-milliseconds";
    private static final String SMTP_ENABLED = "mail.smtp.enabled";
    private static final String SMTP_HOST = "mail.smtp.host";
    private static final String SMTP_TLS = "mail.smtp.tls";
    private static final String SMTP_STARTTLS = "mail.smtp.starttls";
    private static final String SMTP_USER = "mail.smtp.user";
    private static final String SMTP_PASSWORD = "mail.smtp.password";
    private static final String GENOME_ENABLED = "genome.enabled";
    private static final String REMIND = "upkeep.remind";
    private static final String EXPIRE = "upkeep.expire";

    /** Their names. */
    static final Set<String> NAMES = Set.of(
            IMAP_ENABLED,
            IMAP_HOST,
            IMAP_TLS,
            IMAP_STARTTLS,
            IMAP_USER,
            IMAP_PASSWORD,
            IMAP_POLL,
            SMTP_ENABLED,
            SMTP_HOST,
            SMTP_TLS,
            SMTP_STARTTLS,
            SMTP_USER,
            SMTP_PASSWORD,
            GENOME_ENABLED,
            REMIND,
            EXPIRE);

    private static final String EVERY_MINUTE = "0 * * * * ?";
    private static final String EVERY_SECOND = "* * * * * ?";

    private Placeholder() {}

    /** Their values. */
    static Map<String, String> of(Settings settings) throws IOException {
        Map<String, String> values = new TreeMap<>();
        values.put(GENOME_ENABLED, Boolean.toString(settings.genomes().isPresent()));
        imap(settings, values);
        smtp(settings, values);
        // Business time that runs ahead, in the demo and in tests, wants quicker ticks.
        String tick = settings.hub().clockOffset().isPresent() ? EVERY_SECOND : EVERY_MINUTE;
        values.put(REMIND, tick);
        values.put(EXPIRE, tick);
        return values;
    }

    private static void imap(Settings settings, Map<String, String> values) throws IOException {
        Optional<Settings.Imap> imap = settings.mail().imap();
        Optional<Security> security = imap.map(Settings.Imap::security);
        values.put(IMAP_ENABLED, Boolean.toString(imap.isPresent()));
        values.put(IMAP_HOST, imap.map(Settings.Imap::host).orElse("localhost"));
        values.put(IMAP_TLS, is(Security.TLS, security));
        values.put(IMAP_STARTTLS, is(Security.STARTTLS, security));
        values.put(IMAP_USER, imap.map(Settings.Imap::user).orElse("nobody"));
        values.put(IMAP_PASSWORD, imap.isPresent() ? secret(imap.get().passwordFile()) : "");
        Duration poll = imap.map(Settings.Imap::poll).orElse(Duration.ofMinutes(1));
        values.put(IMAP_POLL, Long.toString(poll.toMillis()));
    }

    private static void smtp(Settings settings, Map<String, String> values) throws IOException {
        Optional<Settings.Smtp> smtp = settings.mail().smtp();
        Optional<Security> security = smtp.map(Settings.Smtp::security);
        values.put(SMTP_ENABLED, Boolean.toString(smtp.isPresent()));
        values.put(SMTP_HOST, smtp.map(Settings.Smtp::host).orElse("localhost"));
        values.put(SMTP_TLS, is(Security.TLS, security));
        values.put(SMTP_STARTTLS, is(Security.STARTTLS, security));
        // Without a login neither is given, and the routes leave both out.
        smtp.flatMap(Settings.Smtp::user).ifPresent(user -> values.put(SMTP_USER, user));
        Optional<Path> password = smtp.flatMap(Settings.Smtp::passwordFile);
        if (password.isPresent()) {
            values.put(SMTP_PASSWORD, "RAW(" + secret(password.get()) + ")");
        }
    }

    private static String is(Security wanted, Optional<Security> security) {
        return Boolean.toString(security.filter(wanted::equals).isPresent());
    }

    private static String secret(Path file) throws IOException {
        return Files.readString(file).strip();
    }
}
