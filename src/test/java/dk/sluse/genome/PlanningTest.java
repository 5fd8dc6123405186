package dk.sluse.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.custody.Treatment;
import dk.sluse.demo.GenomeBank;
import dk.sluse.hub.ShippedBook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a delivery is made of (R5, R30), and the second look into the register (R20). */
class PlanningTest {

    @TempDir
    Path folder;

    private Bank bank;
    private GenomeRoom room;
    private List<String> samples;

    @BeforeEach
    void open() throws IOException {
        bank = new Bank(24);
        room = bank.room(ShippedBook.read(), Bank.register(folder, bank.bank.strangers()));
        samples = bank.bank.samples().stream().map(GenomeBank.Sample::id).toList();
    }

    @AfterEach
    void close() {
        bank.close();
    }

    private PlanOutcome plan(List<String> some) {
        return bank.hub.store().change(h -> {
            try {
                return room.plan(h, "alpha", some);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private List<String> faults() {
        return ((PlanOutcome.Faulty) plan(samples))
                .faults().stream().map(fault -> fault.en()).toList();
    }

    @Test
    void every_pair_gets_a_place_under_its_persons_pseudonym() {
        DeliveryPlan plan = (DeliveryPlan) plan(samples);

        assertThat(plan.persons()).isEqualTo(24);
        assertThat(plan.samples()).isEqualTo(samples.size()).isEqualTo(32);
        assertThat(plan.parcels()).hasSameSizeAs(bank.bank.keys()).allSatisfy(parcel -> {
            assertThat(parcel.to().toString()).matches("(P\\w{18})/\\1_S[12]_L00[12]_R[12]\\.fastq\\.gz");
            assertThat(parcel.treatment()).isEqualTo(Treatment.GZIP_NAMES_BLANKED);
            assertThat(parcel.id()).isEqualTo(parcel.to().toString());
        });
        assertThat(new HashSet<>(plan.parcels().stream()
                        .map(each -> each.from().toString())
                        .toList()))
                .isEqualTo(new HashSet<>(bank.bank.keys()));
        for (int i = 0; i < plan.files().size(); i += 2) {
            String one = plan.parcels().get(i).to().toString();
            assertThat(plan.parcels().get(i + 1).to().toString()).isEqualTo(one.replace("_R1.", "_R2."));
        }
        assertThat(plan.files()).allSatisfy(file -> {
            assertThat(file.sha256()).isPresent();
            assertThat(file.size())
                    .isEqualTo(bank.bank.object(file.parcel().from().toString()).length);
        });
    }

    @Test
    void the_sheet_tells_what_is_allowed_and_nobodys_id() {
        DeliveryPlan.Sheet sheet = ((DeliveryPlan) plan(samples)).sheet();

        assertThat(sheet.headings())
                .containsExactly("pseudonym", "sample", "sex", "patient_group", "sample_type", "material", "sequenced");
        assertThat(sheet.rows()).allSatisfy(row -> {
            assertThat(row).hasSize(7);
            assertThat(row.get(6)).matches("20\\d\\d-\\d\\d");
        });
        String told = sheet.toString();
        for (GenomeBank.Sample sample : bank.bank.samples()) {
            assertThat(told)
                    .doesNotContain(
                            sample.id(), sample.person().ref(), sample.person().cpr());
        }
    }

    @Test
    void the_same_samples_give_the_same_plan_in_whatever_order() {
        List<String> shuffled = new ArrayList<>(samples);
        Collections.shuffle(shuffled, new java.util.Random(1));

        assertThat(plan(shuffled)).isEqualTo(plan(samples));
        assertThat(((DeliveryPlan) plan(samples)).parcels())
                .containsAll(((DeliveryPlan) plan(samples.subList(0, 9))).parcels());
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_by_place_and_never_by_id() {
        bank.execute("delete from fastq where sample_id = '" + samples.get(0) + "'");
        bank.execute("delete from fastq where read = 2 and sample_id = '" + samples.get(2) + "'");
        bank.execute("insert into fastq select * from fastq where sample_id = '" + samples.get(4) + "' and read = 1");
        bank.execute("update fastq set object_key = '../' || object_key where read = 1 and sample_id = '"
                + samples.get(6) + "'");
        bank.execute(
                "update sample set material = '" + bank.cprs(0, 1).get(0) + "' where id = '" + samples.get(8) + "'");

        assertThat(faults())
                .containsExactlyInAnyOrder(
                        "Sample no. 1 has no FASTQ files.",
                        "Sample no. 3 has a read without its mate.",
                        "Sample no. 5 has a FASTQ file that cannot be used: its lane, read, key, size or hash is wrong, or"
                                + " it is there twice.",
                        "Sample no. 7 has a FASTQ file that cannot be used: its lane, read, key, size or hash is wrong, or"
                                + " it is there twice.",
                        "Sample no. 7 has a read without its mate.",
                        "Sample no. 9 has a value in \"material\" that must not be handed out.");
    }

    @Test
    void one_file_for_two_samples_is_a_fault() {
        bank.execute(
                "update fastq set object_key = (select object_key from fastq where read = 1 and lane = 1 and sample_id = '"
                        + samples.get(0) + "') where read = 1 and lane = 1 and sample_id = '" + samples.get(1) + "'");

        assertThat(faults()).isNotEmpty();
    }

    @Test
    void a_sample_that_is_gone_or_none_at_all_is_a_fault() {
        bank.execute("delete from fastq where sample_id = '" + samples.get(1) + "'");
        bank.execute("delete from sample where id = '" + samples.get(1) + "'");

        assertThat(faults())
                .containsExactlyInAnyOrder("Sample no. 2 has no FASTQ files.", "Sample no. 2 has no metadata.");
        assertThat(plan(List.of())).isInstanceOf(PlanOutcome.Faulty.class);
    }

    @Test
    void an_id_that_is_a_person_number_stops_everything() {
        String cpr = bank.cprs(0, 1).get(0);
        bank.execute("alter table sample drop constraint sample_person_ref_fkey");
        bank.execute("update person set ref = cpr");
        bank.execute("update sample set person_ref = '" + cpr + "'");

        assertThatThrownBy(() -> plan(samples))
                .hasRootCauseInstanceOf(GenomeUnavailableException.class)
                .hasMessageContaining("looks like a person number")
                .satisfies(thrown -> assertThat(thrown.toString()).doesNotContain(cpr));
    }

    @Test
    void who_is_registered_by_now_is_left_out() throws IOException {
        List<GenomeBank.Sample> all = bank.bank.samples();
        Rechecked before = room.recheck(samples);
        assertThat(before).isEqualTo(new Rechecked(samples, 0, 0));

        Bank.registerFile(
                folder, List.of(bank.cprs(2, 3).get(0), bank.cprs(5, 6).get(0)));
        bank.execute("update person set cpr = 'unknown' where ref = '"
                + all.get(0).person().ref() + "'");
        List<String> asked = new ArrayList<>(samples);
        asked.add("GS99");
        Rechecked after = room.recheck(asked);

        List<String> left = all.stream()
                .filter(sample -> !bank.cprs(2, 3).contains(sample.person().cpr())
                        && !bank.cprs(5, 6).contains(sample.person().cpr())
                        && !sample.person().equals(all.get(0).person()))
                .map(GenomeBank.Sample::id)
                .toList();
        assertThat(after).isEqualTo(new Rechecked(left, 2, 2));
    }

    @Test
    void F15_nothing_may_be_delivered_when_the_register_is_away() throws IOException {
        java.nio.file.Files.delete(folder.resolve("register.csv"));

        assertThatThrownBy(() -> room.recheck(samples)).isInstanceOf(GenomeUnavailableException.class);
    }
}
