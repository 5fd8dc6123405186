package dk.sluse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.demo.GenomeBank;
import dk.sluse.genome.Bank;
import dk.sluse.genome.CriteriaReading;
import dk.sluse.genome.DatabaseRegister;
import dk.sluse.genome.GenomeBook;
import dk.sluse.genome.GenomeRoom;
import dk.sluse.genome.GenomeUnavailableException;
import dk.sluse.genome.Matched;
import dk.sluse.genome.Matching;
import dk.sluse.genome.QueryName;
import dk.sluse.genome.QueryText;
import dk.sluse.genome.Question;
import dk.sluse.genome.UseRegister;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.apache.camel.spi.BacklogTracer;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The route {@code match-samples} as it is shipped, over a real genome database (R17–R21). */
class MatchSamplesRouteTest {

    @TempDir
    Path folder;

    private static Bank bank;

    private final Main main = new Main();
    private GenomeBook book = ShippedBook.read();
    private Optional<CamelContext> camel = Optional.empty();
    private Optional<Matching> question = Optional.empty();
    private Optional<Matched> answer = Optional.empty();

    @BeforeAll
    static void openBank() {
        bank = new Bank(40);
    }

    @AfterAll
    static void closeBank() {
        bank.close();
    }

    @BeforeEach
    void open() throws Exception {
        Files.createDirectory(folder.resolve("routes"));
        String route = Files.readString(Path.of("routes/release/match-samples.camel.yaml"))
                .replaceFirst("uri: work:match-samples\n      parameters:\n.*\n.*\n", "uri: direct:match-samples\n");
        Files.writeString(folder.resolve("routes/match-samples.camel.yaml"), route);
        Files.copy(Path.of("routes/shared/on-failure.camel.yaml"), folder.resolve("routes/on-failure.camel.yaml"));
        GenomeProcessors.all().forEach(main::bind);
        main.bind(GenomeProcessors.STATEMENTS, new GenomeStatements());
        main.bind("genomes", bank.database.pool());
        main.bind("noteFailure", (org.apache.camel.Processor) e -> {});
        main.bind("openMatching", (org.apache.camel.Processor) e -> {
            e.getMessage().setHeader("SluseTask", question.isPresent() ? "carry" : "nothing");
            question.ifPresent(e.getMessage()::setBody);
        });
        main.bind("closeMatching", (org.apache.camel.Processor) e -> answer =
                Optional.of(e.getMessage().getMandatoryBody(Matching.class).matched()));
        main.configure().setRoutesIncludePattern("file:" + folder.resolve("routes") + "/*.camel.yaml");
        main.setDefaultPropertyPlaceholderLocation("false");
        main.addInitialProperty("genome.enabled", "true");
        main.configure().setTracing(true);
        main.configure().setMessageHistory(true);
        main.configure().tracerConfig().withStandby(false).withEnabled(true).withIncludeException(true);
    }

    @AfterEach
    void close() {
        main.stop();
    }

    private Exchange match(Question asked, UseRegister register) {
        GenomeRoom room = bank.room(book, register);
        question = Optional.of(room.matching(asked));
        if (camel.isEmpty()) {
            main.start();
            camel = Optional.of(main.getCamelContext());
        }
        return camel.get().createProducerTemplate().request("direct:match-samples", e -> e.getMessage()
                .setBody("42"));
    }

    private static Question.ByNumbers list(int from, int to, int strangers) {
        List<String> numbers = new ArrayList<>(bank.cprs(from, to));
        numbers.addAll(bank.bank.strangers().subList(0, strangers));
        numbers.add(numbers.get(0));
        Collections.shuffle(numbers, new java.util.Random(2));
        return new Question.ByNumbers(Bank.numbers(numbers));
    }

    private static List<String> samplesOf(List<String> cprs) {
        return bank.bank.samples().stream()
                .filter(sample -> cprs.contains(sample.person().cpr()))
                .map(GenomeBank.Sample::id)
                .sorted()
                .toList();
    }

    @Test
    void a_list_is_matched_and_registered_persons_are_left_out() throws IOException {
        List<String> registered = List.of(
                bank.cprs(3, 4).get(0),
                bank.cprs(5, 6).get(0),
                bank.cprs(35, 36).get(0),
                bank.bank.strangers().get(1));

        assertThat(match(list(0, 25, 4), Bank.register(folder, registered)).getException())
                .isNull();

        Matched matched = answer.orElseThrow();
        assertThat(matched.asked()).isEqualTo(29);
        assertThat(matched.registered()).isEqualTo(3);
        assertThat(matched.unknown()).isEqualTo(3);
        assertThat(matched.persons()).isEqualTo(23);
        List<String> free = bank.cprs(0, 25).stream()
                .filter(cpr -> !registered.contains(cpr))
                .toList();
        assertThat(matched.samples()).isEqualTo(samplesOf(free));
        assertThat(matched.personRefs()).hasSize(23).contains("PT0000001").doesNotContain("PT0000004");
    }

    @Test
    void criteria_are_matched_and_registered_persons_are_left_out() throws IOException {
        List<GenomeBank.Person> women = bank.bank.persons().stream()
                .filter(person -> person.sex().equals("female"))
                .toList();
        List<String> registered = List.of(women.get(0).cpr(), women.get(1).cpr());
        GenomeRoom room = bank.room(book, Bank.register(folder, registered));
        CriteriaReading reading = room.criteria(Map.of("køn", "kvinde"));

        match(
                new Question.ByCriteria(((CriteriaReading.Understood) reading).criteria()),
                Bank.register(folder, registered));

        Matched matched = answer.orElseThrow();
        assertThat(matched.asked()).isEqualTo(women.size());
        assertThat(matched.registered()).isEqualTo(2);
        assertThat(matched.unknown()).isZero();
        assertThat(matched.samples())
                .isEqualTo(samplesOf(women.subList(2, women.size()).stream()
                        .map(GenomeBank.Person::cpr)
                        .toList()));
    }

    @Test
    void nothing_to_match_asks_nobody() throws IOException {
        match(new Question.ByNumbers(List.of()), Bank.register(folder, bank.cprs(0, 1)));

        assertThat(answer.orElseThrow()).isEqualTo(new Matched(0, 0, 0, List.of()));
    }

    @Test
    void F15_without_a_register_nothing_is_told() throws IOException {
        UseRegister register = Bank.register(folder, bank.cprs(0, 1));
        Files.delete(folder.resolve("register.csv"));

        Exchange failed = match(list(0, 5, 0), register);

        assertThat(failed.getException()).hasRootCauseInstanceOf(GenomeUnavailableException.class);
        assertThat(answer).isEmpty();
    }

    @Test
    void F15_a_genome_database_that_does_not_answer_is_waited_for() throws IOException {
        bank.execute("revoke select on sample from genome_reader");

        Exchange failed = match(list(0, 5, 0), Bank.register(folder, bank.cprs(0, 1)));

        bank.execute("grant select on sample to genome_reader");
        assertThat(failed.getException())
                .hasRootCauseInstanceOf(GenomeUnavailableException.class)
                .hasMessageContaining("42501");
        assertThat(answer).isEmpty();
    }

    @Test
    void no_number_is_seen_by_logs_tracers_or_exceptions() throws Exception {
        StringWriter log = new StringWriter();
        try (Loud loud = new Loud(log)) {
            loud.listen();
            match(list(0, 20, 2), Bank.register(folder, bank.cprs(1, 3)));
            assertThat(answer).isPresent();
            // PostgreSQL repeats the value that does not fit a type.
            book = with(
                    QueryName.SAMPLES_BY_PERSON,
                    "select p.ref as person, p.ref as sample from person p "
                            + "where p.birthday = any(cast(:numbers as date[]))");
            Exchange failed = match(list(1, 4, 2), Bank.register(folder, bank.bank.strangers()));
            assertThat(failed.getException()).hasMessageContaining("SQLSTATE 22");
            failed.getException().printStackTrace(new PrintWriter(log));
            // And in the register's database.
            book = with(
                    QueryName.REGISTERED,
                    "select cast(any_value as text) as number from (select 1) x(any_value) "
                            + "where current_date = any(cast(:numbers as date[]))");
            try (Connection owner = bank.asOwner()) {
                GenomeBank.register(owner, bank.cprs(0, 1));
            }
            failed = match(list(1, 4, 2), new DatabaseRegister(bank.database, book, Bank.trusting()));
            assertThat(failed.getException()).hasMessageContaining("SQLSTATE 22");
            failed.getException().printStackTrace(new PrintWriter(log));
            log.append(failed.getProperties().toString())
                    .append(failed.getIn().getHeaders().toString());
        }
        BacklogTracer tracer = camel.orElseThrow().getCamelContextExtension().getContextPlugin(BacklogTracer.class);
        String traced = String.join(
                "",
                tracer.dumpAllTracedMessages().stream()
                        .map(each -> each.toXml(0) + each.toJSon(0))
                        .toList());

        assertThat(traced).contains("askSamples", "SluseTask");
        String logged = ofTheHub(log.toString());
        assertThat(logged).contains("match-samples").contains("select p.ref as person");
        for (String cpr : allNumbers()) {
            assertThat(traced).doesNotContain(cpr);
            assertThat(logged).doesNotContain(cpr);
        }
    }

    /** The database server runs within this test and logs here what it would write into its own log, over there. */
    private static String ofTheHub(String log) {
        return log.lines().filter(line -> !line.startsWith("io.zonky.")).collect(Collectors.joining("\n"));
    }

    private GenomeBook with(QueryName name, String text) {
        Map<QueryName, QueryText> queries = new EnumMap<>(book.queries());
        queries.put(name, new QueryText(text));
        return new GenomeBook(queries, book.fields(), book.sheet());
    }

    private static List<String> allNumbers() {
        List<String> all = new ArrayList<>(bank.cprs(0, 40));
        all.addAll(bank.bank.strangers());
        new ArrayList<>(all).forEach(cpr -> all.add(cpr.substring(0, 6) + "-" + cpr.substring(6)));
        return all;
    }

    /** Everything that anything logs, at its finest. */
    private static final class Loud implements AutoCloseable {

        private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
        private final WriterAppender appender;

        Loud(StringWriter log) {
            appender = WriterAppender.createAppender(
                    PatternLayout.newBuilder().withPattern("%c %m%n%xEx").build(), null, log, "loud", false, true);
            appender.start();
        }

        void listen() {
            context.getConfiguration().getRootLogger().addAppender(appender, Level.TRACE, null);
            Configurator.setRootLevel(Level.TRACE);
        }

        @Override
        public void close() {
            Configurator.setRootLevel(Level.ERROR);
            context.getConfiguration().getRootLogger().removeAppender("loud");
            appender.stop();
        }
    }
}
