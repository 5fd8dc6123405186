package dk.sluse.genome;

import dk.sluse.calendar.Copenhagen;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks the register about the persons of samples (R20). Their numbers are read from the genome database, used, and forgotten.
 * A sample whose person has no number that could be looked up is not allowed.
 */
final class Recheck {

    private static final int BATCH = 5000;

    private final GenomeBook book;
    private final GenomeDatabase database;
    private final UseRegister register;
    private final Clock clock;

    Recheck(GenomeBook book, GenomeDatabase database, UseRegister register, Clock clock) {
        this.book = book;
        this.database = database;
        this.register = register;
        this.clock = clock;
    }

    Rechecked of(List<String> samples) throws IOException {
        Set<String> allowed = new HashSet<>();
        Set<String> registeredPersons = new HashSet<>();
        Set<String> dropped = new HashSet<>();
        for (List<String> batch : Batches.of(samples, BATCH)) {
            Persons persons = persons(batch);
            Set<CprNumber> registered = register.registeredAmong(persons.numbers());
            for (String sample : batch) {
                Optional<Set<Owner>> owners = Optional.ofNullable(persons.bySample.get(sample));
                if (owners.isEmpty()
                        || owners.get().stream()
                                .anyMatch(owner -> owner.number().isEmpty())) {
                    dropped.add(sample);
                } else if (owners.get().stream()
                        .noneMatch(owner -> registered.contains(owner.number().get()))) {
                    allowed.add(sample);
                }
            }
            persons.bySample.values().forEach(owners -> owners.stream()
                    .filter(owner -> owner.number().filter(registered::contains).isPresent())
                    .forEach(owner -> registeredPersons.add(owner.person())));
        }
        return new Rechecked(
                samples.stream().filter(allowed::contains).toList(), registeredPersons.size(), dropped.size());
    }

    private Persons persons(List<String> samples) throws GenomeUnavailableException {
        LocalDate today = Copenhagen.day(clock.instant());
        Persons persons = new Persons();
        QueryText text = book.query(QueryName.PERSONS_OF_SAMPLES);
        database.read(text.with(Map.of("samples", samples.toArray(String[]::new))), row -> persons.note(row, today));
        return persons;
    }

    /** Whose a sample is; without a number when it has none that is valid. */
    private record Owner(String person, Optional<CprNumber> number) {}

    /** Whose the samples of one batch are. */
    private static final class Persons {

        private final Map<String, Set<Owner>> bySample = new HashMap<>();

        void note(ResultSet row, LocalDate today) throws SQLException, GenomeUnavailableException {
            Optional<CprNumber> number =
                    Optional.ofNullable(row.getString("number")).flatMap(text -> CprNumber.of(text, today));
            String person =
                    Ids.checked(Optional.ofNullable(row.getString("person")), QueryName.PERSONS_OF_SAMPLES, "person");
            bySample.computeIfAbsent(row.getString("sample"), sample -> new HashSet<>())
                    .add(new Owner(person, number));
        }

        Collection<CprNumber> numbers() {
            Set<CprNumber> numbers = new HashSet<>();
            bySample.values()
                    .forEach(owners -> owners.forEach(owner -> owner.number().ifPresent(numbers::add)));
            return numbers;
        }
    }
}
