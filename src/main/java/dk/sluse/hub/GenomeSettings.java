package dk.sluse.hub;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Reads the settings of everything that lets genome data out: the genome database, the use register, the rules of release. */
final class GenomeSettings {

    /** A list is read in memory. */
    private static final long LARGEST_LIST = 64L << 20;

    private final Values values;

    GenomeSettings(Values values) {
        this.values = values;
    }

    Optional<Settings.Genomes> genomes() {
        Optional<String> url = values.get(Keys.GENOME_URL);
        Optional<Path> password = values.secret(Keys.GENOME_PASSWORD);
        String user = values.value(Keys.GENOME_USER);
        int connections = values.value(Keys.GENOME_CONNECTIONS);
        Duration patience = values.value(Keys.GENOME_PATIENCE);
        Optional<Settings.Register> register = register();
        if (url.isEmpty()) {
            return Optional.empty();
        }
        values.refuseLogin(Keys.GENOME_URL, url.get());
        values.need(Keys.GENOME_URL, Keys.GENOME_PASSWORD);
        if (register.isEmpty()) {
            values.fault(
                    Keys.GENOME_URL,
                    "There is a genome database and no use register: nothing could ever be released (R20).",
                    "Give register.file, or register.url with register.password-file.");
        }
        return password.flatMap(
                file -> register.map(each -> new Settings.Genomes(url.get(), user, file, connections, patience, each)));
    }

    private Optional<Settings.Register> register() {
        Optional<Path> file = values.path(Keys.REGISTER_FILE);
        Optional<String> url = values.get(Keys.REGISTER_URL);
        Optional<Path> password = values.secret(Keys.REGISTER_PASSWORD);
        String user = values.value(Keys.REGISTER_USER);
        if (file.isPresent() && url.isPresent()) {
            values.fault(
                    Keys.REGISTER_URL,
                    "There are two use registers, \"register.file\" and \"register.url\".",
                    "Keep the one that counts.");
        }
        if (url.isPresent()) {
            values.refuseLogin(Keys.REGISTER_URL, url.get());
            values.need(Keys.REGISTER_URL, Keys.REGISTER_PASSWORD);
            return password.map(secret -> new Settings.Register.InDatabase(url.get(), user, secret));
        }
        return file.map(Settings.Register.InFile::new);
    }

    Settings.Release release() {
        Settings.Release release = new Settings.Release(
                values.value(Keys.RELEASE_FEWEST_PERSONS),
                values.value(Keys.RELEASE_FEWEST_DIFFERING),
                values.value(Keys.RELEASE_REMINDER_DAYS),
                values.value(Keys.RELEASE_CLOSING_DAYS),
                (int) Math.min(LARGEST_LIST, values.value(Keys.RELEASE_LARGEST_LIST)));
        if (release.reminderDays().stream().anyMatch(day -> day >= release.closingDays())) {
            values.fault(
                    Keys.RELEASE_REMINDER_DAYS,
                    "\"release.reminder-days\" names a day on which the order is closed already.",
                    "Remind fewer than " + release.closingDays() + " days after the counts were told.");
        }
        return release;
    }
}
