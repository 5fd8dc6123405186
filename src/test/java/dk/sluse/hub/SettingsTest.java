package dk.sluse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final Path SHIPPED = Path.of("config", "application.properties");

    @TempDir
    Path folder;

    private Sites site;
    private Faults faults;

    @BeforeEach
    void prepare() {
        site = new Sites(folder);
        faults = new Faults(folder);
    }

    private Settings read(String properties) {
        site.write("config/application.properties", properties);
        return SettingsReader.read(site.config(), faults);
    }

    private List<String> faultsOf(String properties) {
        read(properties);
        return Sites.shown(faults).stream()
                .map(fault -> fault.replace("config/application.properties:", ""))
                .toList();
    }

    @Test
    void every_key_and_its_standard_value_is_pinned() {
        Map<String, String> keys = new TreeMap<>();
        Keys.all().forEach(key -> keys.put(key.name(), key.standard().orElse("(off)")));

        assertThat(keys)
                .containsExactlyInAnyOrderEntriesOf(new TreeMap<>(Map.ofEntries(
                        Map.entry("airlock-gateway.allowed-networks", ""),
                        Map.entry(
                                "airlock-gateway.banner",
                                "Alt, hvad der sker her, registreres. / Everything done here is recorded."),
                        Map.entry("airlock-gateway.connections-a-minute", "120"),
                        Map.entry("airlock-gateway.longest-session", "PT24H"),
                        Map.entry("gateway.authorities-file", "(off)"),
                        Map.entry("gateway.ban-after", "10"),
                        Map.entry("gateway.ban-for", "PT1H"),
                        Map.entry("gateway.ban-within", "PT10M"),
                        Map.entry("gateway.connections-a-minute", "120"),
                        Map.entry("gateway.longest-session", "PT24H"),
                        Map.entry("gateway.second-factor", "optional"),
                        Map.entry("members.review-closing-day", "42"),
                        Map.entry("members.review-days", "91"),
                        Map.entry("members.review-escalation-day", "28"),
                        Map.entry("members.review-reminder-day", "14"),
                        Map.entry("members.rules-version", "(off)"),
                        Map.entry("airlock-gateway.bind", "127.0.0.1"),
                        Map.entry("airlock-gateway.host-key-file", "data/airlock-gateway-host-key"),
                        Map.entry("airlock-gateway.idle-timeout", "PT15M"),
                        Map.entry("airlock-gateway.login-timeout", "PT20S"),
                        Map.entry("airlock-gateway.most-half-open", "30"),
                        Map.entry("airlock-gateway.most-sessions", "200"),
                        Map.entry("airlock-gateway.port", "2223"),
                        Map.entry("audit.anchor-mail", ""),
                        Map.entry("audit.seal-every", "PT0.5S"),
                        Map.entry("calendar.closure-days", ""),
                        Map.entry("camel.health.consumersEnabled", "false"),
                        Map.entry("camel.health.routesEnabled", "false"),
                        Map.entry("camel.main.autoConfigurationFailFast", "true"),
                        Map.entry("camel.main.name", "sluse"),
                        Map.entry("camel.main.routesIncludePattern", "file:routes/**/*.camel.yaml"),
                        Map.entry("camel.main.routesReloadEnabled", "false"),
                        Map.entry("camel.main.shutdownTimeout", "30"),
                        Map.entry("camel.main.streamCachingEnabled", "false"),
                        Map.entry("camel.management.downloadEnabled", "false"),
                        Map.entry("camel.management.enabled", "true"),
                        Map.entry("camel.management.healthCheckEnabled", "true"),
                        Map.entry("camel.management.host", "127.0.0.1"),
                        Map.entry("camel.management.metricsEnabled", "true"),
                        Map.entry("camel.management.port", "8222"),
                        Map.entry("camel.management.sendEnabled", "false"),
                        Map.entry("camel.management.uploadEnabled", "false"),
                        Map.entry("camel.metrics.enabled", "true"),
                        Map.entry("camel.trace.enabled", "false"),
                        Map.entry("clock.offset-file", "(off)"),
                        Map.entry("custody.patience", "PT2M"),
                        Map.entry("custody.spare-space", "1 GB"),
                        Map.entry("database.embedded.port", "0"),
                        Map.entry("database.owner.password-file", "(off)"),
                        Map.entry("database.owner.user", "sluse_owner"),
                        Map.entry("database.password-file", "(off)"),
                        Map.entry("database.pool-size", "16"),
                        Map.entry("database.url", "(off)"),
                        Map.entry("database.user", "sluse_hub"),
                        Map.entry("export.download-days", "30"),
                        Map.entry("export.extension-days", "30"),
                        Map.entry("export.grace", "PT1H"),
                        Map.entry("export.reminder-days", "5, 8, 10"),
                        Map.entry("export.warning-days", "7, 1"),
                        Map.entry("export.working-days", "10"),
                        Map.entry("gateway.allowed-networks", ""),
                        Map.entry(
                                "gateway.banner",
                                "Alt, hvad der sker her, registreres. / Everything done here is recorded."),
                        Map.entry("gateway.bind", "127.0.0.1"),
                        Map.entry("gateway.host-key-file", "data/gateway-host-key"),
                        Map.entry("gateway.idle-timeout", "PT15M"),
                        Map.entry("gateway.login-timeout", "PT20S"),
                        Map.entry("gateway.most-half-open", "30"),
                        Map.entry("gateway.most-sessions", "200"),
                        Map.entry("gateway.port", "2222"),
                        Map.entry("gateway.public-host", "localhost"),
                        Map.entry("hub.data", "data"),
                        Map.entry("hub.name", "sluse-1"),
                        Map.entry("import.closing-days", "30"),
                        Map.entry("mandate.closing-days", "60"),
                        Map.entry("import.largest-file", "1024 GB"),
                        Map.entry("import.reminder-days", "7"),
                        Map.entry("custody.files-at-once", "8"),
                        Map.entry("custody.connections", "2"),
                        Map.entry("custody.buffers", "32 MB"),
                        Map.entry("custody.limits", ""),
                        Map.entry("genome.url", "(off)"),
                        Map.entry("genome.user", "sluse_reader"),
                        Map.entry("genome.password-file", "(off)"),
                        Map.entry("genome.connections", "4"),
                        Map.entry("genome.patience", "PT5M"),
                        Map.entry("register.file", "(off)"),
                        Map.entry("register.url", "(off)"),
                        Map.entry("register.user", "sluse_reader"),
                        Map.entry("register.password-file", "(off)"),
                        Map.entry("release.fewest-persons", "20"),
                        Map.entry("release.fewest-differing", "5"),
                        Map.entry("release.reminder-days", "7, 14, 21"),
                        Map.entry("release.closing-days", "28"),
                        Map.entry("release.largest-list", "8 MB"),
                        Map.entry("intake.deepest", "8"),
                        Map.entry("intake.largest-mail", "64 MB"),
                        Map.entry("intake.most-attachments", "50"),
                        Map.entry("mail.address", "(off)"),
                        Map.entry("mail.authserv-id", "(off)"),
                        Map.entry("mail.imap.folder", "INBOX"),
                        Map.entry("mail.imap.host", "(off)"),
                        Map.entry("mail.imap.password-file", "(off)"),
                        Map.entry("mail.imap.poll", "PT30S"),
                        Map.entry("mail.imap.port", "993"),
                        Map.entry("mail.imap.security", "tls"),
                        Map.entry("mail.imap.user", "(off)"),
                        Map.entry("mail.name", "Sluse"),
                        Map.entry("mail.smtp.host", "(off)"),
                        Map.entry("mail.smtp.password-file", "(off)"),
                        Map.entry("mail.smtp.port", "587"),
                        Map.entry("mail.smtp.security", "starttls"),
                        Map.entry("mail.smtp.user", "(off)"),
                        Map.entry("projects.poll", "PT2S"),
                        Map.entry("screening.isolation", "full"),
                        Map.entry("screening.workers", "1"),
                        Map.entry("work.backoff", "PT5S"),
                        Map.entry("work.heartbeat", "PT2S"),
                        Map.entry("work.longest-backoff", "PT10M"),
                        Map.entry("work.poll", "PT0.5S"),
                        Map.entry("work.retries", "5"),
                        Map.entry("work.threads", "8"))));
    }

    @Test
    void the_shipped_file_lists_exactly_the_known_keys_with_their_standard_values() throws IOException {
        Pattern setting = Pattern.compile("(#?)([a-z][A-Za-z0-9-]*(?:\\.[A-Za-z0-9-]+)+) =(.*)");
        Map<String, String> active = new TreeMap<>();
        TreeSet<String> off = new TreeSet<>();
        for (String line : Files.readAllLines(SHIPPED)) {
            Matcher found = setting.matcher(line);
            if (found.matches() && found.group(1).isEmpty()) {
                active.put(found.group(2), found.group(3).strip());
            } else if (found.matches()) {
                off.add(found.group(2));
            } else {
                assertThat(line).matches("(# .*|#)?");
            }
        }

        for (Key<?> key : Keys.all()) {
            assertThat(active.containsKey(key.name()) || off.contains(key.name()))
                    .as(key.name())
                    .isTrue();
            assertThat(Optional.ofNullable(active.get(key.name())))
                    .as(key.name())
                    .isEqualTo(key.standard());
        }
        assertThat(active.size() + off.size()).isEqualTo(Keys.all().size());
    }

    @Test
    void the_examples_in_the_shipped_file_are_valid_and_hold_no_secret() throws IOException {
        site.secret("secrets/database-password", "x");
        site.secret("secrets/database-owner-password", "x");
        site.secret("secrets/imap-password", "x");
        site.secret("secrets/smtp-password", "x");
        site.secret("secrets/genome-password", "x");
        site.secret("secrets/register-password", "x");
        String authority =
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f authority\n";
        site.write("config/user-authorities.pub", "# Ours\n" + authority);

        // There is one use register: the file's example stands for the other.
        Settings settings = read(Files.readString(SHIPPED)
                .replaceAll("(?m)^#register.file", "##")
                .replaceAll("(?m)^#(?=[a-z])", ""));

        assertThat(Sites.shown(faults)).isEmpty();
        assertThat(settings.entrance().authorities()).singleElement().asString().startsWith("SHA256:");
        assertThat(settings.entrance().rulesVersion()).contains("2026-1");
        assertThat(settings.database()).isInstanceOf(Settings.Database.External.class);
        assertThat(settings.mail().imap()).isPresent();
        assertThat(settings.mail().smtp()).isPresent();
        assertThat(settings.genomes()).isPresent();
        assertThat(settings.effective())
                .allSatisfy((key, value) -> assertThat(key.matches(".*(password|secret).*") && !key.endsWith("-file"))
                        .isFalse());
    }

    @Test
    void an_empty_file_is_the_same_as_the_shipped_one() throws IOException {
        Settings empty = read("");
        Settings shipped = read(Files.readString(SHIPPED));

        assertThat(Sites.shown(faults)).isEmpty();
        assertThat(shipped).isEqualTo(empty);
        assertThat(empty.database()).isEqualTo(new Settings.Database.Embedded(0));
        assertThat(empty.mail().imap()).isEmpty();
        assertThat(empty.mail().smtp()).isEmpty();
    }

    @Test
    void paths_are_absolute_from_the_folder_that_holds_config() {
        Settings settings = read("hub.data = kept/here\ngateway.host-key-file = /etc/sluse/key\n");

        assertThat(settings.hub().data()).isEqualTo(folder.resolve("kept/here"));
        assertThat(settings.gateway().hostKeyFile()).isEqualTo(Path.of("/etc/sluse/key"));
        assertThat(settings.effective())
                .containsEntry("hub.data", folder.resolve("kept/here").toString());
    }

    @Test
    void values_become_what_they_stand_for() {
        Settings settings = read("""
                calendar.closure-days = 2026-05-15, --12-24
                gateway.allowed-networks = 10.1.0.0/16, 2001:db8::/32
                custody.spare-space = 512 MB
                screening.isolation = reduced
                export.grace = PT30M
                """);

        assertThat(Sites.shown(faults)).isEmpty();
        assertThat(settings.closureDays())
                .containsExactly(
                        new ClosureDay.Once(LocalDate.of(2026, 5, 15)), new ClosureDay.Yearly(MonthDay.of(12, 24)));
        assertThat(settings.gateway().allowedNetworks()).containsExactly("10.1.0.0/16", "2001:db8::/32");
        assertThat(settings.custody().spareSpace()).isEqualTo(512L << 20);
        assertThat(settings.screening().isolation()).isEqualTo(Settings.Isolation.REDUCED);
        assertThat(settings.export().grace()).isEqualTo(Duration.ofMinutes(30));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    `exprt.grace = PT1H`           | 1: The key "exprt.grace" is not known. Did you mean "export.grace"?
                    `wholly.other = 1`             | 1: The key "wholly.other" is not known. Remove it; config/application.properties as shipped lists every key.
                    `\\nwork.threads = many`       | 2: "work.threads" is not a whole number from 1 to 64, but "many". Write a whole number from 1 to 64.
                    `export.working-days = 11`     | 1: "export.working-days" is not a whole number from 1 to 10, but "11". Write a whole number from 1 to 10.
                    `export.download-days = 31`    | 1: "export.download-days" is not a whole number from 1 to 30, but "31". Write a whole number from 1 to 30.
                    `export.grace = PT2H`          | 1: "export.grace" is not a length of time from PT0S to PT1H, such as PT30S or PT1H, but "PT2H". Write a length of time from PT0S to PT1H, such as PT30S or PT1H.
                    `work.poll = 5 seconds`        | 1: "work.poll" is not a length of time from PT0.05S to PT1M, such as PT30S or PT1H, but "5 seconds". Write a length of time from PT0.05S to PT1M, such as PT30S or PT1H.
                    `custody.spare-space = 300`       | 1: "custody.spare-space" is not a size such as 64 MB (or kB, GB), but "300". Write a size such as 64 MB (or kB, GB).
                    `screening.isolation = none`   | 1: "screening.isolation" is not one of: full, reduced, but "none". Write one of: full, reduced.
                    `calendar.closure-days = 24/12`| 1: "calendar.closure-days" is not a day such as 2026-05-15, or --12-24 for every year, several with commas between, or nothing, but "24/12". Write a day such as 2026-05-15, or --12-24 for every year, several with commas between, or nothing.
                    `export.reminder-days = 5, 8\\nexport.working-days = 6` | 1: "export.reminder-days" names a day after the limit of 6. Remind on or before the last working day.
                    `export.warning-days = 7\\nexport.download-days = 7`    | 1: "export.warning-days" names a day before the download begins. Warn fewer than 7 days before the end.
                    `airlock-gateway.port = 2222`  | 1: "airlock-gateway.port" is that of the gateway, too. Give each its own port: the airlock is served by a door of its own.
                    `work.backoff = PT1H`          | 1: "work.longest-backoff" is shorter than "work.backoff". Make it at least as long.
                    `database.owner.user = sluse_hub` | 1: "database.owner.user" is the hub's own role, which could then change the record. Name a role of its own.
                    `hub.name = a\\n\\nhub.name = b`  | 3: The key "hub.name" stands here again; it stood on line 1. Keep one of them.
                    `hub.name = \\u00zz`           | 1: The line holds a broken \\u escape. Write the letter itself.
                    `camel.management.host = 0.0.0.0` | 1: "camel.management.host" is not 127.0.0.1, ::1 or localhost, but "0.0.0.0". Write 127.0.0.1, ::1 or localhost.
                    `camel.management.Host = 0.0.0.0` | 1: "camel.management.host" is not 127.0.0.1, ::1 or localhost, but "0.0.0.0". Write 127.0.0.1, ::1 or localhost.
                    `camel.main.routes-reload-enabled = true` | 1: "camel.main.routesReloadEnabled" is not false, but "true". Write false.
                    `camel.main.shutdwonTimeout = 3`  | 1: The key "camel.main.shutdwonTimeout" is not known. Did you mean "camel.main.shutdownTimeout"?
                    """)
    void a_wrong_setting_is_told_with_its_line_and_remedy(String properties, String fault) {
        assertThat(faultsOf(properties.replace("\\n", "\n"))).containsExactly(fault);
    }

    @Test
    void a_secret_in_the_file_is_a_fault_that_does_not_show_it() {
        assertThat(faultsOf("mail.imap.password = hunter2\n"))
                .containsExactly(
                        "1: The key \"mail.imap.password\" looks like a secret, and no secret stands in this file. Put it into"
                                + " a file in secrets/ with mode 0600, and name that file with a \"…-file\" key.");
    }

    @Test
    void a_login_within_the_address_of_the_database_is_a_fault_that_does_not_show_it() {
        site.secret("secrets/a", "x");

        assertThat(faultsOf("""
                        database.url = jdbc:postgresql://db/sluse?user=me&password=hunter2
                        database.password-file = secrets/a
                        database.owner.password-file = secrets/a
                        """))
                .containsExactly(
                        "1: \"database.url\" holds a login. Take it out; use database.user and database.password-file.");
    }

    @Test
    void what_belongs_together_is_asked_for_together() {
        assertThat(
                        faultsOf(
                                "mail.imap.host = imap.example\ndatabase.url = jdbc:postgresql://db/sluse\nmail.smtp.user = me\n"))
                .containsExactly(
                        "1: \"mail.imap.host\" is given without \"mail.address\". Add a line \"mail.address = …\".",
                        "1: \"mail.imap.host\" is given without \"mail.authserv-id\". Add a line \"mail.authserv-id = …\".",
                        "1: \"mail.imap.host\" is given without \"mail.imap.password-file\". Add a line"
                                + " \"mail.imap.password-file = …\".",
                        "1: \"mail.imap.host\" is given without \"mail.imap.user\". Add a line \"mail.imap.user = …\".",
                        "2: \"database.url\" is given without \"database.owner.password-file\". Add a line"
                                + " \"database.owner.password-file = …\".",
                        "2: \"database.url\" is given without \"database.password-file\". Add a line"
                                + " \"database.password-file = …\".",
                        "3: \"mail.smtp.user\" is given without \"mail.smtp.password-file\". Add a line"
                                + " \"mail.smtp.password-file = …\".");
    }

    @Test
    void mail_without_protection_stays_on_this_machine() {
        String mail = "mail.address = hub@sluse.example\nmail.smtp.security = none\nmail.smtp.host = ";

        assertThat(read(mail + "127.0.0.1\n").mail().smtp()).isPresent();
        assertThat(Sites.shown(faults)).isEmpty();
        assertThat(faultsOf(mail + "smtp.example\n"))
                .containsExactly(
                        "2: \"mail.smtp.security\" is none, and the mail server is another machine. Write tls or starttls.");
    }

    @Test
    void a_secret_file_that_is_missing_or_open_or_empty_is_a_fault() throws IOException {
        Path open = site.secret("secrets/open", "x");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        Path empty = site.secret("secrets/empty", "");

        assertThat(faultsOf("""
                        mail.smtp.host = smtp.example
                        mail.address = hub@sluse.example
                        mail.smtp.user = me
                        mail.smtp.password-file = secrets/none
                        mail.imap.password-file = secrets/open
                        database.password-file = secrets/empty
                        """))
                .containsExactly(
                        "4: \"mail.smtp.password-file\": The file \"" + folder.resolve("secrets/none")
                                + "\" is missing. Create it, with mode 0600.",
                        "5: \"mail.imap.password-file\": The file \"" + open
                                + "\" can be read by others. Run: chmod 600 " + open,
                        "6: \"database.password-file\": The file \"" + empty + "\" holds no secret. Write it there.");
    }

    @Test
    void a_missing_file_is_a_fault() {
        SettingsReader.read(site.config(), faults);

        assertThat(Sites.shown(faults))
                .containsExactly("config/application.properties:1: The file is missing. Create it.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/8", "0.0.0.0/0", "192.168.1.7/32", "::1/128", "2001:db8::/32", "1:2:3:4:5:6:7:8/64"})
    void networks_are_recognised(String network) {
        assertThat(Kinds.network().of(network)).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0",
                "10.0.0/8",
                "10.0.0.256/8",
                "10.0.0.0/33",
                "::1/129",
                ":::/3",
                "1:2:3/64",
                "a.b.c.d/8"
            })
    void what_is_no_network_is_refused(String network) {
        assertThat(faultsOf("gateway.allowed-networks = " + network)).hasSize(1);
    }

    @Property(tries = 300)
    void a_properties_file_is_read_as_java_reads_it(@ForAll @Size(max = 8) Map<@NotEmpty String, String> values)
            throws IOException {
        Properties written = new Properties();
        written.putAll(values);
        StringWriter text = new StringWriter();
        written.store(text, "comment");
        Faults own = new Faults(Path.of("/site"));

        PropertiesFile read = PropertiesFile.of(Path.of("/site/x.properties"), text.toString(), own);

        assertThat(own.none()).isTrue();
        assertThat(asMap(read)).isEqualTo(values);
    }

    @Property(tries = 500)
    void whatever_the_text_it_is_read_as_java_reads_it_or_a_fault_says_why(@ForAll @Size(max = 12) List<Bit> bits)
            throws IOException {
        StringBuilder text = new StringBuilder();
        bits.forEach(bit -> text.append(bit.text));
        Faults own = new Faults(Path.of("/site"));

        PropertiesFile read = PropertiesFile.of(Path.of("/site/x.properties"), text.toString(), own);

        Properties java = new Properties();
        java.load(new StringReader(text.toString()));
        if (own.none()) {
            assertThat(asMap(read)).isEqualTo(java);
        } else {
            assertThat(Sites.shown(own)).allMatch(fault -> fault.contains("stands here again"));
        }
    }

    /** What makes properties files hard to read. */
    enum Bit {
        KEY("key"),
        OTHER("other"),
        EQUALS("="),
        COLON(" : "),
        BLANK(" "),
        LINE("\n"),
        CARRIAGE("\r\n"),
        CONTINUED("\\\n"),
        BACKSLASH("\\\\"),
        COMMENT("#"),
        BANG("!"),
        ESCAPE("\\u00e6"),
        VALUE("værdi");

        private final String text;

        Bit(String text) {
            this.text = text;
        }
    }

    private static Map<String, String> asMap(PropertiesFile file) {
        Map<String, String> map = new HashMap<>();
        file.entries().forEach(entry -> map.put(entry.key(), entry.value()));
        return map;
    }

    @Test
    void authorities_are_public_keys_and_reviews_go_on_in_their_order() {
        site.write("config/none.pub", "# Nobody yet\n");
        site.write("config/wrong.pub", "ssh-dss AAAA\n");
        for (String file : List.of("none", "wrong", "absent")) {
            assertThat(faultsOf("gateway.authorities-file = config/" + file + ".pub"))
                    .singleElement()
                    .asString()
                    .contains("holds no public keys of authorities");
            faults = new Faults(folder);
        }
        assertThat(faultsOf("members.review-reminder-day = 30"))
                .singleElement()
                .asString()
                .contains("reminds first, then escalates, then closes");
    }
}
