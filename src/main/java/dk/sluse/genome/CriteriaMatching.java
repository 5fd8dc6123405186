package dk.sluse.genome;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Matches criteria: one query for the samples; then the register is asked about their persons, with numbers read from the
 * genome database in memory.
 */
final class CriteriaMatching implements Matching {

    private final Query query;
    private final Recheck recheck;
    private final List<Matched.Found> found = new ArrayList<>();
    private boolean isNoted;

    CriteriaMatching(Criteria criteria, GenomeBook book, Recheck recheck, LocalDate today) {
        this.query = Conditions.query(book, QueryName.SAMPLES_BY_CRITERIA, criteria.conditions(), today);
        this.recheck = recheck;
    }

    @Override
    public Iterator<Batch> iterator() {
        return List.<Batch>of(new Whole()).iterator();
    }

    @Override
    public Matched matched() throws IOException {
        if (!isNoted) {
            throw new IllegalStateException("The criteria were not matched.");
        }
        Set<String> asked = new HashSet<>();
        found.forEach(each -> asked.add(each.person()));
        Rechecked rechecked =
                recheck.of(found.stream().map(Matched.Found::sample).toList());
        Set<String> allowed = new HashSet<>(rechecked.allowed());
        List<Matched.Found> kept =
                found.stream().filter(each -> allowed.contains(each.sample())).toList();
        Set<String> persons = new HashSet<>();
        kept.forEach(each -> persons.add(each.person()));
        int registered = rechecked.registeredPersons();
        return new Matched(asked.size(), registered, Math.max(0, asked.size() - registered - persons.size()), kept);
    }

    @Override
    public String toString() {
        return "a matching";
    }

    /** All of it. */
    private final class Whole implements Batch {

        @Override
        public String query() {
            return query.sql();
        }

        @Override
        public List<Object> parameters() {
            return query.values();
        }

        @Override
        public void note(Iterator<Map<String, Object>> rows) throws IOException {
            if (isNoted) {
                throw new IllegalStateException("The criteria were matched already.");
            }
            SampleRows.read(rows, QueryName.SAMPLES_BY_CRITERIA, found::add);
            isNoted = true;
        }

        @Override
        public String toString() {
            return "criteria";
        }
    }
}
