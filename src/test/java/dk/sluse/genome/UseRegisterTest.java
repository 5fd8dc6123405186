package dk.sluse.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.demo.GenomeBank;
import dk.sluse.hub.ShippedBook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** R20: who is registered is left out, and a register that cannot be trusted is never taken for an empty one (F15). */
class UseRegisterTest {

    private static final List<String> SOME =
            GenomeBank.of(3, 9).persons().stream().map(GenomeBank.Person::cpr).toList();
    private static final List<CprNumber> ASKED = Bank.numbers(SOME.subList(0, 5));

    @TempDir
    Path folder;

    /** A register in a file. */
    private Path file(String content, Duration age) throws IOException {
        Path file = Files.writeString(folder.resolve("register.csv"), content);
        Files.setLastModifiedTime(file, FileTime.from(Bank.NOW.minus(age)));
        return file;
    }

    private Set<CprNumber> registered(String content) throws IOException {
        return new FileRegister(file(content, Duration.ofHours(1)), Bank.trust(1)).registeredAmong(ASKED);
    }

    static Stream<String> right() {
        String plain = SOME.get(1);
        String hyphen = SOME.get(3).substring(0, 6) + "-" + SOME.get(3).substring(6);
        return Stream.of(
                plain + "\n" + hyphen + "\n",
                "CPR-nummer;Dato\r\n" + plain + ";2020-01-01\r\n" + hyphen + ";2021-02-02\r\n",
                "\ufeffcpr\n\"" + plain + "\",x\n\n" + hyphen + "\n",
                hyphen + "\n" + plain + "\n" + plain + "\n" + SOME.get(0).substring(0, 6) + "0AB1\n");
    }

    @ParameterizedTest
    @MethodSource("right")
    void a_file_of_numbers_is_read_in_each_of_its_shapes(String content) throws IOException {
        assertThat(registered(content)).containsExactlyInAnyOrder(ASKED.get(1), ASKED.get(3));
    }

    static Stream<String> wrong() {
        return Stream.of(
                "",
                "CPR\n",
                SOME.get(1) + "\n" + SOME.get(2),
                SOME.get(1) + "\nnobody\n",
                SOME.get(1) + "\n12345\n",
                "<html>\n" + SOME.get(1) + "\n<p>busy</p>\n",
                "x".repeat(2000) + "\n");
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void F15_a_file_that_is_not_a_whole_register_holds(String content) {
        assertThatThrownBy(() -> registered(content))
                .isInstanceOf(GenomeUnavailableException.class)
                .satisfies(thrown ->
                        SOME.forEach(number -> assertThat(thrown.getMessage()).doesNotContain(number)));
    }

    @Test
    void F15_a_missing_or_old_or_shrunken_file_holds() throws IOException {
        String content = String.join("\n", SOME) + "\n";
        assertThatThrownBy(() -> new FileRegister(folder.resolve("none"), Bank.trust(1)).registeredAmong(ASKED))
                .isInstanceOf(GenomeUnavailableException.class);
        Path old = file(content, Duration.ofHours(49));
        assertThatThrownBy(() -> new FileRegister(old, Bank.trust(1)).registeredAmong(ASKED))
                .isInstanceOf(GenomeUnavailableException.class)
                .hasMessageContaining("48 hours");
        Path few = file(content, Duration.ZERO);
        assertThatThrownBy(() -> new FileRegister(few, Bank.trust(10)).registeredAmong(ASKED))
                .isInstanceOf(GenomeUnavailableException.class)
                .hasMessageContaining("9 entries");
        Files.write(few, new byte[] {(byte) 0xff, 0x00, '\n'});
        assertThatThrownBy(() -> new FileRegister(few, Bank.trust(1)).registeredAmong(ASKED))
                .isInstanceOf(GenomeUnavailableException.class);
    }

    @Test
    void a_changed_file_is_read_again_and_a_broken_one_is_not_answered_from_memory() throws IOException {
        FileRegister register = new FileRegister(file(SOME.get(0) + "\n", Duration.ofHours(2)), Bank.trust(1));
        assertThat(register.registeredAmong(ASKED)).containsExactly(ASKED.get(0));

        file(SOME.get(4) + "\n" + SOME.get(2) + "\n", Duration.ofHours(1));
        assertThat(register.registeredAmong(ASKED)).containsExactlyInAnyOrder(ASKED.get(2), ASKED.get(4));

        Files.delete(folder.resolve("register.csv"));
        assertThatThrownBy(() -> register.registeredAmong(ASKED)).isInstanceOf(GenomeUnavailableException.class);
    }

    @Test
    void half_a_million_numbers_take_a_few_megabytes() throws IOException {
        StringBuilder content = new StringBuilder();
        for (int i = 0; i < 500_000; i++) {
            content.append(String.format("%010d\n", 1_000_000_000L + i * 3L));
        }
        byte[] bytes = (content + SOME.get(0) + "\n").getBytes(StandardCharsets.US_ASCII);
        Path file = Files.write(folder.resolve("large"), bytes);

        NumberSet numbers = RegisterFile.read(file);

        assertThat(numbers.size()).isEqualTo(500_001);
        assertThat(numbers.contains(1_000_000_003L)).isTrue();
        assertThat(numbers.contains(1_000_000_004L)).isFalse();
        assertThat(numbers.contains(Long.parseLong(SOME.get(0)))).isTrue();
    }

    private static DatabaseRegister inDatabase(Bank bank, int atLeast) {
        RegisterTrust today = new RegisterTrust(atLeast, Duration.ofDays(2), java.time.Clock.systemUTC());
        return new DatabaseRegister(bank.database, ShippedBook.read(), today);
    }

    @Test
    void a_register_in_a_database_is_asked() throws Exception {
        try (Bank bank = new Bank(1);
                Connection owner = bank.asOwner()) {
            GenomeBank.register(owner, SOME.subList(3, 9));

            UseRegister register = inDatabase(bank, 6);

            assertThat(register.registeredAmong(ASKED)).containsExactlyInAnyOrder(ASKED.get(3), ASKED.get(4));
            assertThat(register.registeredAmong(List.of())).isEmpty();
        }
    }

    @Test
    void F15_an_empty_old_stateless_or_absent_register_in_a_database_holds() throws Exception {
        try (Bank bank = new Bank(1);
                Connection owner = bank.asOwner()) {
            assertHolds(bank, "does not tell");
            bank.execute("insert into register_update values (now())");
            assertHolds(bank, "0 entries");
            GenomeBank.register(owner, SOME);
            assertThat(inDatabase(bank, 1).registeredAmong(ASKED)).hasSize(5);
            bank.execute("update register_update set updated_at = now() - interval '3 days'");
            assertHolds(bank, "48 hours");
            bank.execute("drop table register_update");
            assertHolds(bank, "SQLSTATE 42");
        }
    }

    private static void assertHolds(Bank bank, String why) {
        assertThatThrownBy(() -> inDatabase(bank, 1).registeredAmong(ASKED))
                .isInstanceOf(GenomeUnavailableException.class)
                .hasMessageContaining(why);
    }
}
