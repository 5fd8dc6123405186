package dk.sluse.genome;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Matches the persons of a list, a few thousand at a time. */
final class NumberMatching implements Matching {

    private static final int BATCH = 5000;

    private final QueryText text;
    private final UseRegister register;
    private final List<Part> parts;
    private final int asked;
    private final List<Matched.Found> found = new ArrayList<>();
    private int registered;
    private int persons;

    NumberMatching(List<CprNumber> numbers, GenomeBook book, UseRegister register) {
        this.text = book.query(QueryName.SAMPLES_BY_PERSON);
        this.register = register;
        Set<CprNumber> different = new LinkedHashSet<>(numbers);
        this.asked = different.size();
        this.parts = Batches.of(different, BATCH).stream().map(Part::new).toList();
    }

    @Override
    public Iterator<Batch> iterator() {
        return List.<Batch>copyOf(parts).iterator();
    }

    @Override
    public Matched matched() {
        if (!parts.stream().allMatch(part -> part.isNoted)) {
            throw new IllegalStateException("A part of the list was not matched.");
        }
        return new Matched(asked, registered, asked - registered - persons, found);
    }

    @Override
    public String toString() {
        return "a matching";
    }

    /** Some of the list. */
    private final class Part implements Batch {

        private final List<CprNumber> numbers;
        private Optional<Query> query = Optional.empty();
        private int sought;
        private boolean isNoted;

        Part(List<CprNumber> numbers) {
            this.numbers = numbers;
        }

        @Override
        public String query() throws IOException {
            Set<CprNumber> forbidden = register.registeredAmong(numbers);
            String[] allowed = numbers.stream()
                    .filter(number -> !forbidden.contains(number))
                    .map(CprNumber::digits)
                    .toArray(String[]::new);
            if (query.isEmpty()) {
                registered += forbidden.size();
            }
            sought = allowed.length;
            query = Optional.of(text.with(Map.of("numbers", allowed)));
            return query.get().sql();
        }

        @Override
        public List<Object> parameters() {
            return query.orElseThrow(() -> new IllegalStateException("The register has not been asked yet."))
                    .values();
        }

        @Override
        public void note(Iterator<Map<String, Object>> rows) throws IOException {
            if (isNoted) {
                throw new IllegalStateException("This part of the list was matched already.");
            }
            parameters();
            Set<String> different = new HashSet<>();
            SampleRows.read(rows, QueryName.SAMPLES_BY_PERSON, each -> {
                different.add(each.person());
                found.add(each);
            });
            if (different.size() > sought) {
                throw new GenomeUnavailableException(
                        "The genome database answered with more persons than were asked for."
                                + " Mend the query \"samples-by-person\" in config/genome.yaml.");
            }
            persons += different.size();
            isNoted = true;
            query = Optional.empty();
        }

        @Override
        public String toString() {
            return "a part of a list of persons";
        }
    }
}
