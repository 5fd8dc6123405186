package dk.sluse.genome;

import dk.sluse.wording.Masking;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The names under which persons leave the genome database (R30): drawn at random, once for each project and person, and kept
 * in a table. No function of a person number, so that nobody can calculate one from the other. A project's samples of a
 * person are counted as well, and keep their numbers from one delivery to the next.
 */
public final class Pseudonyms {

    /** Without vowels, which would make words, and without what is taken for one another. 27 of them. */
    private static final String LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ";

    /** 18 of 27 are 85 bits. */
    private static final int LENGTH = 18;

    private final SecureRandom random = new SecureRandom();

    /**
     * The pseudonym of each person. Two that ask at once get the same.
     *
     * @param h the transaction in which new ones are kept
     * @param persons the genome database's own references, which are no person numbers
     */
    public Map<String, String> of(Handle h, String project, Collection<String> persons) {
        // In order, so that two deliveries do not wait for each other in a circle.
        TreeSet<String> ordered = new TreeSet<>(persons);
        PreparedBatch batch = h.prepareBatch("insert into pseudonym (project, person, pseudonym) "
                + "values (:project, :person, :pseudonym) on conflict (project, person) do nothing");
        Map<String, String> known = known(h, project, ordered);
        for (String person : ordered) {
            if (!known.containsKey(person)) {
                batch.bind("project", project)
                        .bind("person", person)
                        .bind("pseudonym", draw())
                        .add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
        return known(h, project, ordered);
    }

    private static Map<String, String> known(Handle h, String project, Collection<String> persons) {
        Map<String, String> known = new HashMap<>();
        for (List<String> part : Batches.of(persons, 5000)) {
            h.createQuery("select person, pseudonym from pseudonym where project = :project and person = any(:persons)")
                    .bind("project", project)
                    .bindArray("persons", String.class, part)
                    .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                    .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
        }
        return known;
    }

    /**
     * The number of each sample among its person's, from 1.
     *
     * @param persons the person of each sample
     */
    Map<String, Integer> numbers(Handle h, String project, Map<String, String> persons) {
        h.createQuery("select 1 from (select pg_advisory_xact_lock(hashtext('pseudonym/' || :project))) locked")
                .bind("project", project)
                .mapTo(Integer.class)
                .one();
        Map<String, Integer> highest = new HashMap<>();
        Map<String, Integer> known = new HashMap<>();
        for (List<String> part : Batches.of(new TreeSet<>(persons.values()), 5000)) {
            h.createQuery("select sample, person, number from pseudonym_sample "
                            + "where project = :project and person = any(:persons)")
                    .bind("project", project)
                    .bindArray("persons", String.class, part)
                    .map((row, context) -> new Numbered(row.getString(1), row.getString(2), row.getInt(3)))
                    .forEach(each -> {
                        known.put(each.sample(), each.number());
                        highest.merge(each.person(), each.number(), Math::max);
                    });
        }
        PreparedBatch batch = h.prepareBatch("insert into pseudonym_sample (project, sample, person, number) "
                + "values (:project, :sample, :person, :number)");
        new TreeMap<>(persons).forEach((sample, person) -> {
            if (!known.containsKey(sample)) {
                int number = highest.merge(person, 1, Integer::sum);
                known.put(sample, number);
                batch.bind("project", project)
                        .bind("sample", sample)
                        .bind("person", person)
                        .bind("number", number)
                        .add();
            }
        });
        if (batch.size() > 0) {
            batch.execute();
        }
        known.keySet().retainAll(persons.keySet());
        return known;
    }

    private record Numbered(String sample, String person, int number) {}

    /** Begins with a letter, so that no sheet takes it for a number; none looks like a person number. */
    private String draw() {
        StringBuilder drawn = new StringBuilder("P");
        for (int i = 0; i < LENGTH; i++) {
            drawn.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return Masking.mask(drawn.toString()).contentEquals(drawn) ? drawn.toString() : draw();
    }
}
