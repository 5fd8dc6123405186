package dk.sluse.genome;

import dk.sluse.wording.Masking;
import dk.sluse.wording.Phrase;
import dk.sluse.wording.Printable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads criteria as people write them, and finds every fault in one go. */
final class CriteriaReader {

    private static final int LONGEST_SHOWN = 60;
    private static final int MOST_NUMBER = 999;

    private final GenomeBook book;
    private final List<Phrase> faults = new ArrayList<>();
    private final Map<String, Condition> conditions = new TreeMap<>();

    private CriteriaReader(GenomeBook book) {
        this.book = book;
    }

    static CriteriaReading read(GenomeBook book, Map<String, String> fields) {
        CriteriaReader reader = new CriteriaReader(book);
        new TreeMap<>(fields).forEach(reader::read);
        if (fields.isEmpty()) {
            reader.faults.add(Phrase.of(
                    "Der er ingen kriterier. Skriv mindst ét af: %s.",
                    "There are no criteria. Write at least one of: %s.", reader.names()));
        }
        return reader.faults.isEmpty()
                ? new CriteriaReading.Understood(new Criteria(List.copyOf(reader.conditions.values())))
                : new CriteriaReading.Misread(reader.faults);
    }

    private void read(String name, String value) {
        String plain = name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
        Optional<Field> field = book.field(plain);
        if (field.isEmpty()) {
            faults.add(Phrase.of(
                    "Kriteriet »%s« kendes ikke. Brug et af: %s.",
                    "The criterion \"%s\" is not known. Use one of: %s.", shown(name), names()));
            return;
        }
        condition(field.get(), value.strip()).ifPresent(condition -> {
            if (conditions.put(condition.field(), condition) != null) {
                faults.add(Phrase.of(
                        "Kriteriet »%s« står der to gange. Behold det ene.",
                        "The criterion \"%s\" stands there twice. Keep one.", condition.field()));
            }
        });
    }

    private Optional<Condition> condition(Field field, String value) {
        if (field instanceof Field.Numbers numbers) {
            return numbers(numbers, value);
        }
        if (field instanceof Field.Days days) {
            return days(days, value);
        }
        return choice((Field.Choice) field, value);
    }

    private Optional<Condition> numbers(Field.Numbers field, String value) {
        Optional<int[]> bounds = NumberRange.of(value, most(field));
        if (bounds.isEmpty()) {
            faults.add(Phrase.of(
                    "»%s« skal være et tal eller et interval som 40-59, 40+ eller <=17, og ikke »%s«.",
                    "\"%s\" must be a number or a range such as 40-59, 40+ or <=17, and not \"%s\".",
                    field.name(),
                    shown(value)));
        }
        return bounds.map(each -> new Condition.Numbers(field.name(), each[0], each[1]));
    }

    /** An open end reaches as far as the bands do, so that it is made of whole ones. */
    private static int most(Field.Numbers field) {
        return field.bands().isEmpty()
                ? MOST_NUMBER
                : field.bands().get(field.bands().size() - 1).most();
    }

    private Optional<Condition> days(Field.Days field, String value) {
        Optional<Condition> days = DayRange.of(field.name(), value);
        if (days.isEmpty()) {
            faults.add(Phrase.of(
                    "»%s« skal være et år, en måned, en dag eller et interval som 2020-01-01..2021-12-31, og ikke »%s«.",
                    "\"%s\" must be a year, a month, a day or a range such as 2020-01-01..2021-12-31, and not \"%s\".",
                    field.name(),
                    shown(value)));
        }
        return days;
    }

    private Optional<Condition> choice(Field.Choice field, String value) {
        Set<String> chosen = new LinkedHashSet<>();
        boolean right = true;
        for (String part : value.split("[,|]", -1)) {
            Optional<Field.Value> found = field.find(part.strip());
            found.ifPresent(each -> chosen.add(each.stored()));
            if (found.isEmpty()) {
                right = false;
                faults.add(Phrase.of(
                        "»%s« kan ikke være »%s«. Brug: %s.",
                        "\"%s\" cannot be \"%s\". Use: %s.",
                        field.name(),
                        shown(part.strip()),
                        field.values().stream().map(Field.Value::stored).collect(Collectors.joining(", "))));
            }
        }
        return right
                ? Optional.of(new Condition.OneOf(
                        field.name(), chosen.stream().sorted().toList()))
                : Optional.empty();
    }

    private String names() {
        return book.fields().stream().map(Field::name).collect(Collectors.joining(", "));
    }

    private static String shown(String text) {
        return Printable.of(Masking.mask(text), LONGEST_SHOWN);
    }
}
