package dk.sluse.notice;

import dk.sluse.wording.Phrase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The two languages every mail is written in, Danish first. */
enum Language {
    DANISH("da", "EEEE 'den' d. MMMM yyyy", "EEEE 'den' d. MMMM yyyy 'kl.' HH.mm") {
        @Override
        String of(Phrase phrase) {
            return phrase.da();
        }
    },
    ENGLISH("en", "EEEE d MMMM yyyy", "EEEE d MMMM yyyy 'at' HH:mm") {
        @Override
        String of(Phrase phrase) {
            return phrase.en();
        }
    };

    private static final ZoneId OFFICE = ZoneId.of("Europe/Copenhagen");

    private final String folder;
    private final DateTimeFormatter day;
    private final DateTimeFormatter moment;

    Language(String folder, String day, String moment) {
        Locale locale = Locale.forLanguageTag(folder);
        this.folder = folder;
        this.day = DateTimeFormatter.ofPattern(day, locale);
        this.moment = DateTimeFormatter.ofPattern(moment, locale);
    }

    /** The folder its templates lie in, and its tag. */
    String folder() {
        return folder;
    }

    abstract String of(Phrase phrase);

    String day(LocalDate date) {
        return day.format(date);
    }

    String moment(Instant instant) {
        return moment.format(instant.atZone(OFFICE));
    }
}
