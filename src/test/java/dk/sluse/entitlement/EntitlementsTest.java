package dk.sluse.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.EventKind;
import dk.sluse.entitlement.RemsSettings.Identity;
import dk.sluse.export.ExportStage;
import dk.sluse.project.Denied;
import dk.sluse.project.GrantedMemberships;
import dk.sluse.project.Memberships.Joining;
import dk.sluse.project.People;
import dk.sluse.project.Scope;
import dk.sluse.project.Term;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Memberships that follow REMS, over HTTP from a stub of it (R91): what begins, what ends, and what is left alone. */
class EntitlementsTest {

    @RegisterExtension
    final ExportStage stage = new ExportStage();

    private RemsStub server;
    private Entitlements entitlements;

    @BeforeEach
    void start() throws IOException {
        server = new RemsStub();
        entitlements = over(Identity.MAIL);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Entitlements over(Identity identity) throws IOException {
        Map<String, String> projects = Map.of("urn:alpha", "alpha", "urn:beta", "beta");
        RemsSettings settings = new RemsSettings(
                server.url(),
                "sluse",
                Files.writeString(stage.folder.resolve("rems-key"), RemsStub.KEY),
                identity,
                Duration.ofMinutes(10),
                projects);
        return over(new Rems(settings), identity, projects);
    }

    private Entitlements over(EntitlementSource source, Identity identity, Map<String, String> projects) {
        return new Entitlements(new Entitlements.Parts(
                stage.store,
                stage.projects,
                stage.people,
                new GrantedMemberships(stage.audit, stage.clock),
                stage.mailRoom,
                stage.audit,
                stage.clock,
                source,
                identity,
                projects));
    }

    private static String to(String project, int application, String login) {
        return RemsStub.entry(application, "urn:" + project, login, ExportStage.mail(login), "null");
    }

    /** REMS says this from now on, and is asked. */
    private void says(String... entries) {
        server.answers(200, Stream.of(entries).collect(Collectors.joining(",", "[", "]")));
        entitlements.look();
    }

    private boolean isMember(String project, String login) {
        return stage.store.read(h -> stage.people.isMember(h, project, login));
    }

    @Test
    @DisplayName(
            "R91: an entitlement that begins makes a member, marked with its source; one that ends there ends here")
    void R91_begins_and_ends() {
        says(to("alpha", 7, "bodil"), to("beta", 8, "anna"));
        assertThat(isMember("alpha", "bodil")).isTrue();
        assertThat(isMember("beta", "anna")).isTrue();
        assertThat(stage.caller("bodil").memberOf()).contains("alpha");
        assertThat(stage.caller("bodil").piOf()).containsExactly("beta");
        List<People.Membership> members = stage.store.read(h -> stage.people.membershipsOf(h, "alpha"));
        assertThat(members)
                .filteredOn(each -> each.login().equals("bodil"))
                .singleElement()
                .satisfies(each -> assertThat(each.grantedBy()).contains("rems"));

        says(to("alpha", 7, "bodil"), to("beta", 8, "anna"));
        says(
                to("beta", 8, "anna"),
                RemsStub.entry(7, "urn:alpha", "bodil", "bodil@uni.example", "2026-10-31T00:00:00Z"));
        assertThat(isMember("alpha", "bodil")).as("ended there").isFalse();
        assertThat(isMember("beta", "anna")).isTrue();
        assertThat(isMember("beta", "bodil"))
                .as("as its PI, entered by an officer")
                .isTrue();
        assertThat(stage.events(EventKind.MEMBER_REMOVED)).isOne();
        assertThat(entitlements.troubles()).isEmpty();
    }

    @Test
    @DisplayName("R91: an end that is still to come is the membership's, also when REMS moves it")
    void an_end_to_come() {
        String mail = ExportStage.mail("bodil");
        says(RemsStub.entry(7, "urn:alpha", "bodil", mail, "2026-11-05T00:00:00Z"));
        says(RemsStub.entry(7, "urn:alpha", "bodil", mail, "2026-11-10T00:00:00Z"));
        assertThat(stage.events(EventKind.MEMBERSHIP_TERM_CHANGED)).isOne();
        stage.clock.advance(Duration.ofDays(6));
        assertThat(isMember("alpha", "bodil")).isTrue();
        stage.clock.advance(Duration.ofDays(6));
        assertThat(isMember("alpha", "bodil"))
                .as("whether REMS is asked or not")
                .isFalse();
    }

    @Test
    @DisplayName(
            "R25: what people entered is not touched, nor granted twice; what they take over stays when REMS ends it")
    void R25_what_people_entered() {
        says(to("alpha", 1, "anna"), to("alpha", 7, "bodil"));
        stage.store.changing(h -> stage.enrolment
                .memberships()
                .add(h, stage.caller("olga"), "alpha", ExportStage.person("bodil"), false, ExportStage.key("bodil")));
        says(to("beta", 9, "arne"));
        assertThat(isMember("alpha", "anna")).isTrue();
        assertThat(isMember("alpha", "arne")).isTrue();
        assertThat(isMember("alpha", "bodil")).isTrue();
        assertThat(stage.events(EventKind.MEMBER_REMOVED)).isZero();
    }

    @Test
    @DisplayName("R25 R91: whom the PI removed is granted again only by an entitlement that begins later")
    void R25_the_PI_is_stronger() {
        says(to("alpha", 7, "bodil"), to("alpha", 23, "bodil"));
        stage.leaves("bodil");
        says(to("alpha", 7, "bodil"));
        assertThat(isMember("alpha", "bodil")).isFalse();
        says(to("alpha", 23, "bodil"));
        assertThat(isMember("alpha", "bodil"))
                .as("it held when they were removed")
                .isFalse();
        later("bodil", 31);
        assertThat(isMember("alpha", "bodil")).isTrue();
        says(to("alpha", 7, "bodil"));
        assertThat(isMember("alpha", "bodil"))
                .as("the old one does not stand in for the later one")
                .isFalse();
    }

    /** REMS knows the old application still, and one that begins a day after now. */
    private void later(String login, int application) {
        stage.clock.advance(Duration.ofDays(1));
        says(
                to("alpha", 7, login),
                justBegun(RemsStub.entry(
                        application, "urn:alpha", login, ExportStage.mail(login), "2027-01-01T00:00:00Z")));
    }

    private String justBegun(String entry) {
        return entry.replace("2026-10-01T08:00:00.000Z", stage.clock.instant().toString());
    }

    @Test
    @DisplayName("R25 R91: what a person entered and ended, at once or by its term, is not granted by what held then")
    void R25_what_people_entered_and_ended() {
        says(to("alpha", 7, "arne"));
        stage.leaves("arne");
        says(to("alpha", 7, "arne"));
        assertThat(isMember("alpha", "arne"))
                .as("entered by hand, removed by the PI")
                .isFalse();
        add("bodil", Optional.of(stage.clock.instant().plus(Duration.ofDays(1))));
        says(to("alpha", 7, "bodil"));
        stage.clock.advance(Duration.ofDays(1));
        says(to("alpha", 7, "bodil"));
        says(to("alpha", 7, "bodil"));
        assertThat(isMember("alpha", "bodil")).as("entered for a day").isFalse();
        later("bodil", 31);
        assertThat(isMember("alpha", "bodil")).isTrue();
    }

    @Test
    @DisplayName("R25 R91: a person who says another end, or adds again, takes over with that end and role, on record")
    void R25_a_person_takes_over() {
        String[] rems = {to("alpha", 7, "bodil"), to("beta", 8, "anna")};
        says(rems);
        Instant tomorrow = stage.clock.instant().plus(Duration.ofDays(1));
        assertThatThrownBy(() -> joins("bodil", false, new Term(Optional.of(tomorrow), Optional.empty())))
                .isInstanceOf(Denied.class);
        joins("bodil", true, new Term(Optional.empty(), Optional.of(tomorrow)));
        stage.store.changing(h ->
                stage.enrolment.memberships().extend(h, stage.caller("bodil"), "beta", "anna", Optional.of(tomorrow)));
        says(rems);
        assertThat(stage.caller("bodil").piOf()).contains("alpha");
        for (String[] each : List.of(new String[] {"alpha", "bodil"}, new String[] {"beta", "anna"})) {
            List<People.Membership> members = stage.store.read(h -> stage.people.membershipsOf(h, each[0]));
            assertThat(members)
                    .filteredOn(member -> member.login().equals(each[1]))
                    .singleElement()
                    .satisfies(member -> assertThat(member.endsAt()).contains(tomorrow))
                    .satisfies(member -> assertThat(member.grantedBy()).isEmpty());
        }
        assertThat(stage.events(EventKind.MEMBERSHIP_TERM_CHANGED)).isEqualTo(2);
        stage.clock.advance(Duration.ofDays(1));
        says(rems);
        assertThat(isMember("alpha", "bodil")).isFalse();
        assertThat(isMember("beta", "anna")).isFalse();
    }

    private void add(String login, Optional<Instant> until) {
        joins(login, false, new Term(Optional.empty(), until));
    }

    private void joins(String login, boolean pi, Term term) {
        Joining joining = new Joining("alpha", ExportStage.person(login), pi, term);
        stage.store.changing(h -> stage.enrolment
                .memberships()
                .add(h, stage.caller("olga"), joining, ExportStage.key(login), Optional.empty()));
    }

    @Test
    @DisplayName("R49: a suspension is stronger than an entitlement")
    void R49_a_suspension_is_stronger() {
        stage.suspend(Scope.PROJECT, "alpha");
        says(to("alpha", 7, "bodil"));
        assertThat(stage.caller("bodil").memberOf()).doesNotContain("alpha");
    }

    @Test
    @DisplayName("F31 R91: nobody unknown is entered, and no officer made a member; operators are told of both")
    void who_is_not_granted() {
        says(to("alpha", 7, "nobody"), to("alpha", 8, "olga"), to("alpha", 9, "bodil"));
        assertThat(isMember("alpha", "olga")).isFalse();
        assertThat(isMember("alpha", "bodil")).isTrue();
        assertThat(entitlements.troubles())
                .anyMatch(line -> line.contains("Application 7") && line.contains("not known here"))
                .anyMatch(line -> line.contains("Application 8") && line.contains("holds an office"))
                .hasSize(2)
                .noneMatch(line -> line.contains("nobody@"));
        says(to("alpha", 9, "bodil"));
        assertThat(entitlements.troubles()).isEmpty();
    }

    @Test
    @DisplayName("R91: by configuration REMS's user id is the login")
    void by_user_id() throws IOException {
        entitlements = over(Identity.USERID);
        says(RemsStub.entry(7, "urn:alpha", "bodil", "somebody@elsewhere.example", "null"));
        assertThat(isMember("alpha", "bodil")).isTrue();
    }

    @Test
    @DisplayName(
            "F15: an answer that cannot be had, or is odd, changes nothing, is alarmed once, and gone when it is mended")
    void F15_no_answer_changes_nothing() {
        says(to("alpha", 7, "bodil"));
        for (String odd : List.of("{}", "[{}]", "oops")) {
            server.answers(200, odd);
            entitlements.look();
        }
        server.answers(503, "[]");
        entitlements.look();
        assertThat(isMember("alpha", "bodil")).isTrue();
        assertThat(stage.mails("entitlements-trouble")).containsExactly("opal");
        assertThat(stage.events(EventKind.ENTITLEMENTS_UNREAD)).isOne();
        assertThat(entitlements.troubles()).singleElement().asString().contains("cannot be read", "status 503");
        says(to("alpha", 7, "bodil"));
        assertThat(entitlements.troubles()).isEmpty();
    }

    @Test
    @DisplayName("F15: a project that cannot follow keeps no other from following, and operators are told until it can")
    void F15_one_project_fails() {
        String impossible = RemsStub.entry(7, "urn:alpha", "x", "a\\u0000@uni.example", "null");
        says(impossible, to("beta", 8, "anna"));
        says(impossible, to("beta", 8, "anna"));
        assertThat(isMember("beta", "anna")).isTrue();
        assertThat(entitlements.troubles())
                .singleElement()
                .asString()
                .contains("could not follow", "alpha=", "not since the hub started")
                .doesNotContain("beta", "uni.example");
        assertThat(stage.mails("entitlements-trouble")).containsExactly("opal");
        assertThat(stage.events(EventKind.ENTITLEMENTS_UNREAD)).isOne();
        says(to("alpha", 7, "bodil"), to("beta", 8, "anna"));
        assertThat(isMember("alpha", "bodil")).isTrue();
        assertThat(entitlements.troubles()).isEmpty();
        server.answers(503, "[]");
        entitlements.look();
        assertThat(entitlements.troubles())
                .singleElement()
                .asString()
                .contains("status 503", "Last followed in full: " + stage.clock.instant());
    }

    @Test
    @DisplayName("F15: a source that fails without a word, or by a fault of the hub's own, is told as a fault")
    void F15_a_wordless_fault() {
        entitlements = over(
                () -> {
                    throw new IOException();
                },
                Identity.MAIL,
                Map.of());
        entitlements.look();
        assertThat(entitlements.troubles()).singleElement().asString().contains("cannot be read: IOException.");
        entitlements = over(
                () -> {
                    throw new IllegalStateException("of a person");
                },
                Identity.MAIL,
                Map.of());
        entitlements.look();
        assertThat(entitlements.troubles())
                .singleElement()
                .asString()
                .contains("cannot be read: IllegalStateException.");
    }

    @Test
    @DisplayName("F15: an empty list at once, where there were several, waits for an operator; accepted, it ends them")
    void F15_an_empty_list_is_held() {
        stage.leaves("arne");
        stage.clock.advance(Duration.ofHours(1));
        String[] both = {to("alpha", 7, "bodil"), justBegun(to("alpha", 9, "arne")), to("beta", 8, "anna")};
        says(both);
        assertThatThrownBy(() -> entitlements.accept(stage.caller("opal"), "alpha"))
                .isInstanceOf(Denied.class);
        says();
        says();
        assertThat(isMember("alpha", "bodil")).isTrue();
        assertThat(isMember("alpha", "arne")).isTrue();
        assertThat(isMember("beta", "anna"))
                .as("the only one, but nobody at all is named")
                .isTrue();
        assertThat(stage.mails("entitlements-trouble")).containsExactly("opal", "opal");
        assertThat(stage.newestMail("entitlements-trouble")).contains("entitlements accept beta");
        assertThat(stage.events(EventKind.ENTITLEMENTS_HELD)).isEqualTo(2);
        assertThat(entitlements.troubles()).hasSize(2);

        says(both);
        assertThat(entitlements.troubles()).as("it names them again").isEmpty();

        says(to("beta", 8, "anna"));
        assertThat(isMember("alpha", "bodil"))
                .as("all of several, while others are named")
                .isTrue();
        for (String login : List.of("olga", "peter", "bodil")) {
            assertThatThrownBy(() -> entitlements.accept(stage.caller(login), "alpha"))
                    .isInstanceOf(Denied.class);
        }
        entitlements.accept(stage.caller("opal"), "alpha");
        assertThat(isMember("alpha", "bodil"))
                .as("until the register says so again")
                .isTrue();
        says(to("beta", 8, "anna"));
        assertThat(isMember("alpha", "bodil")).isFalse();
        assertThat(isMember("alpha", "arne")).isFalse();
        assertThat(isMember("beta", "anna")).isTrue();
        assertThat(entitlements.troubles()).isEmpty();
        assertThat(stage.events(EventKind.ENTITLEMENTS_ACCEPTED)).isOne();
    }
}
