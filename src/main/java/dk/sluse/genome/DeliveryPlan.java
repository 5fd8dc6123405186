package dk.sluse.genome;

import dk.sluse.custody.Consignment.Parcel;
import java.util.List;
import java.util.Optional;

/**
 * What a delivery carries and what it says of it. Nothing in it, but the keys it is read from, names a person or a sample of
 * the genome database.
 *
 * @param files the FASTQ files, pair by pair
 * @param sheet the sample sheet
 * @param persons how many persons it is about
 */
public record DeliveryPlan(List<File> files, Sheet sheet, int persons) implements PlanOutcome {

    public DeliveryPlan {
        files = List.copyOf(files);
    }

    /**
     * A file to carry from the place of the genomes.
     *
     * @param parcel from its object key to {@code PSEUDONYM/PSEUDONYM_S1_L001_R1.fastq.gz}; its id is its target
     * @param size in bytes, as the genome database has it; the delivered file has the same
     * @param sha256 of the bytes in the genome database's store, before any treatment, where known
     */
    public record File(Parcel parcel, long size, Optional<String> sha256) {}

    /**
     * The sample sheet: allowed metadata only.
     *
     * @param headings the columns' names; {@code pseudonym} and {@code sample} come first
     * @param rows one for each sample, as long as the headings
     */
    public record Sheet(List<String> headings, List<List<String>> rows) {
        public Sheet {
            headings = List.copyOf(headings);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** The parcels, in order. */
    public List<Parcel> parcels() {
        return files.stream().map(File::parcel).toList();
    }

    /** How many samples it holds. */
    public int samples() {
        return sheet.rows().size();
    }

    /** How many bytes the files have together. */
    public long bytes() {
        return files.stream().mapToLong(File::size).sum();
    }
}
