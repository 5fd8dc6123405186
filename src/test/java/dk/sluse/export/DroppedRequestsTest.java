package dk.sluse.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.custody.Consignment;
import dk.sluse.custody.Consignment.Parcel;
import dk.sluse.custody.Delivery;
import dk.sluse.custody.Place;
import dk.sluse.custody.SafePath;
import dk.sluse.project.Caller;
import dk.sluse.project.Denied;
import dk.sluse.project.Scope;
import dk.sluse.work.Waits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A folder dropped in an environment only stages: its named requester confirms (R38; the environment is hostile ground). */
class DroppedRequestsTest {

    private static final SafePath FOLDER = SafePath.of("export/first");

    @RegisterExtension
    final ExportStage stage = new ExportStage();

    private void drop(String requester, Map<String, String> files) throws IOException {
        Consignment drop = stage.room
                .dropped()
                .open("alpha", FOLDER, files.keySet().stream().sorted().toList(), "version 1");
        Path fetched = stage.folder.resolve("inbox").resolve(drop.id());
        for (Parcel parcel : drop.parcels()) {
            ExportStage.write(
                    fetched.resolve(parcel.to().name()),
                    files.get(parcel.from().name()).replace("REQUESTER", requester));
        }
        stage.room.dropped().stage(drop, FOLDER, fetched);
    }

    private static Map<String, String> documents() {
        return Map.of(
                "formular.pdf", "signed",
                "VEK.pdf", "approved",
                "manifest.csv",
                        "Anmoder / Requester;REQUESTER\n" + LetterDraft.manifest(List.of("a.txt"), path -> "nej"));
    }

    @Test
    @DisplayName("A dropped folder waits for its requester's confirmation; with it, it is collected like any other")
    void a_dropped_folder_waits_for_its_requester() throws IOException {
        stage.lies("a.txt");
        drop("anna", documents());
        stage.run();
        assertThat(stage.seen.state(1)).isEqualTo(RequestState.STAGED);
        assertThat(stage.seen.mails("request-confirm")).containsExactly("anna");
        assertThat(stage.seen.places("content of a.txt")).containsExactly("environment");

        for (String other : List.of("arne", "peter", "bodil", "olga")) {
            assertThatThrownBy(() -> stage.room.requesting().confirm(stage.caller(other), 1))
                    .as(other)
                    .isInstanceOf(Denied.class);
        }
        stage.room.requesting().confirm(stage.caller("anna"), 1);
        stage.run();

        assertThat(stage.seen.state(1)).isEqualTo(RequestState.IN_REVIEW);
        assertThatThrownBy(() -> stage.room.requesting().confirm(stage.caller("anna"), 1))
                .hasMessageContaining("needs no confirmation");
    }

    @Test
    @DisplayName("The same drop twice is staged once")
    void the_same_drop_twice_is_staged_once() throws IOException {
        drop("anna", documents());
        drop("anna", documents());

        assertThat(stage.seen.requests()).isEqualTo(1);
        assertThat(stage.seen.mails("request-confirm")).hasSize(1);
    }

    @Test
    @DisplayName(
            "A mail never confirms: what the named requester answers is passed on to people, and only the key confirms")
    void a_mail_never_confirms() throws IOException {
        stage.lies("a.txt");
        drop("anna@uni.example", documents());
        assertThat(stage.seen.mail("request-confirm")).contains("A reply never confirms anything");

        for (String answer : List.of("This is not mine! I did not ask for this, 010180-1234.", "Yes, I confirm.")) {
            String outcome = stage.read(stage.letter("anna")
                    .subject("Re: [sluse-1] Please confirm your export request")
                    .text(answer));
            assertThat(outcome).isEqualTo("passed on an answer about sluse-1");
        }
        stage.run();

        assertThat(stage.seen.state(1)).isEqualTo(RequestState.STAGED);
        assertThat(stage.seen.places("content of a.txt")).containsExactly("environment");
        assertThat(stage.seen.mails("drop-answered"))
                .containsExactly("olga", "otto", "peter", "anna", "olga", "otto", "peter", "anna");
        assertThat(stage.seen.mail("drop-answered"))
                .contains("> Yes, I confirm.", "confirm 1")
                .doesNotContain("010180-1234");
        stage.room.requesting().confirm(stage.caller("anna"), 1);
        assertThat(stage.seen.state(1)).isEqualTo(RequestState.COLLECTING);
    }

    @Test
    @DisplayName("A mail whose sender is not proven is no answer, and a withdrawal takes the drop back")
    void a_staged_request_is_withdrawn_by_a_proven_mail_only() throws IOException {
        drop("anna", documents());
        assertThat(stage.read(stage.letter("anna").subject("[sluse-1]").unproven("dmarc=none")))
                .startsWith("refused");
        assertThat(stage.seen.mails("drop-answered")).isEmpty();

        assertThat(stage.read(stage.letter("anna").subject("SV: [sluse-1] withdraw")))
                .isEqualTo("withdrew sluse-1");
    }

    @Test
    @DisplayName(
            "A drop that names nobody, a stranger or another project's member stages nothing, and the PI is told once")
    void a_drop_without_a_member_stages_nothing() throws IOException {
        drop("bodil", documents());
        drop("bodil", documents());
        drop("nobody", documents());

        assertThat(stage.seen.requests()).isZero();
        assertThat(stage.seen.mails("drop-unnamed")).containsExactly("peter", "peter");
    }

    @Test
    @DisplayName(
            "R71: while a project is closed a dropped folder is not staged; nor is one confirmed that was staged before")
    void R71_nothing_is_staged_for_a_closed_project() throws IOException {
        drop("anna", documents());
        Caller anna = stage.caller("anna");
        stage.suspend(Scope.PROJECT, "alpha");
        assertThatThrownBy(() -> stage.room.requesting().confirm(anna, 1))
                .isInstanceOf(Denied.class)
                .hasMessageContaining("nothing was done");
        assertThatThrownBy(() -> stage.room.dropped().open("alpha", FOLDER, List.of("manifest.csv"), "version 2"))
                .isInstanceOf(Waits.class);
        assertThat(stage.seen.requests()).isEqualTo(1);

        stage.reopen(Scope.PROJECT, "alpha");
        stage.room.requesting().confirm(anna, 1);
        assertThat(stage.seen.state(1)).isEqualTo(RequestState.COLLECTING);
    }

    @Test
    @DisplayName("What is missing is told when the folder is confirmed, not before anybody asked")
    void what_is_missing_is_told_when_confirmed() throws IOException {
        Map<String, String> documents = new java.util.TreeMap<>(documents());
        documents.remove("VEK.pdf");
        drop("anna", documents);
        assertThat(stage.seen.mails("request-incomplete")).isEmpty();

        stage.room.requesting().confirm(stage.caller("anna"), 1);
        assertThat(stage.seen.state(1)).isEqualTo(RequestState.INCOMPLETE);
        assertThat(stage.seen.mail("request-incomplete")).contains("the ethics approval");
    }

    @Test
    @DisplayName(
            "F16 F24: a drop that cannot be fetched is told to the PI, once and whole; mended and dropped again it is fetched")
    void F16_a_drop_that_was_rejected_is_fetched_once_mended() throws IOException {
        documents().forEach((name, content) -> stage.lies(FOLDER + "/" + name, content.replace("REQUESTER", "anna")));
        Path vek = stage.environment.resolve(FOLDER + "/VEK.pdf");
        Files.delete(vek);
        Files.createSymbolicLink(vek, Path.of("/etc/hostname"));
        List<String> names = List.of("manifest.csv", "VEK.pdf", "formular.pdf");

        for (int poll = 0; poll < 3; poll++) {
            Consignment drop = stage.room.dropped().open("alpha", FOLDER, names, "v1");
            assertThat(fetch(drop)).isInstanceOfSatisfying(Delivery.Rejected.class, rejected -> stage.room
                    .dropped()
                    .rejected(drop, FOLDER, rejected));
        }
        assertThat(stage.seen.requests()).isZero();
        assertThat(stage.seen.mails("drop-rejected")).containsExactly("peter");
        assertThat(stage.seen.mail("drop-rejected")).contains("export/first/VEK.pdf", "symbolic link");

        Files.delete(vek);
        Files.writeString(vek, "approved");
        Consignment mended =
                stage.room.dropped().open("alpha", FOLDER, List.of("formular.pdf", "VEK.pdf", "manifest.csv"), "v1");
        assertThat(fetch(mended)).isInstanceOf(Delivery.Arrived.class);
        stage.room.dropped().stage(mended, FOLDER, stage.folder.resolve("inbox").resolve(mended.id()));
        stage.room
                .dropped()
                .stage(
                        stage.room.dropped().open("alpha", FOLDER, names, "v1"),
                        FOLDER,
                        stage.folder.resolve("inbox").resolve(mended.id()));
        assertThat(stage.seen.requests()).isEqualTo(1);
        assertThat(stage.seen.mails("request-confirm")).containsExactly("anna");
    }

    private Delivery fetch(Consignment drop) throws IOException {
        return stage.carrier.copy(
                drop,
                new Place.Folder("environment", stage.environment, Optional.empty()),
                new Place.Folder("inbox", stage.folder.resolve("inbox"), Optional.empty()));
    }

    @Test
    @DisplayName("F17: only documents are fetched, whatever else lies there under whatever name, and not without end")
    void F17_only_documents_are_fetched() {
        List<String> names = new java.util.ArrayList<>(
                List.of("../manifest.csv", "manifest.csv", "-form.pdf", "raw.vcf", "form\u001b.pdf", "notes.txt"));
        for (int i = 0; i < 50; i++) {
            names.add("form-" + i + ".pdf");
        }
        Consignment drop = stage.room.dropped().open("alpha", FOLDER, names, "v");

        assertThat(drop.parcels()).hasSize(20);
        assertThat(drop.parcels())
                .extracting(parcel -> parcel.from().toString())
                .contains("export/first/manifest.csv", "export/first/form-0.pdf")
                .noneMatch(path -> path.contains("raw") || path.contains("..") || path.contains("notes"));
    }
}
