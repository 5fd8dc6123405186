package dk.sluse.genome;

import dk.sluse.wording.Masking;
import dk.sluse.wording.Phrase;
import dk.sluse.wording.Printable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is told of samples: the columns that the book allows, and nothing that looks like a person number. */
final class SampleSheet {

    private static final int BATCH = 5000;
    private static final int LONGEST = 100;

    private final GenomeBook book;
    private final GenomeDatabase database;

    SampleSheet(GenomeBook book, GenomeDatabase database) {
        this.book = book;
        this.database = database;
    }

    /**
     * What was read.
     *
     * @param persons of each sample
     * @param values of each sample, in the order of the book's columns
     */
    record Reading(Map<String, String> persons, Map<String, List<String>> values, List<Phrase> faults) {}

    Reading read(List<String> samples, Map<String, Integer> places) throws GenomeUnavailableException {
        Reading reading = new Reading(new HashMap<>(), new HashMap<>(), new ArrayList<>());
        for (List<String> batch : Batches.of(samples, BATCH)) {
            QueryText text = book.query(QueryName.SHEET_OF_SAMPLES);
            database.read(
                    text.with(Map.of("samples", batch.toArray(String[]::new))), row -> note(row, places, reading));
        }
        for (String sample : samples) {
            if (!reading.persons().containsKey(sample)) {
                reading.faults()
                        .add(Phrase.of(
                                "Prøve nr. %d har ingen metadata.",
                                "Sample no. %d has no metadata.", places.get(sample)));
            }
        }
        return reading;
    }

    private void note(ResultSet row, Map<String, Integer> places, Reading reading)
            throws SQLException, GenomeUnavailableException {
        String sample = Ids.checked(Optional.ofNullable(row.getString("sample")), QueryName.SHEET_OF_SAMPLES, "sample");
        String person = Ids.checked(Optional.ofNullable(row.getString("person")), QueryName.SHEET_OF_SAMPLES, "person");
        List<String> values = new ArrayList<>();
        for (String column : book.sheet()) {
            String value = Optional.ofNullable(row.getString(column)).orElse("").strip();
            if (!Masking.mask(value).equals(value)
                    || !Printable.of(value).equals(value)
                    || value.length() > LONGEST
                    || value.equals(person)
                    || value.equals(sample)) {
                reading.faults()
                        .add(Phrase.of(
                                "Prøve nr. %d har en værdi i »%s«, som ikke må udleveres.",
                                "Sample no. %d has a value in \"%s\" that must not be handed out.",
                                places.getOrDefault(sample, 0),
                                column));
            }
            values.add(value);
        }
        boolean twice = reading.persons().put(sample, person) != null;
        reading.values().put(sample, values);
        if (twice || !places.containsKey(sample)) {
            throw new GenomeUnavailableException("The query \"" + QueryName.SHEET_OF_SAMPLES.text()
                    + "\" in config/genome.yaml gives a sample twice, or one that was not asked for.");
        }
    }
}
