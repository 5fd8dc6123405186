package dk.sluse.genome;

import dk.sluse.custody.SafePath;
import dk.sluse.wording.Phrase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The FASTQ files of samples: both reads of every lane, or a fault (R5, R6). */
final class SampleFiles {

    private static final int BATCH = 2000;
    private static final int MOST_LANES = 999;

    private final GenomeBook book;
    private final GenomeDatabase database;

    SampleFiles(GenomeBook book, GenomeDatabase database) {
        this.book = book;
        this.database = database;
    }

    /** A file as it is stored. */
    record Stored(int lane, int read, SafePath key, long size, Optional<String> sha256) {}

    /**
     * What was read.
     *
     * @param files of each sample, by lane and read
     */
    record Reading(Map<String, List<Stored>> files, List<Phrase> faults) {}

    /**
     * Reads them.
     *
     * @param places what each sample is called in a fault
     */
    Reading read(List<String> samples, Map<String, Integer> places) throws GenomeUnavailableException {
        Map<String, TreeMap<String, Stored>> found = new HashMap<>();
        List<Phrase> faults = new ArrayList<>();
        Set<SafePath> keys = new HashSet<>();
        for (List<String> batch : Batches.of(samples, BATCH)) {
            QueryText text = book.query(QueryName.FILES_OF_SAMPLES);
            database.read(text.with(Map.of("samples", batch.toArray(String[]::new))), row -> {
                String sample = Optional.ofNullable(row.getString("sample")).orElse("");
                Optional<Stored> stored = places.containsKey(sample) ? stored(row) : Optional.empty();
                boolean isNew = stored.filter(file -> keys.add(file.key())
                                && found.computeIfAbsent(sample, any -> new TreeMap<>())
                                                .put(place(file), file)
                                        == null)
                        .isPresent();
                if (!isNew) {
                    faults.add(fault(
                            "Prøve nr. %d har en FASTQ-fil, som ikke kan bruges: bane, læsning, nøgle, størrelse eller "
                                    + "hash er forkert, eller den er der to gange.",
                            "Sample no. %d has a FASTQ file that cannot be used: its lane, read, key, size or hash is "
                                    + "wrong, or it is there twice.",
                            places.getOrDefault(sample, 0)));
                }
            });
        }
        Map<String, List<Stored>> files = new HashMap<>();
        found.forEach((sample, stored) -> files.put(sample, List.copyOf(stored.values())));
        samples.forEach(sample -> unpaired(files.getOrDefault(sample, List.of()), places.get(sample))
                .ifPresent(faults::add));
        return new Reading(files, faults);
    }

    private static String place(Stored file) {
        return String.format("%03d/%d", file.lane(), file.read());
    }

    private static Optional<Phrase> unpaired(List<Stored> files, int place) {
        if (files.isEmpty()) {
            return Optional.of(
                    fault("Prøve nr. %d har ingen FASTQ-filer.", "Sample no. %d has no FASTQ files.", place));
        }
        Map<Integer, Integer> reads = new TreeMap<>();
        files.forEach(file -> reads.merge(file.lane(), 1, Integer::sum));
        boolean paired = reads.values().stream().allMatch(count -> count == 2);
        return paired
                ? Optional.empty()
                : Optional.of(fault(
                        "Prøve nr. %d har en læsning uden sin mage.",
                        "Sample no. %d has a read without its mate.", place));
    }

    private static Optional<Stored> stored(ResultSet row) throws SQLException {
        int lane = row.getInt("lane");
        int read = row.getInt("read");
        long size = row.getLong("size");
        Optional<String> key = Optional.ofNullable(row.getString("object_key"))
                .filter(text -> SafePath.fault(text).isEmpty())
                .filter(text -> text.endsWith(".gz"));
        Optional<String> sha256 = Optional.ofNullable(row.getString("sha256"));
        boolean right = lane >= 1
                && lane <= MOST_LANES
                && (read == 1 || read == 2)
                && size > 0
                && sha256.filter(hash -> !hash.matches("[0-9a-f]{64}")).isEmpty();
        return right ? key.map(text -> new Stored(lane, read, SafePath.of(text), size, sha256)) : Optional.empty();
    }

    private static Phrase fault(String da, String en, int place) {
        return Phrase.of(da, en, place);
    }
}
