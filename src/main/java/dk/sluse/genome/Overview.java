package dk.sluse.genome;

import dk.sluse.wording.Masking;
import dk.sluse.wording.Phrase;
import dk.sluse.wording.Printable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Counts of persons for a researcher who has not applied yet (R8). What can be learnt by asking often is bounded: a question
 * is made of whole bands, which the book fixes, and an answer is rounded. Whoever subtracts one answer from another learns no
 * more than two rounded numbers tell.
 */
final class Overview {

    private static final int STEP = 5;

    private final GenomeBook book;
    private final GenomeDatabase database;

    Overview(GenomeBook book, GenomeDatabase database) {
        this.book = book;
        this.database = database;
    }

    OverviewOutcome answer(Criteria criteria, Optional<String> by, LocalDate today) throws GenomeUnavailableException {
        List<Phrase> faults = new ArrayList<>();
        criteria.conditions().forEach(condition -> fault(condition, today).ifPresent(faults::add));
        Optional<Field> field = by.flatMap(book::field);
        if (by.isPresent()
                && field.filter(each -> !bands(each, today).isEmpty()).isEmpty()) {
            faults.add(Phrase.of(
                    "Oversigten kan ikke deles op efter »%s«.",
                    "The overview cannot be divided by \"%s\".", Printable.of(Masking.mask(by.get()), 60)));
        }
        if (!faults.isEmpty()) {
            return new OverviewOutcome.Refused(faults);
        }
        List<OverviewOutcome.Band> bands = new ArrayList<>();
        for (Condition band : field.map(each -> bands(each, today)).orElse(List.of())) {
            bands.add(new OverviewOutcome.Band(name(band), shown(count(within(criteria, band), today))));
        }
        return new OverviewOutcome.Answer(shown(count(criteria.conditions(), today)), bands);
    }

    /** A count as it is told: none, fewer than five, or rounded to the nearest five. */
    static String shown(long persons) {
        if (persons == 0) {
            return "0";
        }
        return persons < STEP ? "<" + STEP : Long.toString((persons + STEP / 2) / STEP * STEP);
    }

    private long count(List<Condition> conditions, LocalDate today) throws GenomeUnavailableException {
        long[] persons = {-1};
        database.read(
                Conditions.query(book, QueryName.OVERVIEW, conditions, today),
                row -> persons[0] = row.getLong("persons"));
        if (persons[0] < 0) {
            throw new GenomeUnavailableException("The query \"overview\" in config/genome.yaml gives no row.");
        }
        return persons[0];
    }

    /** Both conditions hold, also where the question itself names the field. */
    private static List<Condition> within(Criteria criteria, Condition band) {
        List<Condition> both = new ArrayList<>(criteria.conditions());
        both.add(band);
        return both;
    }

    private Optional<Phrase> fault(Condition condition, LocalDate today) {
        List<Condition> bands = bands(book.field(condition.field()).orElseThrow(), today);
        if (isWhole(condition, bands)) {
            return Optional.empty();
        }
        return Optional.of(Phrase.of(
                "»%s« skal bestå af hele grupper: %s.",
                "\"%s\" must be made of whole bands: %s.",
                condition.field(),
                bands.isEmpty() ? "-" : bands.stream().map(Overview::name).collect(Collectors.joining(", "))));
    }

    private static boolean isWhole(Condition condition, List<Condition> bands) {
        if (condition instanceof Condition.OneOf) {
            return true;
        }
        return bands.stream().anyMatch(band -> begins(condition, band))
                && bands.stream().anyMatch(band -> ends(condition, band));
    }

    private static boolean begins(Condition condition, Condition band) {
        return condition instanceof Condition.Numbers numbers
                ? numbers.least() == ((Condition.Numbers) band).least()
                : ((Condition.Days) condition).first().equals(((Condition.Days) band).first());
    }

    private static boolean ends(Condition condition, Condition band) {
        return condition instanceof Condition.Numbers numbers
                ? numbers.most() == ((Condition.Numbers) band).most()
                : ((Condition.Days) condition).last().equals(((Condition.Days) band).last());
    }

    /** The bands of a field, in order. */
    private static List<Condition> bands(Field field, LocalDate today) {
        if (field instanceof Field.Numbers numbers) {
            return numbers.bands().stream()
                    .<Condition>map(band -> new Condition.Numbers(field.name(), band.least(), band.most()))
                    .toList();
        }
        if (field instanceof Field.Days days) {
            return IntStream.rangeClosed(days.firstYear(), today.getYear())
                    .<Condition>mapToObj(year ->
                            new Condition.Days(field.name(), LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)))
                    .toList();
        }
        return ((Field.Choice) field)
                .values().stream()
                        .<Condition>map(value -> new Condition.OneOf(field.name(), List.of(value.stored())))
                        .toList();
    }

    private static String name(Condition band) {
        if (band instanceof Condition.Numbers numbers) {
            return numbers.least() + "-" + numbers.most();
        }
        return band instanceof Condition.Days days
                ? Integer.toString(days.first().getYear())
                : ((Condition.OneOf) band).values().get(0);
    }
}
