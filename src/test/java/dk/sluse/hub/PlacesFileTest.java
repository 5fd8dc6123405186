package dk.sluse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.custody.Place;
import dk.sluse.custody.SafePath;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesFileTest {

    private static final String PLACES = """
            airlock:
              kind: folder
              root: data/airlock
              must-have: .mounted
            download:
              kind: folder
              root: /srv/download
            inbox:
              kind: folder
              root: data/inbox
            upload:
              kind: folder
              root: data/upload
            """;

    @TempDir
    Path folder;

    private Sites site;
    private Faults faults;

    @BeforeEach
    void prepare() {
        site = new Sites(folder);
        faults = new Faults(folder);
    }

    @Test
    void places_are_folders_from_where_config_lies() {
        site.write("config/places.yaml", PLACES);

        PlacesFile places = PlacesFile.read(site.config(), faults).orElseThrow();

        assertThat(Sites.shown(faults)).isEmpty();
        assertThat(places.airlock())
                .isEqualTo(new Place.Folder(
                        "airlock", folder.resolve("data/airlock"), Optional.of(SafePath.of(".mounted"))));
        assertThat(places.download())
                .isEqualTo(new Place.Folder("download", Path.of("/srv/download"), Optional.empty()));
    }

    @Test
    void the_shipped_places_are_right() {
        assertThat(PlacesFile.read(Path.of("config"), faults)).isPresent();
        assertThat(Sites.shown(faults)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    kind: folder       | kind: s3              | 2: "airlock.kind" is "s3", which the hub's own places cannot be. Write folder.
                    root: data/inbox   | root: data/airlock/in | 10: The places "inbox" and "airlock" lie within each other. Give each a folder of its own.
                    root: data/inbox   | root: /srv            | 10: The places "inbox" and "download" lie within each other. Give each a folder of its own.
                    must-have: .mounted| must-have: ../x       | 4: "airlock.must-have" is no path below the root: The path holds "..", "." or "//". Write the exact path without detours. Write such as .sluse-airlock.
                    must-have: .mounted| musthave: x           | 4: The key "musthave" is not known. Did you mean "must-have"?
                    root: data/upload  | root: data/inbox/u    | 13: The places "upload" and "inbox" lie within each other. Give each a folder of its own.
                    `inbox:`           | `outbox:`             | 1: The key "inbox" is missing. Add a line "inbox: …".
                    root: data/inbox   | root: "a\\0b"         | 10: "inbox.root" is no path. Write the folder's path.
                    """)
    void a_fault_is_told_with_its_line_and_remedy(String right, String wrong, String fault) {
        site.write("config/places.yaml", PLACES.replaceFirst(right, java.util.regex.Matcher.quoteReplacement(wrong)));

        PlacesFile.read(site.config(), faults);

        assertThat(Sites.shown(faults)).contains("config/places.yaml:" + fault);
    }
}
