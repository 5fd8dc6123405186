package dk.sluse.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.EventKind;
import dk.sluse.project.Denied;
import dk.sluse.project.Scope;
import dk.sluse.work.Waits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From an encrypted list to a delivery: what is told to whom, what moves when, and what is left out. */
class LifeOfAnOrderTest {

    @RegisterExtension
    final ReleaseStage stage = new ReleaseStage();

    @Test
    @DisplayName("R16 R20 R21 R22: a list is matched, counted, confirmed by key, and delivered whole with its papers")
    void the_whole_life() throws Exception {
        stage.genomes.registered.add(Numbers.of(3));
        stage.genomes.registered.add(Numbers.of(4));
        stage.genomes.unknown.add(Numbers.of(5));
        long id = stage.orders(0, 30);
        assertThat(stage.filesIn("lists")).containsExactly(id + "/list.pgp");
        assertThat(stage.mails("order-received")).containsExactly("anna");

        stage.run();

        assertThat(stage.state(id)).isEqualTo(OrderState.AWAITING_ANSWER);
        assertThat(stage.filesIn("lists")).isEmpty();
        assertThat(stage.mails("order-counts")).containsExactlyInAnyOrder("anna", "peter");
        assertThat(stage.newestMail("order-counts").lines().map(l -> l.replaceAll("\\s+", " ")
                        .strip()))
                .contains(
                        "Persons asked for: 30",
                        "Left out, registered in the tissue use register: 2",
                        "Not found in the genome database: 1",
                        "Persons found: 27");

        stage.store();
        stage.room.ordering().confirm(stage.caller("peter"), id);
        stage.run();

        assertThat(stage.stopped()).isEmpty();
        assertThat(stage.state(id)).isEqualTo(OrderState.DELIVERED);
        assertThat(stage.filesIn("antechamber")).isEmpty();
        assertThat(stage.filesIn("papers")).isEmpty();
        List<String> delivered = stage.filesIn("environment");
        assertThat(delivered).hasSize(2 * 27 + 2).allMatch(file -> file.startsWith("release/" + id + "/"));
        assertThat(stage.mails("order-delivered")).containsExactlyInAnyOrder("anna", "peter");
        assertThat(stage.newestMail("order-delivered")).contains("release/" + id, "counts were told: 0");
        assertThat(stage.events(EventKind.ORDER_DELIVERED)).isEqualTo(1);
        sumsAreRight(stage.folder.resolve("environment/release/" + id));
    }

    private static void sumsAreRight(Path delivery) throws Exception {
        Process check = new ProcessBuilder("sha256sum", "-c", "--strict", "SHA256SUMS")
                .directory(delivery.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor()).as(said).isZero();
        assertThat(said.lines()).hasSize(2 * 27 + 1);
        assertThat(Files.readAllLines(delivery.resolve("samples.csv")))
                .hasSize(28)
                .startsWith("pseudonym,sample,patient_group")
                .element(1)
                .asString()
                .endsWith(",\"'=cancer, \"\"rare\"\"\"");
    }

    @Test
    void nothing_that_is_written_holds_a_person_number() throws Exception {
        List<String> numbers = Numbers.of(0, 30);
        stage.genomes.registered.add(numbers.get(3));
        stage.genomes.unknown.add(numbers.get(5));
        long refused = Long.parseLong(stage.read(stage.letter(
                        "anna",
                        "ALPHA " + Numbers.hyphened(7),
                        stage.sealed(Numbers.list("ALPHA", numbers).replace("\n3;", "\nthree;"))))
                .replace("began sluse-", ""));
        stage.read(stage.letter("anna", "ALPHA", stage.attachment("x.csv", Numbers.list("ALPHA", numbers))));
        stage.read(stage.letter("arne", "ALPHA", stage.zipped(Numbers.list("ALPHA", numbers))));
        long id = stage.orders(0, 30);
        List<String> waiting = stage.everythingWritten();
        stage.run();
        stage.store();
        stage.room.ordering().confirm(stage.caller("anna"), id);
        stage.run();

        assertThat(stage.state(refused)).isEqualTo(OrderState.REFUSED);
        assertThat(stage.state(id)).isEqualTo(OrderState.DELIVERED);
        for (String written : List.of(String.join("\n", waiting), String.join("\n", stage.everythingWritten()))) {
            for (int n = 0; n < 30; n++) {
                assertThat(written.contains(Numbers.of(n))).as("number %d", n).isFalse();
                assertThat(written.contains(Numbers.hyphened(n)))
                        .as("number %d", n)
                        .isFalse();
            }
        }
    }

    @Test
    void a_faulty_list_is_answered_with_all_its_faults_and_kept_nowhere() throws Exception {
        String list = Numbers.list("BETA", Numbers.of(0, 30)).replace("\n3;", "\n4;");

        String outcome = stage.read(stage.letter("anna", "ALPHA", stage.sealed(list)));

        assertThat(outcome).startsWith("began sluse-");
        assertThat(stage.mails("order-faulty")).containsExactly("anna");
        assertThat(stage.newestMail("order-faulty"))
                .contains("Line 1: The line must be", "Line 5: The serial number")
                .doesNotContain("Line 6");
        assertThat(stage.filesIn("lists")).isEmpty();
        stage.run();
        assertThat(stage.events(EventKind.ORDER_MATCHED)).isZero();
    }

    @Test
    void a_list_of_few_persons_waits_for_an_officer_before_any_count_is_told() throws Exception {
        long id = stage.orders(0, 19);
        stage.run();

        assertThat(stage.state(id)).isEqualTo(OrderState.AWAITING_OFFICER);
        assertThat(stage.mails("order-counts")).isEmpty();
        assertThat(stage.mails("order-held")).containsExactly("anna");
        assertThat(stage.newestMail("order-held")).doesNotContain("19");
        assertThat(stage.mails("order-awaits-officer")).containsExactlyInAnyOrder("olga", "otto");
        assertThat(stage.room.overview().story(stage.caller("anna"), id).counts())
                .isEmpty();
        assertThat(stage.room.overview().story(stage.caller("opal"), id).counts())
                .isEmpty();
        assertThat(stage.room.overview().story(stage.caller("olga"), id).counts())
                .isPresent();

        stage.room.deciding().approve(stage.caller("olga"), id, "seen the protocol");

        assertThat(stage.state(id)).isEqualTo(OrderState.AWAITING_ANSWER);
        assertThat(stage.mails("order-counts")).contains("anna");
        assertThat(stage.room.overview().story(stage.caller("anna"), id).counts())
                .isPresent();
    }

    @Test
    void a_list_padded_with_unknown_persons_is_one_of_few_persons() throws Exception {
        Numbers.of(1, 29).forEach(stage.genomes.unknown::add);

        long id = stage.orders(0, 30);
        stage.run();

        assertThat(stage.state(id)).isEqualTo(OrderState.AWAITING_OFFICER);
    }

    @Test
    void a_list_that_is_nearly_an_earlier_one_waits_for_an_officer_and_another_does_not() throws Exception {
        long first = stage.orders(0, 30);
        stage.run();
        long near = stage.orders(4, 26);
        long far = stage.orders(5, 35);
        stage.run();

        assertThat(stage.state(first)).isEqualTo(OrderState.AWAITING_ANSWER);
        assertThat(stage.state(near)).isEqualTo(OrderState.AWAITING_OFFICER);
        assertThat(stage.order(near).held()).contains("near-earlier");
        assertThat(stage.state(far)).isEqualTo(OrderState.AWAITING_ANSWER);
    }

    @Test
    void one_registered_person_more_cannot_be_told_from_the_difference_of_two_orders() throws Exception {
        stage.orders(0, 30);
        stage.run();
        stage.genomes.registered.add(Numbers.of(30));

        long probing = stage.orders(0, 31);
        stage.run();

        assertThat(stage.state(probing)).isEqualTo(OrderState.AWAITING_OFFICER);
    }

    @Test
    void no_member_decides_not_even_one_who_is_an_officer() throws Exception {
        long id = stage.orders(0, 19);
        stage.run();
        stage.joins("otto");

        for (String login : List.of("peter", "anna", "otto", "opal")) {
            assertThatThrownBy(() -> stage.room.deciding().approve(stage.caller(login), id, "please"))
                    .as(login)
                    .isInstanceOf(Denied.class);
        }
        assertThat(stage.state(id)).isEqualTo(OrderState.AWAITING_OFFICER);
        assertThatThrownBy(() -> stage.room.deciding().approve(stage.caller("olga"), id, " "))
                .hasMessageContaining("reason");
    }

    @Test
    @DisplayName(
            "F31 who was a member when the order came does not leave the project to decide on it, nor reads its counts")
    void F31_a_member_cannot_leave_to_decide() throws Exception {
        stage.joins("otto");
        long id = stage.orders(0, 19);
        stage.run();
        stage.leaves("otto");

        assertThatThrownBy(() -> stage.room.deciding().approve(stage.caller("otto"), id, "seen the protocol"))
                .isInstanceOf(Denied.class)
                .hasMessageContaining("or were one when it asked for this");
        assertThatThrownBy(() -> stage.room.overview().story(stage.caller("otto"), id))
                .isInstanceOf(Denied.class);
        assertThat(stage.mails("order-awaits-officer")).containsExactly("olga");
    }

    @Test
    @DisplayName("F28 where no officer may decide on an order, all of them are told, and the operators")
    void F28_an_order_without_an_officer() throws Exception {
        stage.joins("otto");
        stage.joins("olga");
        stage.orders(0, 19);
        stage.run();

        assertThat(stage.mails("order-awaits-officer")).containsExactlyInAnyOrder("olga", "otto", "opal");
    }

    @Test
    void a_mail_never_confirms_and_neither_does_a_stranger_nor_another_member() throws Exception {
        long id = stage.orders(0, 30);
        stage.run();

        String outcome = stage.read(stage.letter("anna", "Re: ja tak, confirm [sluse-" + id + "]"));

        assertThat(outcome).isEqualTo("told how to confirm sluse-" + id);
        assertThat(stage.mails("order-reminder")).containsExactlyInAnyOrder("anna", "peter");
        for (String login : List.of("arne", "bodil", "olga", "opal")) {
            assertThatThrownBy(() -> stage.room.ordering().confirm(stage.caller(login), id))
                    .as(login)
                    .isInstanceOf(Denied.class);
        }
        assertThat(stage.state(id)).isEqualTo(OrderState.AWAITING_ANSWER);
    }

    @Test
    void who_was_registered_after_the_counts_is_left_out_and_told_as_a_count() throws Exception {
        long id = stage.confirmed(0, 30);
        stage.genomes.registered.add(Numbers.of(7));
        stage.run();

        assertThat(stage.state(id)).isEqualTo(OrderState.DELIVERED);
        assertThat(stage.filesIn("environment")).hasSize(2 * 29 + 2).noneMatch(f -> f.contains("PSEUS7/"));
        assertThat(stage.newestMail("order-delivered")).contains("counts were told: 1");
    }

    @Test
    void who_is_registered_while_files_are_carried_is_taken_out_before_anything_is_shown() throws Exception {
        long id = stage.confirmed(0, 30);
        stage.beforeShowing = () -> stage.genomes.registered.add(Numbers.of(7));
        stage.run();

        assertThat(stage.stopped()).isEmpty();
        assertThat(stage.state(id)).isEqualTo(OrderState.DELIVERED);
        assertThat(stage.filesIn("environment")).hasSize(2 * 29 + 2).noneMatch(f -> f.contains("PSEUS7/"));
        assertThat(Files.readString(stage.folder.resolve("environment/release/" + id + "/samples.csv")))
                .doesNotContain("PSEUS7,");
        assertThat(stage.filesIn("antechamber")).isEmpty();
        assertThat(stage.newestMail("order-delivered")).contains("counts were told: 1");
    }

    @Test
    void when_all_are_registered_meanwhile_the_order_is_closed_and_nothing_is_left_anywhere() throws Exception {
        long id = stage.confirmed(0, 30);
        stage.beforeShowing = () -> stage.genomes.registered.addAll(Numbers.of(0, 30));
        stage.run();

        assertThat(stage.state(id)).isEqualTo(OrderState.CLOSED);
        assertThat(stage.filesIn("environment")).isEmpty();
        assertThat(stage.filesIn("antechamber")).isEmpty();
        assertThat(stage.newestMail("order-closed")).contains("registered in the tissue use register");
    }

    @Test
    @DisplayName("F15 a register that is away holds a delivery, and nothing is shown meanwhile")
    void register_away() throws Exception {
        long id = stage.confirmed(0, 30);
        stage.beforeShowing = () -> stage.genomes.away = true;
        stage.run();

        assertThat(stage.stopped()).containsOnlyKeys("deliver-samples/" + id);
        assertThat(stage.filesIn("environment")).isEmpty();

        stage.genomes.away = false;
        stage.beforeShowing = () -> {};
        stage.again("deliver-samples", id);
        stage.run();
        assertThat(stage.state(id)).isEqualTo(OrderState.DELIVERED);
    }

    @Test
    @DisplayName("F1 a file that is missing or too short in the genome store stops the delivery, and nothing is shown")
    void missing_or_short() throws Exception {
        long id = stage.confirmed(0, 30);
        Path file = stage.folder.resolve("genomes/runs/S3_R2.fastq.gz");
        byte[] whole = Files.readAllBytes(file);
        Files.delete(file);
        stage.run();

        assertThat(stage.stopped()).containsOnlyKeys("deliver-samples/" + id);
        assertThat(stage.stopped().get("deliver-samples/" + id).getMessage()).doesNotContain("S3", "PSEU");
        Files.write(file, java.util.Arrays.copyOf(StagedGenomes.content("S3", "R2"), whole.length - 1));
        stage.again("deliver-samples", id);
        stage.run();
        assertThat(stage.stopped()).containsOnlyKeys("deliver-samples/" + id);
        assertThat(stage.filesIn("environment")).isEmpty();
    }

    @Test
    @DisplayName("R71 a delivery waits while the project's access is closed, and goes on when it is open again")
    void suspended() throws Exception {
        long id = stage.confirmed(0, 30);
        stage.beforeShowing = () -> stage.suspend(Scope.PROJECT, "alpha");
        stage.run();

        assertThat(stage.stopped().get("deliver-samples/" + id)).isInstanceOf(Waits.class);
        assertThat(stage.filesIn("environment")).isEmpty();
        assertThat(stage.caller("anna").memberOf()).isEmpty();

        stage.reopen(Scope.PROJECT, "alpha");
        stage.beforeShowing = () -> {};
        stage.run();
        assertThat(stage.state(id)).isEqualTo(OrderState.DELIVERED);
    }

    @Test
    void an_officer_stops_a_delivery_underway_and_what_was_carried_is_deleted() throws Exception {
        long id = stage.confirmed(0, 30);
        stage.beforeShowing = () -> {
            stage.beforeShowing = () -> {};
            stage.room.deciding().refuse(stage.caller("olga"), id, "the protocol was withdrawn");
        };
        stage.run();

        assertThat(stage.stopped()).isEmpty();
        assertThat(stage.state(id)).isEqualTo(OrderState.REFUSED);
        assertThat(stage.filesIn("antechamber")).isEmpty();
        assertThat(stage.filesIn("environment")).isEmpty();
        assertThat(stage.newestMail("order-refused")).contains("the protocol was withdrawn");
        assertThatThrownBy(() -> stage.room.deciding().refuse(stage.caller("olga"), id, "again"))
                .isInstanceOf(Denied.class);
    }

    @Test
    @DisplayName(
            "F15 a delivery that broke off and was then stopped is called off: no half of a file may stay, nor be carried on")
    void stopped_when_it_had_broken_off() throws Exception {
        long id = stage.confirmed(0, 30);
        stage.storeGoesAway();
        stage.run();
        assertThat(stage.stopped()).containsKey("deliver-samples/" + id);
        assertThat(stage.phases()).containsExactly("CARRYING");

        stage.storeComesBack();
        stage.room.deciding().refuse(stage.caller("olga"), id, "the protocol was withdrawn");
        stage.run();

        assertThat(stage.state(id)).isEqualTo(OrderState.REFUSED);
        assertThat(stage.phases()).startsWith("ABANDONED").doesNotContain("CARRYING");
        assertThat(stage.filesIn("antechamber")).isEmpty();
    }

    @Test
    @DisplayName("F22 every step may run again after it was done, and changes nothing")
    void again() throws Exception {
        long id = stage.confirmed(0, 30);
        stage.run();
        List<String> before = stage.filesIn("environment");

        assertThat(stage.room.matching().open(id)).isEmpty();
        stage.room.preparing().prepare(id);
        assertThat(stage.room.delivering().openRemoving(id)).isEmpty();
        stage.room.delivering().closeRemoving(id);
        assertThat(stage.room.delivering().openCarrying(id)).isEmpty();
        assertThat(stage.room.delivering().openPapers(id)).isEmpty();
        assertThat(stage.room.delivering().openRevealing(id)).isEmpty();
        stage.room.delivering().closeRevealing(id);

        assertThat(stage.filesIn("environment")).isEqualTo(before);
        assertThat(stage.mails("order-delivered")).hasSize(2);
    }

    @Test
    void counts_that_nobody_answers_are_remembered_and_then_the_order_is_closed() throws Exception {
        long id = stage.orders(0, 30);
        stage.run();
        stage.clock.advance(Duration.ofDays(6));
        stage.room.timekeeping().remind();
        assertThat(stage.mails("order-reminder")).isEmpty();
        stage.clock.advance(Duration.ofDays(1));
        stage.room.timekeeping().remind();
        stage.room.timekeeping().remind();
        assertThat(stage.mails("order-reminder")).hasSize(2);
        stage.clock.advance(Duration.ofDays(21));
        stage.room.timekeeping().remind();
        assertThat(stage.state(id)).isEqualTo(OrderState.AWAITING_ANSWER);
        stage.clock.advance(Duration.ofDays(1));
        stage.room.timekeeping().remind();

        assertThat(stage.state(id)).isEqualTo(OrderState.CLOSED);
        assertThatThrownBy(() -> stage.room.ordering().confirm(stage.caller("anna"), id))
                .isInstanceOf(Denied.class);
    }

    @Test
    void an_order_is_declined_by_key_or_by_mail() throws Exception {
        long byKey = stage.orders(0, 30);
        long byMail = stage.orders(100, 30);
        stage.run();

        stage.room.ordering().withdraw(stage.caller("anna"), byKey);
        stage.read(stage.letter("anna", "Træk tilbage [sluse-" + byMail + "]"));

        assertThat(stage.state(byKey)).isEqualTo(OrderState.DECLINED);
        assertThat(stage.state(byMail)).isEqualTo(OrderState.DECLINED);
    }

    @Test
    @DisplayName("R19 an order by criteria is made by key, and matched")
    void criteria() {
        Numbers.of(0, 30).forEach(stage.genomes.everybody::add);

        long id = stage.room.ordering().byCriteria(stage.caller("anna"), "ALPHA", Map.of("sex", "female"));
        stage.run();

        assertThat(stage.state(id)).isEqualTo(OrderState.AWAITING_ANSWER);
        assertThat(stage.order(id).criteria()).contains("sex=female");
        assertThatThrownBy(() -> stage.room.ordering().byCriteria(stage.caller("bodil"), "ALPHA", Map.of("sex", "x")))
                .isInstanceOf(Denied.class);
        assertThatThrownBy(() -> stage.room.ordering().byCriteria(stage.caller("anna"), "ALPHA", Map.of("size", "9")))
                .hasMessageContaining("Unknown field");
    }

    @Test
    void what_a_killed_hub_left_of_lists_is_swept_away() throws Exception {
        long id = stage.orders(0, 30);
        stage.room.timekeeping().sweep();
        assertThat(stage.filesIn("lists")).containsExactly(id + "/list.pgp");
        stage.run();
        Files.createDirectories(stage.folder.resolve("lists/" + id));
        Files.writeString(stage.folder.resolve("lists/" + id + "/list.pgp"), "left");
        Files.createDirectories(stage.folder.resolve("papers/" + id));
        Files.writeString(stage.folder.resolve("papers/" + id + "/samples.csv"), "left");

        stage.room.timekeeping().sweep();

        assertThat(stage.filesIn("lists")).isEmpty();
        assertThat(stage.filesIn("papers")).isEmpty();
    }
}
