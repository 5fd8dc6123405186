package dk.sluse.export;

import static dk.sluse.export.ScriptedScreening.hold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.sluse.audit.EventKind;
import dk.sluse.custody.Consignment;
import dk.sluse.custody.Consignment.Parcel;
import dk.sluse.custody.Delivery;
import dk.sluse.custody.Place;
import dk.sluse.export.Breaches.BreachClass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What goes out is what was approved, and nothing else (R46, R68; F21, F25, F27). */
class PublishingTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    final ExportStage stage = new ExportStage();

    private void approve(long id, String... files) {
        stage.room.deciding().approve(stage.caller("olga"), id, List.of(files), "looked at it");
    }

    private Path download(long id) {
        return stage.lodging.downloadFolder(stage.seen.request(id));
    }

    private boolean shown(String login, long id) {
        return stage.room.visibility().inDownload(stage.caller(login), List.of("alpha", Long.toString(id), "a.txt"));
    }

    private JsonNode release(long id) throws IOException {
        return JSON.readTree(download(id).resolve("RELEASE.json").toFile());
    }

    @Test
    @DisplayName(
            "R46 R47 R68: exactly the approved files lie in the download folder, with their papers, and the requester is told")
    void exactly_the_approved_files_are_published() throws IOException {
        long id = stage.inReview("a.txt", "results/b.txt", "c.txt");
        approve(id, "1", "2");
        stage.room.deciding().refuse(stage.caller("olga"), id, List.of("3"), "too detailed");
        stage.run();

        assertThat(stage.seen.names("download"))
                .containsExactlyInAnyOrder(
                        "alpha/1/a.txt",
                        "alpha/1/results/b.txt",
                        "alpha/1/SHA256SUMS",
                        "alpha/1/RELEASE.json",
                        "alpha/1/RELEASE.json.sig");
        assertThat(Files.readString(download(id).resolve("SHA256SUMS")))
                .isEqualTo(sha256("content of a.txt") + "  a.txt\n" + sha256("content of results/b.txt")
                        + "  results/b.txt\n");
        assertThat(stage.seen.mails("request-published")).containsExactly("anna");
        assertThat(stage.seen.mail("request-published"))
                .contains("a.txt", "results/b.txt", "/alpha/1", "2 December 2026")
                .doesNotContain("c.txt");
    }

    @Test
    @DisplayName("R68: RELEASE.json tells hashes, findings, thresholds, and which officers approved, when and why")
    void the_release_manifest_tells_what_the_decision_rests_on() throws IOException {
        stage.alpha(2, Set.of("cpr-numbers"), Map.of("person-id", Map.of("column-values", 2.0)));
        stage.finds("a.txt", hold("person-id"));
        long id = stage.inReview("a.txt");
        stage.room.deciding().approve(stage.caller("olga"), id, List.of(), "no persons: 010170-1239 is made up");
        stage.clock.advance(Duration.ofHours(3));
        stage.room.deciding().approve(stage.caller("otto"), id, List.of(), "I agree");
        stage.run();

        JsonNode release = release(id);
        assertThat(release.path("request").asText()).isEqualTo("sluse-1");
        assertThat(release.path("project").asText()).isEqualTo("ALPHA");
        assertThat(release.path("published").asText()).isEqualTo("2026-11-02T12:00:00Z");
        assertThat(release.path("permissions").toString()).isEqualTo("[\"cpr-numbers\"]");
        JsonNode file = release.path("files").get(0);
        assertThat(file.path("sha256").asText()).isEqualTo(sha256("content of a.txt"));
        assertThat(file.path("size").asLong()).isEqualTo("content of a.txt".length());
        assertThat(file.path("verdict").asText()).isEqualTo("hold");
        assertThat(file.path("findings").findValuesAsText("policy")).containsExactly("person-id");
        assertThat(file.path("approvals").findValuesAsText("officer")).containsExactly("olga", "otto");
        assertThat(file.path("approvals").findValuesAsText("at"))
                .containsExactly("2026-11-02T09:00:00Z", "2026-11-02T12:00:00Z");
        JsonNode policies = release.path("policyConfigurations")
                .path(file.path("policyConfiguration").asText());
        assertThat(policies.findValuesAsText("policy"))
                .contains("allowed-type@4", "raw-genomic@4", "person-id@4", "small-cells@4", "manifest-agreement@1");
        assertThat(policies.get(2).path("thresholds").path("column-values").asDouble())
                .isEqualTo(2.0);
        assertThat(release.toString()).doesNotContain("1239");
    }

    @Test
    @DisplayName("R68: each file tells the thresholds that it was approved under, whatever is configured by now")
    void each_file_tells_its_own_configuration() throws IOException {
        stage.finds("a.txt", hold("person-id"));
        long id = stage.inReview("a.txt", "b.txt");
        approve(id, "a.txt");
        stage.reconfigure("value: 50", "value: 40");
        stage.room.deciding().rescreen(stage.caller("olga"), id);
        stage.run();
        approve(id, "b.txt");
        stage.reconfigure("value: 50", "value: 31");
        stage.run();

        JsonNode files = release(id).path("files");
        assertThat(longestSequence(id, files.get(0))).isEqualTo(50);
        assertThat(longestSequence(id, files.get(1))).isEqualTo(40);
        assertThat(files.get(0).path("findings")).hasSize(1);
    }

    private double longestSequence(long id, JsonNode file) throws IOException {
        return release(id)
                .path("policyConfigurations")
                .path(file.path("policyConfiguration").asText())
                .get(1)
                .path("thresholds")
                .path("longest-sequence")
                .asDouble();
    }

    @Test
    @DisplayName("R68: nothing is visible before the commit that publishes, although the bytes lie there")
    void nothing_is_visible_before_the_commit() throws IOException {
        long id = stage.inReview("a.txt");
        approve(id);
        Consignment wanted = stage.room.publishing().open(id).orElseThrow();
        Delivery copied = copy(wanted);
        assertThat(download(id).resolve("a.txt")).exists();
        assertThat(shown("anna", id)).isFalse();

        stage.room.publishing().close(id, copied);
        assertThat(shown("anna", id)).isTrue();
        assertThat(shown("arne", id)).isTrue();
        assertThat(shown("bodil", id)).isFalse();
        assertThat(shown("olga", id)).isFalse();
        assertThat(shown("opal", id)).isFalse();
    }

    @Test
    @DisplayName("Publishing twice, as after a kill, publishes once")
    void publishing_twice_publishes_once() throws IOException {
        long id = stage.inReview("a.txt");
        approve(id);
        Delivery copied = copy(stage.room.publishing().open(id).orElseThrow());
        stage.run();
        var expires = stage.seen.request(id).expiresAt();
        stage.clock.advance(Duration.ofDays(1));

        stage.room.publishing().close(id, copied);
        assertThat(stage.room.publishing().open(id)).isEmpty();

        assertThat(stage.seen.request(id).expiresAt()).isEqualTo(expires);
        assertThat(stage.seen.mails("request-published")).hasSize(1);
        assertThat(stage.seen.events(EventKind.REQUEST_PUBLISHED)).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "F21 F25 F27: a byte changed in the airlock is not published; it waits visibly, and a retry goes on once mended")
    void F25_F27_a_changed_byte_is_not_published() throws IOException {
        long id = stage.inReview("a.txt", "b.txt");
        approve(id);
        Path kept = stage.lodging.airlockFile(
                stage.seen.request(id), stage.seen.files(id).get(0));
        ExportStage.write(kept, "Content of a.txt");
        stage.run();

        assertThat(stage.seen.state(id)).isEqualTo(RequestState.PUBLISHING);
        assertThat(stage.seen.names("download")).isEmpty();
        assertThat(shown("anna", id)).isFalse();
        assertThat(stage.seen.mails("request-published")).isEmpty();
        assertThat(stage.work.stopped().values()).singleElement().satisfies(e -> assertThat(e)
                .hasMessageContaining("SHA-256")
                .hasMessageContaining("Nothing was made visible"));

        ExportStage.write(kept, "content of a.txt");
        stage.retry(ExportSteps.PUBLISH, id);

        assertThat(stage.work.stopped()).isEmpty();
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.PUBLISHED);
        assertThat(stage.seen.places("content of a.txt")).containsExactly("airlock", "download");
    }

    @Test
    @DisplayName("F25: a newer file of the same name in the environment is not what is published")
    void F25_a_newer_file_in_the_environment_is_irrelevant() throws IOException {
        long id = stage.inReview("a.txt");
        stage.lies("a.txt", "newer");
        approve(id);
        stage.run();

        assertThat(Files.readString(download(id).resolve("a.txt"))).isEqualTo("content of a.txt");
        assertThat(stage.seen.places("newer")).containsExactly("environment");
    }

    @Test
    @DisplayName("R71: a breach that overtakes the publication leaves nothing in the download folder")
    void a_breach_overtakes_the_publication() throws IOException {
        long id = stage.inReview("a.txt", "b.txt");
        approve(id);
        Delivery copied = copy(stage.room.publishing().open(id).orElseThrow());
        stage.room.breaches().declare(stage.caller("otto"), id, List.of(), BreachClass.INDIVIDUAL, "persons in a.txt");
        stage.room.publishing().close(id, copied);
        stage.run();

        assertThat(stage.seen.names("download")).isEmpty();
        assertThat(stage.seen.places("content of a.txt")).containsExactly("environment");
        assertThat(stage.seen.mails("request-published")).isEmpty();
    }

    @Test
    @DisplayName("F28: the requester left before publication: it goes on, and the PI is told too")
    void F28_the_requester_left() throws IOException {
        long id = stage.inReview("a.txt");
        stage.leaves("anna");
        approve(id);
        stage.run();

        assertThat(stage.seen.state(id)).isEqualTo(RequestState.PUBLISHED);
        assertThat(stage.seen.mails("request-published")).containsExactly("anna", "peter");
        assertThat(shown("anna", id)).isFalse();
        assertThat(shown("peter", id)).isTrue();
    }

    @Test
    @DisplayName("R61: no person number leaves with the release, whatever the manifest said of the file")
    void R61_the_release_holds_no_person_number() throws IOException {
        String manifest = LetterDraft.manifest(List.of("a.txt"), p -> "nej")
                .replace("Counts by age group", "Counts for 010180-1234 and others")
                .replace("No cell has fewer than five", "010180 1234 agreed");
        stage.lies("a.txt");
        stage.read(stage.letter("anna").complete("a.txt").attach("manifest.csv", manifest));
        stage.run();
        assertThat(stage.seen.files(1).get(0).description()).isEqualTo("Counts for ******-**** and others");
        assertThat(stage.seen.files(1).get(0).justification()).isEqualTo("******-**** agreed");
        stage.room.deciding().approve(stage.caller("olga"), 1, List.of(), "looked at");
        stage.run();

        assertThat(stage.seen.state(1)).isEqualTo(RequestState.PUBLISHED);
        for (String paper : ReleasePapers.NAMES) {
            assertThat(Files.readString(
                            stage.lodging.download().resolve("alpha/1").resolve(paper)))
                    .as(paper)
                    .doesNotContain("010180");
        }
    }

    @Test
    @DisplayName("R42: officers who are no members read the airlock, and nobody else; a member officer does not")
    void R42_who_reads_the_airlock() throws IOException {
        long id = stage.inReview("a.txt");
        List<String> path = List.of("alpha", Long.toString(id), "files", "a.txt");
        Visibility visibility = stage.room.visibility();
        assertThat(visibility.inAirlock(stage.caller("olga"), path)).isTrue();
        for (String login : List.of("anna", "peter", "bodil", "opal")) {
            assertThat(visibility.inAirlock(stage.caller(login), path))
                    .as(login)
                    .isFalse();
            assertThat(visibility.inAirlock(stage.caller(login), List.of()))
                    .as(login)
                    .isFalse();
        }
        assertThat(visibility.inAirlock(stage.caller("olga"), List.of("beta", Long.toString(id))))
                .isFalse();
        assertThat(visibility.inAirlock(stage.caller("olga"), List.of("alpha", "9999")))
                .isFalse();
        assertThat(visibility.inAirlock(stage.caller("olga"), List.of("alpha", "x")))
                .isFalse();
        assertThat(visibility.inAirlock(stage.caller("olga"), List.of("alpha", Long.toString(id), ".sluse-part-1")))
                .isFalse();

        stage.store.changing(h -> stage.enrolment
                .memberships()
                .add(h, stage.caller("otto"), "alpha", ExportStage.person("olga"), false, ExportStage.key("olga")));
        assertThat(visibility.inAirlock(stage.caller("olga"), path)).isFalse();
    }

    @Test
    @DisplayName("R89: members see their own projects' folders in the download folder, and no other's")
    void R89_members_see_their_own_projects() throws IOException {
        long id = stage.published("a.txt");
        Visibility visibility = stage.room.visibility();

        assertThat(visibility.inDownload(stage.caller("anna"), List.of("alpha")))
                .isTrue();
        assertThat(visibility.inDownload(stage.caller("bodil"), List.of("alpha")))
                .isFalse();
        assertThat(visibility.inDownload(stage.caller("bodil"), List.of("beta", Long.toString(id))))
                .isFalse();
        assertThat(visibility.inDownload(stage.caller("anna"), List.of("alpha", Long.toString(id), ".sluse-x")))
                .isFalse();
    }

    @Test
    @DisplayName("A file that cannot be published is an error that names the request, whoever delivers it")
    void a_rejected_delivery_is_an_error() throws IOException {
        long id = stage.inReview("a.txt");
        approve(id);
        assertThatThrownBy(() -> stage.room.publishing().close(id, new Delivery.Rejected(List.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Request " + id);
    }

    @Test
    @DisplayName("R68: custody is asked for the approved hashes, so that no other content can arrive")
    void the_consignment_names_the_approved_hashes() throws IOException {
        long id = stage.inReview("a.txt");
        approve(id);
        assertThat(stage.room.publishing().open(id).orElseThrow().parcels())
                .extracting(Parcel::sha256)
                .containsExactly(Optional.of(sha256("content of a.txt")));
    }

    private Delivery copy(Consignment wanted) throws IOException {
        return stage.carrier.copy(
                wanted,
                new Place.Folder("airlock", stage.lodging.airlock(), Optional.empty()),
                new Place.Folder("download", stage.lodging.download(), Optional.empty()));
    }

    private static String sha256(String content) {
        return LetterDraft.sha256(content.getBytes(StandardCharsets.UTF_8));
    }
}
