package dk.sluse.genome;

import dk.sluse.custody.Consignment.Parcel;
import dk.sluse.custody.SafePath;
import dk.sluse.custody.Treatment;
import dk.sluse.genome.DeliveryPlan.File;
import dk.sluse.wording.Phrase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Lays out a delivery: reads what the genome database has of the samples, checks it, and gives everything its new name. */
final class Planning {

    private final GenomeBook book;
    private final SampleFiles files;
    private final SampleSheet sheet;
    private final Pseudonyms pseudonyms;

    Planning(GenomeBook book, GenomeDatabase database, Pseudonyms pseudonyms) {
        this.book = book;
        this.files = new SampleFiles(book, database);
        this.sheet = new SampleSheet(book, database);
        this.pseudonyms = pseudonyms;
    }

    PlanOutcome plan(Handle h, String project, List<String> samples) throws GenomeUnavailableException {
        List<String> ordered = List.copyOf(new TreeSet<>(samples));
        if (ordered.isEmpty()) {
            return new PlanOutcome.Faulty(
                    List.of(new Phrase("Der er ingen prøver at levere.", "There are no samples to deliver.")));
        }
        Map<String, Integer> places = new HashMap<>();
        ordered.forEach(sample -> places.put(sample, places.size() + 1));
        SampleFiles.Reading read = files.read(ordered, places);
        SampleSheet.Reading told = sheet.read(ordered, places);
        List<Phrase> faults =
                Stream.concat(read.faults().stream(), told.faults().stream()).toList();
        return faults.isEmpty() ? plan(h, project, read, told) : new PlanOutcome.Faulty(faults);
    }

    private DeliveryPlan plan(Handle h, String project, SampleFiles.Reading read, SampleSheet.Reading told) {
        Map<String, String> names = pseudonyms.of(h, project, told.persons().values());
        Map<String, Integer> numbers = pseudonyms.numbers(h, project, told.persons());
        // By pseudonym and number, so that the order of the sheet tells nothing of the order of ids.
        Map<String, Entry> entries = new TreeMap<>();
        told.persons().forEach((sample, person) -> {
            Entry entry = new Entry(sample, names.get(person), numbers.get(sample));
            entries.put(String.format("%s/%06d", entry.pseudonym(), entry.number()), entry);
        });
        List<File> all = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Entry entry : entries.values()) {
            read.files().get(entry.sample()).forEach(file -> all.add(file(entry, file)));
            List<String> row = new ArrayList<>(List.of(entry.pseudonym(), "S" + entry.number()));
            row.addAll(told.values().get(entry.sample()));
            rows.add(row);
        }
        List<String> headings = new ArrayList<>(List.of("pseudonym", "sample"));
        headings.addAll(book.sheet());
        return new DeliveryPlan(all, new DeliveryPlan.Sheet(headings, rows), names.size());
    }

    private record Entry(String sample, String pseudonym, int number) {}

    private static File file(Entry entry, SampleFiles.Stored stored) {
        String name = String.format(
                "%s_S%d_L%03d_R%d.fastq.gz", entry.pseudonym(), entry.number(), stored.lane(), stored.read());
        SafePath target = SafePath.of(entry.pseudonym() + "/" + name);
        // The stored bytes' hash is not the delivered bytes': their headers are blanked on the way.
        Parcel parcel =
                new Parcel(target.toString(), stored.key(), target, Optional.empty(), Treatment.GZIP_NAMES_BLANKED);
        return new File(parcel, stored.size(), stored.sha256());
    }
}
