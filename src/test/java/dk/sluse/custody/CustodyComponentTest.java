package dk.sluse.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.custody.Delivery.Arrived;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustodyComponentTest {

    private final Consignment consignment = Wharf.consignment("export-42-collect", "a.txt");
    private final List<String> calls = new ArrayList<>();
    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        camel.getRegistry().bind("custody", Custody.class, new Noting());
        camel.getRegistry().bind("places", Places.class, (Places)
                (name, of) -> new Place.Folder(of.project() + "/" + name, Path.of("/places", name), Optional.empty()));
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"move", "copy", "putBack"})
    void carries_between_the_places_of_the_consignments_project(String errand) {
        Object answer = camel.createProducerTemplate()
                .requestBody("custody:" + errand + "?from=environment&to=airlock", consignment);

        assertThat(answer).isEqualTo(new Arrived(List.of()));
        assertThat(calls).containsExactly(errand + " export-42-collect alpha/environment alpha/airlock");
    }

    @Test
    void abandons_deletes_and_reveals_and_leaves_the_body() {
        assertThat(camel.createProducerTemplate()
                        .requestBody("custody:abandon?from=environment&to=airlock", consignment))
                .isEqualTo(consignment);
        assertThat(camel.createProducerTemplate().requestBody("custody:delete?from=download", consignment))
                .isEqualTo(consignment);
        assertThat(camel.createProducerTemplate()
                        .requestBody("custody:reveal?from=antechamber&to=environment", consignment))
                .isEqualTo(consignment);

        assertThat(calls)
                .containsExactly(
                        "abandon export-42-collect alpha/environment alpha/airlock",
                        "delete export-42-collect alpha/download",
                        "reveal export-42-collect alpha/antechamber alpha/environment");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "custody:steal?from=a&to=b",
                "custody:move?from=a",
                "custody:move?to=b",
                "custody:delete",
                "custody:delete?from=a&to=b",
                "custody:move?from=a&to=b&overwrite=true"
            })
    void a_misspelt_endpoint_is_refused_before_anything_runs(String uri) {
        assertThatThrownBy(() -> camel.getEndpoint(uri)).isInstanceOf(RuntimeException.class);
        assertThat(calls).isEmpty();
    }

    @Test
    void a_body_that_is_no_consignment_is_refused() {
        assertThatThrownBy(() -> camel.createProducerTemplate()
                        .requestBody("custody:move?from=environment&to=airlock", new Object()))
                .isInstanceOf(CamelExecutionException.class)
                .hasCauseInstanceOf(InvalidPayloadException.class);
        assertThat(calls).isEmpty();
    }

    @Test
    void trouble_reaches_the_route_as_it_is() {
        camel.getRegistry().bind("custody", Custody.class, new Noting() {
            @Override
            public Delivery move(Consignment consignment, Place from, Place to) throws IOException {
                throw new PlaceUnavailableException("alpha/environment", "no login");
            }
        });

        assertThatThrownBy(() -> camel.createProducerTemplate()
                        .requestBody("custody:move?from=environment&to=airlock", consignment))
                .hasCauseInstanceOf(PlaceUnavailableException.class);
    }

    /** Notes what it was asked. */
    private class Noting implements Custody {

        @Override
        public Delivery move(Consignment consignment, Place from, Place to) throws IOException {
            return note("move", consignment, from, to);
        }

        @Override
        public Delivery copy(Consignment consignment, Place from, Place to) {
            return note("copy", consignment, from, to);
        }

        @Override
        public Delivery putBack(Consignment consignment, Place from, Place to) {
            return note("putBack", consignment, from, to);
        }

        @Override
        public void abandon(Consignment consignment, Place from, Place to) {
            note("abandon", consignment, from, to);
        }

        @Override
        public void reveal(Consignment consignment, Place hidden, Place visible) {
            note("reveal", consignment, hidden, visible);
        }

        @Override
        public List<String> list(Place place, SafePath folder) {
            return List.of();
        }

        @Override
        public void delete(Consignment consignment, Place from) {
            note("delete", consignment, from);
        }

        private Delivery note(String errand, Consignment consignment, Place... places) {
            StringBuilder call = new StringBuilder(errand).append(' ').append(consignment.id());
            for (Place place : places) {
                call.append(' ').append(place.name());
            }
            calls.add(call.toString());
            return new Arrived(List.of());
        }
    }
}
