package dk.sluse.demo;

import java.io.IOException;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A genome database for trying and testing, in the example schema of {@code config/genome.yaml}: persons who never lived,
 * their samples, and small real FASTQ pairs. The same seed gives the same bank. The gzip headers of its files hold the
 * person's number, as careless names do, so that whoever hands them out has something to blank.
 */
public final class GenomeBank {

    /** The role that {@link #fill} makes for reading, and nothing else. */
    public static final String READER = "genome_reader";

    private static final List<String> GROUPS = List.of(
            "audiogenetics",
            "childhood-cancer",
            "endocrinology",
            "foetal-medicine",
            "haematological-cancer",
            "hereditary-cancer",
            "hereditary-heart-disease",
            "incurable-cancer",
            "kidney-failure",
            "liver-disease",
            "neurogenetics",
            "ophthalmology",
            "primary-immunodeficiency",
            "psychiatry",
            "rare-disease-adults",
            "rare-disease-children",
            "skin-disease");
    private static final LocalDate YOUNGEST = LocalDate.of(2020, 1, 1);
    private static final LocalDate FIRST_RUN = LocalDate.of(2019, 7, 1);
    private static final int STRANGERS = 50;

    private final List<Person> persons = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private final Map<String, FastqFile> files = new LinkedHashMap<>();
    private final List<String> strangers;

    private GenomeBank(long seed, int count) {
        Random random = new Random(seed);
        List<String> numbers = PersonNumbers.some(seed, count + STRANGERS);
        this.strangers = numbers.subList(count, numbers.size());
        for (String number : numbers.subList(0, count)) {
            add(number, random);
        }
    }

    /** A person of the bank. The birthday is drawn apart from the number, which is of the 1880s and 1890s. */
    public record Person(String ref, String cpr, String sex, LocalDate birthday) {
        @Override
        public String toString() {
            return ref;
        }
    }

    /** A sample of the bank. */
    public record Sample(String id, Person person, String group, String type, String material, LocalDate sequenced) {}

    /** A bank of this many persons; each has a sample, every third has two, every fourth sample was run on two lanes. */
    public static GenomeBank of(long seed, int persons) {
        return new GenomeBank(seed, persons);
    }

    private void add(String number, Random random) {
        Person person = new Person(
                String.format("PT%07d", persons.size() + 1),
                number,
                random.nextBoolean() ? "female" : "male",
                YOUNGEST.minusDays(random.nextInt(33_000)));
        persons.add(person);
        String group = GROUPS.get(random.nextInt(GROUPS.size()));
        add(new Sample(sampleId(), person, group, "germline", "blood", run(random)));
        if (persons.size() % 3 == 0) {
            add(new Sample(sampleId(), person, group, "somatic", "tissue", run(random)));
        }
    }

    private void add(Sample sample) {
        samples.add(sample);
        int lanes = samples.size() % 4 == 0 ? 2 : 1;
        for (int lane = 1; lane <= lanes; lane++) {
            for (int read = 1; read <= 2; read++) {
                FastqFile file = new FastqFile(sample.id(), sample.person().cpr(), lane, read);
                files.put(file.key(), file);
            }
        }
    }

    private String sampleId() {
        return String.format("GS%08d", 1000 + samples.size() * 7);
    }

    private static LocalDate run(Random random) {
        return FIRST_RUN.plusDays(random.nextInt(2000));
    }

    /** The persons, in order. */
    public List<Person> persons() {
        return List.copyOf(persons);
    }

    /** The samples, in order. */
    public List<Sample> samples() {
        return List.copyOf(samples);
    }

    /** Valid numbers of persons whom the bank does not have. */
    public List<String> strangers() {
        return List.copyOf(strangers);
    }

    /** The keys of all FASTQ files. */
    public Collection<String> keys() {
        return List.copyOf(files.keySet());
    }

    /** A FASTQ file as it lies in the store. */
    public byte[] object(String key) throws IOException {
        return files.get(key).bytes();
    }

    /**
     * Makes the tables and fills them, and makes the role {@link #READER} where there is none.
     *
     * @param owner a connection that may create tables and roles
     */
    public void fill(Connection owner, String readerPassword) throws SQLException, IOException {
        GenomeTables.create(owner, READER, readerPassword);
        try (PreparedStatement insert = owner.prepareStatement("insert into person values (?, ?, ?, ?)")) {
            for (Person person : persons) {
                set(insert, person.ref(), person.cpr(), person.sex(), Date.valueOf(person.birthday()));
            }
            insert.executeBatch();
        }
        try (PreparedStatement insert = owner.prepareStatement("insert into sample values (?, ?, ?, ?, ?, ?)")) {
            for (Sample sample : samples) {
                set(
                        insert,
                        sample.id(),
                        sample.person().ref(),
                        sample.group(),
                        sample.type(),
                        sample.material(),
                        Date.valueOf(sample.sequenced()));
            }
            insert.executeBatch();
        }
        try (PreparedStatement insert = owner.prepareStatement("insert into fastq values (?, ?, ?, ?, ?, ?)")) {
            for (FastqFile file : files.values()) {
                set(insert, file.sample(), file.read(), file.lane(), file.key(), file.size(), file.sha256());
            }
            insert.executeBatch();
        }
    }

    /** Enters persons in the register that is in the same database, and says that it is up to date now. */
    public static void register(Connection owner, Collection<String> numbers) throws SQLException {
        try (PreparedStatement insert = owner.prepareStatement("insert into register values (?)");
                Statement update = owner.createStatement()) {
            for (String number : numbers) {
                set(insert, number);
            }
            insert.executeBatch();
            update.execute("insert into register_update values (now())");
        }
    }

    private static void set(PreparedStatement insert, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.addBatch();
    }
}
