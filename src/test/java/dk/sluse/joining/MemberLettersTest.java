package dk.sluse.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.export.ExportStage;
import dk.sluse.intake.Letter;
import dk.sluse.intake.Letter.Attachment;
import dk.sluse.intake.Letter.Proven;
import dk.sluse.intake.LetterReader.Outcome;
import dk.sluse.intake.LetterReader.Outcome.Done;
import dk.sluse.intake.LetterReader.Outcome.Refused;
import dk.sluse.project.Denied;
import dk.sluse.project.Parties;
import dk.sluse.project.Person;
import dk.sluse.project.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The PI names a member by mail, and confirms it by key (R25, R26, R91); the mail alone changes nothing. */
class MemberLettersTest {

    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
    private static final String NINA = "login;nina\nname;Nina Nielsen\nmail;nina@uni.example\nkey;" + KEY + "\n";

    @RegisterExtension
    final ExportStage stage = new ExportStage();

    private Joinings joinings() {
        return new Joinings(stage.enrolment, stage.audit, stage.clock);
    }

    private Outcome read(String login, String subject, String sheet) throws IOException {
        Parties parties = new Parties(stage.projects, stage.people, stage.access);
        MemberLetters letters = new MemberLetters(parties, joinings(), stage.mailRoom);
        Person sender = stage.store.read(h -> stage.people.byLogin(h, login)).orElseThrow();
        Path content = Files.writeString(Files.createTempFile(stage.folder, "member", ".csv"), sheet);
        Letter letter = new Letter(
                UUID.randomUUID().toString(),
                Optional.empty(),
                new Proven(sender.mail()),
                subject,
                "",
                List.of(new Attachment("Member.csv", content, Files.size(content), "")),
                List.of(),
                stage.clock.instant());
        return stage.store
                .<Optional<Outcome>, IOException>change(h -> letters.read(h, letter, sender, OptionalLong.empty()))
                .orElseThrow();
    }

    private void accept(String login, long number) {
        stage.store.changing(h -> {
            var unused = joinings().accept(h, stage.caller(login), number);
        });
    }

    private boolean isKnown(String login) {
        return stage.store.read(h -> stage.people.byLogin(h, login)).isPresent();
    }

    private boolean isMember(String login, String project) {
        return stage.store.read(h -> stage.people.isMember(h, project, login));
    }

    @Test
    @DisplayName(
            "R26: a new member is kept, told to the PI with the key's fingerprint, and is one when the PI's key says so")
    void a_new_member() throws IOException {
        assertThat(read("peter", "Nyt medlem ALPHA", NINA + "until;2027-06-30\n"))
                .isEqualTo(new Done("kept the proposal 1"));
        assertThat(isMember("nina", "alpha")).isFalse();
        assertThat(isKnown("nina")).isFalse();
        assertThat(stage.mails("member-proposed")).containsExactly("peter");
        assertThat(stage.newestMail("member-proposed"))
                .contains("SHA256:", "nina@uni.example", "2027-06-30", "members accept 1");

        for (String other : List.of("anna", "bodil", "olga")) {
            assertThatThrownBy(() -> accept(other, 1))
                    .isInstanceOf(Denied.class)
                    .hasMessageContaining("no proposal 1");
        }
        accept("peter", 1);
        assertThat(isMember("nina", "alpha")).isTrue();
        assertThatThrownBy(() -> accept("peter", 1)).hasMessageContaining("confirmed already");
    }

    @Test
    @DisplayName("R26: somebody who is known needs no key; an old proposal holds no more")
    void a_known_person() throws IOException {
        assertThat(read("peter", "member", "login;bodil\nmail;Bodil@uni.example\n"))
                .isEqualTo(new Done("kept the proposal 1"));
        assertThat(stage.newestMail("member-proposed")).contains("bodil").doesNotContain("Name:", "Navn:");
        accept("peter", 1);
        assertThat(isMember("bodil", "alpha")).isTrue();
        read("peter", "member", NINA);
        stage.clock.advance(Duration.ofDays(31));
        assertThatThrownBy(() -> accept("peter", 2)).hasMessageContaining("older than 30 days");
        assertThat(isMember("nina", "alpha")).isFalse();
    }

    @Test
    @DisplayName("Only the PI names members, of an open project; all faults are told at once")
    void who_and_what() throws IOException {
        assertThat(read("anna", "ALPHA", NINA)).isEqualTo(new Refused("only the PI of ALPHA names members"));
        assertThat(read("peter", "ALPHA", "login;nina\nkey;ssh-dss AAAA\nuntil;soon\nrole;pi\n"))
                .isEqualTo(new Done("a proposal with faults"));
        assertThat(stage.newestMail("member-faulty").replaceAll("\\s+", " "))
                .contains(
                        "\"role\" is not known",
                        "\"name\" is missing",
                        "\"mail\" is missing",
                        "no public key",
                        "\"soon\"");
        stage.store.changing(
                h -> stage.access.close(h, Scope.PROJECT, "alpha", "a test", OptionalLong.empty(), "olga"));
        assertThat(read("peter", "ALPHA", NINA)).isInstanceOf(Refused.class);
        assertThat(stage.mails("member-proposed")).isEmpty();
    }

    private String faults() {
        return stage.newestMail("member-faulty").replaceAll("\\s+", " ");
    }

    /** What is told of a sheet, with its login and address taken out. */
    private String told(String login, String mail) throws IOException {
        assertThat(read("peter", "ALPHA", "login;" + login + "\nmail;" + mail + "\n"))
                .isEqualTo(new Done("a proposal with faults"));
        return faults().replace(login, "LOGIN").replace(mail, "MAIL");
    }

    @Test
    @DisplayName(
            "A login tells nothing of its holder: one nobody has, another's address and none are answered the same")
    void a_login_tells_nothing() throws IOException {
        String unknown = told("nina", "nina@uni.example");
        assertThat(unknown).contains("nobody of this login and this address", "\"name\" is missing");
        assertThat(told("bodil", "bodil.b@uni.example")).isEqualTo(unknown);
        assertThat(told("olga", "olga.o@uni.example")).isEqualTo(unknown);
        assertThat(told("nina", "bodil@uni.example")).isEqualTo(unknown);

        read("peter", "ALPHA", "login;bodil\n");
        assertThat(faults()).contains("\"mail\" is missing").doesNotContain("bodil@uni.example", "Bodil");
        read("peter", "ALPHA", NINA.replace("login;nina", "login;bodil"));
        assertThat(faults()).contains("belongs to somebody here").doesNotContain("bodil@uni.example", "Bodil");
        read("peter", "ALPHA", NINA.replace("mail;nina@", "mail;bodil@"));
        assertThat(faults()).contains("belongs to somebody here").doesNotContain("Bodil");
        assertThat(stage.mails("member-proposed")).isEmpty();
    }

    @Test
    @DisplayName("What confirming would refuse is told at once, and nothing is kept")
    void what_confirming_would_refuse() throws IOException {
        read("peter", "ALPHA", "login;Nina N\nmail;nowhere\nuntil;2020-01-31\n");
        assertThat(faults()).contains("\"Nina N\" is no login", "\"nowhere\" is no mail address", "is over");
        read("peter", "ALPHA", "login;bodil\nmail;bodil@uni.example\nkey;" + KEY + "\n");
        assertThat(faults()).contains("leave the key out");
        read("peter", "ALPHA", "login;olga\nmail;olga@uni.example\n");
        assertThat(faults()).contains("an officer adds them");
        read("peter", "ALPHA", "login;arne\nmail;arne@uni.example\nuntil;2030-01-31\n");
        assertThat(faults()).contains("members extend alpha arne --until");
        read("peter", "ALPHA", NINA);
        accept("peter", 1);
        read("peter", "ALPHA", NINA.replace("nina", "nora"));
        assertThat(faults()).contains("The key is another person's");
        assertThat(stage.mails("member-proposed")).hasSize(1);
    }
}
