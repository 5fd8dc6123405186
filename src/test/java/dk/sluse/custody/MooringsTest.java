package dk.sluse.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.demo.DelayProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MooringsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private OpenSshEnvironment environment;
    private DelayProxy way;
    private Place.Sftp place;
    private final Moorings moorings = Moorings.of(PATIENCE);

    @BeforeEach
    void start() throws IOException {
        environment = OpenSshEnvironment.start(folder);
        way = new DelayProxy(environment.place().port(), Duration.ZERO);
        place = SftpPlaceTest.with(environment.place(), way.port());
    }

    @AfterEach
    void stop() throws IOException {
        way.close();
        environment.close();
    }

    private SftpConnection used(Place.Sftp of) throws IOException {
        try (Moorings.Moored moored = moorings.take(of)) {
            return moored.connection();
        }
    }

    @Test
    void a_connection_serves_one_after_the_other_and_never_two_at_once() throws IOException {
        SftpConnection first = used(place);

        try (Moorings.Moored again = moorings.take(place);
                Moorings.Moored other = again.another()) {
            assertThat(again.connection()).isSameAs(first);
            assertThat(other.connection()).isNotSameAs(first);
        }
    }

    @Test
    @DisplayName("F12: whose sentinel went is not believed because it was there before")
    void proves_the_place_anew() throws IOException {
        OpenSftp.open(place, moorings.take(place)).close();
        Files.writeString(folder.resolve("openssh/sluse-environment"), "beta\n");

        assertThatThrownBy(() -> OpenSftp.open(place, moorings.take(place))).isInstanceOf(WrongPlaceException.class);

        Files.writeString(folder.resolve("openssh/sluse-environment"), "alpha\n");
        OpenSftp.open(place, moorings.take(place)).close();
    }

    @Test
    @DisplayName("F3: a line that broke while nobody used it is noticed before anybody does")
    void a_broken_line() throws IOException {
        SftpConnection first = used(place);
        way.cut();

        SftpConnection second = used(place);

        assertThat(second).isNotSameAs(first);
        assertThat(second.isBroken()).isFalse();
    }

    @Test
    @DisplayName("F12: another key or another pinned host key is another login")
    void another_login() throws Exception {
        SftpConnection first = used(place);
        Path copy = Files.copy(place.privateKey(), folder.resolve("same-key"));
        assertThat(used(SftpPlaceTest.withKey(place, copy))).isNotSameAs(first);
        Files.copy(
                Keys.write(Keys.ed25519(), folder.resolve("new-key")),
                place.privateKey(),
                StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> used(place)).isInstanceOf(PlaceUnavailableException.class);
    }
}
