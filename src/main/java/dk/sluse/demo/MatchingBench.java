package dk.sluse.demo;

import dk.sluse.genome.CprNumber;
import dk.sluse.genome.DatabaseRegister;
import dk.sluse.genome.FileRegister;
import dk.sluse.genome.GenomeBook;
import dk.sluse.genome.GenomeDatabase;
import dk.sluse.genome.GenomeRoom;
import dk.sluse.genome.GenomeSource;
import dk.sluse.genome.Matched;
import dk.sluse.genome.Matching;
import dk.sluse.genome.QueryName;
import dk.sluse.genome.QueryText;
import dk.sluse.genome.Question;
import dk.sluse.genome.RegisterTrust;
import dk.sluse.genome.UseRegister;
import dk.sluse.store.DatabaseSettings;
import dk.sluse.store.EmbeddedDatabase;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * How long it takes to match 100,000 person numbers against 1,000,000 samples and a use register of 500,000: {@code
 * bench/matching}. The queries are those of {@code config/genome.yaml}; the embedded PostgreSQL stands in for NGC's.
 */
public final class MatchingBench {

    private static final int FIRST_PERSON = 50_000;
    private static final int LAST_PERSON = 549_999;
    private static final int ASKED = 100_000;
    private static final int REGISTERED = 500_000;
    private static final int FIRST_REGISTERED = 450_000;
    private static final int ASKED_BELOW = 550_000;
    private static final int RUNS = 3;
    private static final int DAYS = 7000;
    private static final int SERIALS = 1000;
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1880, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
    private static final String PASSWORD = "reader";

    private MatchingBench() {}

    /** {@code MatchingBench DIR GENOME_YAML}. */
    public static void main(String[] arguments) throws Exception {
        Path dir = Files.createDirectories(Path.of(arguments[0]));
        GenomeBook book = book(Path.of(arguments[1]));
        try (EmbeddedDatabase server = EmbeddedDatabase.start(dir.resolve("database"), 0)) {
            fill(server.settings());
            Path file = registerFile(dir);
            GenomeSource source = new GenomeSource(
                    "The genome database",
                    server.settings().url(),
                    GenomeBank.READER,
                    PASSWORD,
                    4,
                    Duration.ofSeconds(60));
            try (GenomeDatabase database = GenomeDatabase.open(source)) {
                RegisterTrust trust = new RegisterTrust(REGISTERED, Duration.ofHours(1), Clock.systemUTC());
                List<String> asked = asked();
                for (int run = 1; run <= RUNS; run++) {
                    time("file", book, database, new FileRegister(file, trust), asked);
                    time("database", book, database, new DatabaseRegister(database, book, trust), asked);
                }
            }
        }
    }

    private static void time(
            String kind, GenomeBook book, GenomeDatabase database, UseRegister register, List<String> asked)
            throws IOException, SQLException {
        long start = System.nanoTime();
        GenomeRoom room = new GenomeRoom(book, database, register, Clock.systemUTC());
        Matching matching = room.matching(new Question.ByNumbers(asked.stream()
                .map(text -> CprNumber.of(text, TODAY).orElseThrow())
                .toList()));
        try (Connection connection = database.pool().getConnection()) {
            for (Matching.Batch batch : matching) {
                run(connection, batch);
            }
        }
        Matched matched = matching.matched();
        System.out.printf(
                "register in a %-8s %6.2f s: %,d asked, %,d registered, %,d unknown, %,d persons with %,d samples%n",
                kind,
                (System.nanoTime() - start) / 1e9,
                matched.asked(),
                matched.registered(),
                matched.unknown(),
                matched.persons(),
                matched.samples().size());
    }

    private static void run(Connection connection, Matching.Batch batch) throws IOException, SQLException {
        try (PreparedStatement statement = connection.prepareStatement(batch.query())) {
            int place = 1;
            for (Object value : batch.parameters()) {
                statement.setObject(place++, value);
            }
            try (ResultSet rows = statement.executeQuery()) {
                batch.note(new Rows(rows));
            }
        }
    }

    /** Rows as Camel's streams give them. */
    private record Rows(ResultSet rows) implements Iterator<Map<String, Object>> {

        @Override
        public boolean hasNext() {
            try {
                return rows.next();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Map<String, Object> next() {
            try {
                return Map.of("person", rows.getString("person"), "sample", rows.getString("sample"));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The same number for the same place; all different, of the 1880s and 1890s. */
    private static String number(int place) {
        LocalDate birth = FIRST_BIRTH.plusDays(place % DAYS);
        int serial = place / DAYS;
        return String.format(
                "%02d%02d%02d%d%03d",
                birth.getDayOfMonth(),
                birth.getMonthValue(),
                birth.getYear() % 100,
                5 + serial / SERIALS,
                serial % SERIALS);
    }

    private static List<String> asked() {
        Random random = new Random(11);
        return random.ints(0, ASKED_BELOW)
                .distinct()
                .limit(ASKED)
                .mapToObj(MatchingBench::number)
                .toList();
    }

    private static Path registerFile(Path dir) throws IOException {
        Path file = dir.resolve("register.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("CPR\n");
            for (int place = FIRST_REGISTERED; place < FIRST_REGISTERED + REGISTERED; place++) {
                out.write(number(place) + "\n");
            }
        }
        return file;
    }

    private static void fill(DatabaseSettings settings) throws SQLException {
        try (Connection owner = DriverManager.getConnection(
                        settings.url(),
                        settings.owner().user(),
                        settings.owner().password());
                Statement statement = owner.createStatement()) {
            GenomeTables.create(owner, GenomeBank.READER, PASSWORD);
            String number = "to_char(date '1880-01-01' + (i % 7000), 'DDMMYY') || (5 + i / 7000 / 1000)"
                    + " || lpad((i / 7000 % 1000)::text, 3, '0')";
            statement.execute("insert into person select 'PT' || i, " + number
                    + ", case i % 2 when 0 then 'female' else 'male' end, date '1950-01-01' + i % 25000"
                    + " from generate_series(" + FIRST_PERSON + ", " + LAST_PERSON + ") i");
            for (int sample = 1; sample <= 2; sample++) {
                statement.execute("insert into sample select 'GS' || i || '-" + sample + "', 'PT' || i, 'psychiatry',"
                        + " 'germline', 'blood', date '2020-01-01' + i % 2000 from generate_series("
                        + FIRST_PERSON + ", " + LAST_PERSON + ") i");
            }
            statement.execute("insert into register select " + number + " from generate_series(" + FIRST_REGISTERED
                    + ", " + (FIRST_REGISTERED + REGISTERED - 1) + ") i");
            statement.execute("insert into register_update values (now())");
            statement.execute("vacuum analyze");
        }
    }

    /** The queries alone; the hub reads and checks all of it. */
    private static GenomeBook book(Path file) throws IOException {
        Map<?, ?> yaml = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        Map<?, ?> texts = (Map<?, ?>) yaml.get("queries");
        Map<QueryName, QueryText> queries = new EnumMap<>(QueryName.class);
        for (QueryName name : QueryName.values()) {
            queries.put(name, new QueryText(String.valueOf(texts.get(name.text()))));
        }
        return new GenomeBook(queries, new ArrayList<>(), List.of());
    }
}
