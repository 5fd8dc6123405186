package dk.sluse.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LabelsTest {

    @Property
    void F7_whatever_the_ids_names_are_safe_short_and_the_parcels_own(
            @ForAll String consignment, @ForAll String parcel, @ForAll String other, @ForAll @IntRange(min = 1) int n) {
        Assume.that(!parcel.equals(other));

        String name = Labels.temporary(consignment, parcel, n);

        assertThat(SafePath.fault(name)).isEmpty();
        assertThat(Labels.isOwn(SafePath.of("some/" + name))).isTrue();
        assertThat(name).isNotEqualTo(Labels.temporary(consignment, other, n));
        assertThat(Labels.held(consignment, parcel)).isNotEqualTo(Labels.held(consignment, other));
        assertThat(Labels.held(consignment, parcel)).isEqualTo(Labels.held(consignment, parcel));
    }

    @Property
    void a_returned_name_fits_a_name(
            @ForAll @StringLength(min = 1, max = 255) String text, @ForAll @IntRange(min = 1) int n) {
        Assume.that(SafePath.fault(text).isEmpty() && !text.contains("/"));

        String returned = Labels.returned(text, "42", n);

        assertThat(returned.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(255);
        assertThat(SafePath.fault(returned)).isEmpty();
        assertThat(returned).isNotEqualTo(text).isNotEqualTo(Labels.returned(text, "42", n - 1));
    }

    @Test
    @DisplayName("the extension stays at the end")
    void extension_stays() {
        assertThat(Labels.returned("table.xlsx", "42", 1)).isEqualTo("table (returned 42).xlsx");
        assertThat(Labels.returned("table.xlsx", "42", 2)).isEqualTo("table (returned 42, 2).xlsx");
        assertThat(Labels.returned(".hidden", "42", 1)).isEqualTo(".hidden (returned 42)");
        assertThat(Labels.returned("Makefile", "42", 1)).isEqualTo("Makefile (returned 42)");
    }
}
