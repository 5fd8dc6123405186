package dk.sluse.genome;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A register in a database; its state and its answer are read at one moment. */
public final class DatabaseRegister implements UseRegister {

    private static final int BATCH = 5000;

    private final GenomeDatabase database;
    private final QueryText registered;
    private final QueryText state;
    private final RegisterTrust trust;

    /** A register that is asked with two queries of the book. */
    public DatabaseRegister(GenomeDatabase database, GenomeBook book, RegisterTrust trust) {
        this.database = database;
        this.registered = book.query(QueryName.REGISTERED);
        this.state = book.query(QueryName.REGISTER_STATE);
        this.trust = trust;
    }

    @Override
    public Set<CprNumber> registeredAmong(Collection<CprNumber> persons) throws IOException {
        Map<String, CprNumber> asked = new HashMap<>();
        persons.forEach(person -> asked.put(person.digits(), person));
        Set<CprNumber> found = new HashSet<>();
        database.reading(view -> {
            boolean[] stated = new boolean[1];
            view.read(state.with(Map.of()), row -> {
                checkState(row);
                stated[0] = true;
            });
            if (!stated[0]) {
                throw new GenomeUnavailableException("The use register does not tell its state.");
            }
            for (List<String> batch : Batches.of(asked.keySet(), BATCH)) {
                view.read(
                        registered.with(Map.of("numbers", batch.toArray(String[]::new))),
                        row -> found.add(person(row, asked)));
            }
        });
        return found;
    }

    private void checkState(ResultSet row) throws SQLException, GenomeUnavailableException {
        Optional<Timestamp> updated = Optional.ofNullable(row.getTimestamp("updated_at"));
        if (updated.isEmpty()) {
            throw new GenomeUnavailableException("The use register does not tell when it was brought up to date.");
        }
        trust.check(row.getLong("entries"), updated.get().toInstant());
    }

    private static CprNumber person(ResultSet row, Map<String, CprNumber> asked)
            throws SQLException, GenomeUnavailableException {
        String digits =
                Optional.ofNullable(row.getString("number")).orElse("").strip().replace("-", "");
        CprNumber person = asked.get(digits);
        if (person == null) {
            throw new GenomeUnavailableException("The use register answered with a person who was not asked for. "
                    + "Mend the query \"registered\" in config/genome.yaml.");
        }
        return person;
    }
}
