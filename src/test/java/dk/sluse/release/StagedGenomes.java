package dk.sluse.release;

import dk.sluse.custody.Consignment.Parcel;
import dk.sluse.custody.SafePath;
import dk.sluse.custody.Treatment;
import dk.sluse.genome.CprNumber;
import dk.sluse.genome.Criteria;
import dk.sluse.genome.CriteriaReading;
import dk.sluse.genome.DeliveryPlan;
import dk.sluse.genome.Genomes;
import dk.sluse.genome.Matched;
import dk.sluse.genome.Matched.Found;
import dk.sluse.genome.Matching;
import dk.sluse.genome.OverviewOutcome;
import dk.sluse.genome.PlanOutcome;
import dk.sluse.genome.Question;
import dk.sluse.genome.Rechecked;
import dk.sluse.genome.TestCriteria;
import dk.sluse.wording.Phrase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Handle;

/**
 * A genome database and a register in memory. Person {@code n} of {@link Numbers} is there unless the test says otherwise, with
 * one sample of a pair of files, by references of the database's own.
 */
final class StagedGenomes implements Genomes {

    final Set<String> registered = new HashSet<>();
    final Set<String> unknown = new HashSet<>();
    final List<String> everybody = new ArrayList<>();
    boolean away;

    /** What of a number the database itself would know the person by: its place among everybody. */
    private String person(String digits) {
        int place = everybody.indexOf(digits);
        if (place < 0) {
            everybody.add(digits);
            return "P" + (everybody.size() - 1);
        }
        return "P" + place;
    }

    private String digits(String sample) {
        return everybody.get(Integer.parseInt(sample.substring(1)));
    }

    @Override
    public Matching matching(Question question) {
        List<String> asked = question instanceof Question.ByNumbers list
                ? list.numbers().stream().map(CprNumber::digits).toList()
                : List.copyOf(everybody);
        return new Matching() {
            @Override
            public Matched matched() throws IOException {
                mustBeThere();
                List<Found> found = new ArrayList<>();
                int forbidden = 0;
                int nowhere = 0;
                for (String digits : asked) {
                    if (registered.contains(digits)) {
                        forbidden++;
                    } else if (unknown.contains(digits)) {
                        nowhere++;
                    } else {
                        String person = person(digits);
                        found.add(new Found("S" + person.substring(1), person));
                    }
                }
                return new Matched(asked.size(), forbidden, nowhere, found);
            }

            @Override
            public Iterator<Batch> iterator() {
                return List.<Batch>of().iterator();
            }
        };
    }

    private void mustBeThere() throws IOException {
        if (away) {
            throw new IOException("the register cannot be asked");
        }
    }

    @Override
    public Rechecked recheck(List<String> samples) throws IOException {
        mustBeThere();
        List<String> allowed =
                samples.stream().filter(s -> !registered.contains(digits(s))).toList();
        return new Rechecked(allowed, samples.size() - allowed.size(), 0);
    }

    @Override
    public PlanOutcome plan(Handle h, String project, List<String> samples) {
        List<DeliveryPlan.File> files = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (String sample : samples) {
            String pseudonym = "PSEU" + sample;
            for (String read : List.of("R1", "R2")) {
                String target = pseudonym + "/" + pseudonym + "_S1_L001_" + read + ".fastq.gz";
                Parcel parcel = new Parcel(
                        target,
                        SafePath.of("runs/" + sample + "_" + read + ".fastq.gz"),
                        SafePath.of(target),
                        Optional.empty(),
                        Treatment.GZIP_NAMES_BLANKED);
                files.add(new DeliveryPlan.File(parcel, content(sample, read).length, Optional.empty()));
            }
            rows.add(List.of(pseudonym, "1", "=cancer, \"rare\""));
        }
        return new DeliveryPlan(
                files, new DeliveryPlan.Sheet(List.of("pseudonym", "sample", "patient_group"), rows), samples.size());
    }

    /** A file's bytes: gzip without a name, as custody leaves it. */
    static byte[] content(String sample, String read) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(("reads of " + sample + " " + read).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public CriteriaReading criteria(Map<String, String> fields) {
        if (!fields.containsKey("sex")) {
            return new CriteriaReading.Misread(List.of(new Phrase("Ukendt felt.", "Unknown field.")));
        }
        return new CriteriaReading.Understood(TestCriteria.any());
    }

    @Override
    public OverviewOutcome overview(Criteria criteria, Optional<String> by) {
        return new OverviewOutcome.Answer("<5", List.of(new OverviewOutcome.Band("40-49", "<5")));
    }
}
