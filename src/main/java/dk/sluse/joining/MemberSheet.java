package dk.sluse.joining;

import dk.sluse.calendar.Copenhagen;
import dk.sluse.project.Denied;
import dk.sluse.project.Person;
import dk.sluse.project.PublicKeyLine;
import dk.sluse.wording.Phrase;
import dk.sluse.wording.Printable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code member.csv} (R26): a field and its value on each line, {@code ;} between them. All that is wrong is found at once.
 */
final class MemberSheet {

    static final String NAME = "member.csv";
    static final int LONGEST = 16 * 1024;

    private static final int MOST_LINES = 100;
    private static final List<String> FIELDS = List.of("login", "name", "mail", "key", "until");

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<Phrase> faults = new ArrayList<>();
    private Optional<PublicKeyLine> key = Optional.empty();
    private Optional<Instant> until = Optional.empty();

    private MemberSheet() {}

    static MemberSheet read(byte[] bytes) {
        MemberSheet sheet = new MemberSheet();
        String text = new String(bytes, StandardCharsets.UTF_8);
        (text.startsWith("\ufeff") ? text.substring(1) : text)
                .lines()
                .filter(line -> !line.replace(";", "").isBlank())
                .limit(MOST_LINES)
                .forEach(sheet::line);
        sheet.complete();
        return sheet;
    }

    private void line(String line) {
        String[] cells = line.split(";", 3);
        String field = cells[0].strip().toLowerCase(java.util.Locale.ROOT);
        String value = cells.length > 1 ? cells[1].strip() : "";
        if (!FIELDS.contains(field)) {
            fault(
                    "Feltet \"%s\" kendes ikke; kendt er login, name, mail, key og until.",
                    "The field \"%s\" is not known; known are login, name, mail, key and until.", field);
        } else if (fields.putIfAbsent(field, Printable.of(value, 4_000)) != null) {
            fault("Feltet \"%s\" står to gange.", "The field \"%s\" stands twice.", field);
        }
    }

    private void complete() {
        need("login");
        need("mail");
        if (fields.containsKey("key") && !fields.get("key").isEmpty()) {
            try {
                key = Optional.of(PublicKeyLine.parse(fields.get("key")));
            } catch (Denied e) {
                faults.add(e.reason());
            }
        }
        readUntil(fields.getOrDefault("until", ""));
    }

    private void need(String field) {
        if (fields.getOrDefault(field, "").isEmpty()) {
            fault("Feltet \"%s\" mangler.", "The field \"%s\" is missing.", field);
        }
    }

    /** Whoever is not known yet has a name and a key to be known by, too. What is said is the same whether the login is somebody's. */
    void mustIntroduce() {
        if (!introduces()) {
            fault(
                    "Huben kender ingen med dette login og denne adresse; en ny har også et navn og en nøgle.",
                    "The hub knows nobody of this login and this address; somebody new has a name and a key, too.",
                    "");
            List.of("name", "key").forEach(this::need);
        }
    }

    /** Whether it holds all by which somebody new comes to be known. */
    boolean introduces() {
        return List.of("login", "name", "mail", "key").stream()
                .noneMatch(field -> fields.getOrDefault(field, "").isEmpty());
    }

    private void readUntil(String day) {
        try {
            until = day.isEmpty() ? Optional.empty() : Optional.of(Copenhagen.endOf(LocalDate.parse(day)));
        } catch (DateTimeParseException e) {
            fault("\"%s\" er ingen dag; skriv fx 2027-06-30.", "\"%s\" is no day; write such as 2027-06-30.", day);
        }
    }

    private void fault(String da, String en, String value) {
        faults.add(Phrase.of(da, en, Printable.of(value, 60)));
    }

    /** What is wrong with it. */
    List<Phrase> faults() {
        return List.copyOf(faults);
    }

    String login() {
        return fields.getOrDefault("login", "");
    }

    /** Whom it names; what the sheet does not say is empty. */
    Person person() {
        return new Person(login(), fields.getOrDefault("name", ""), fields.getOrDefault("mail", ""));
    }

    Optional<PublicKeyLine> key() {
        return key;
    }

    Optional<Instant> until() {
        return until;
    }
}
