package dk.sluse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.entitlement.Entitlements;
import dk.sluse.entitlement.RemsSettings.Identity;
import dk.sluse.export.ExportStage;
import dk.sluse.project.GrantedMemberships;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When the register of entitlements is asked (R91). */
class EntitlementWiringTest {

    @RegisterExtension
    final ExportStage stage = new ExportStage();

    @Test
    @DisplayName("R91: the register is asked soon after the start, and not only after a whole period")
    void R91_asked_soon() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        Entitlements entitlements = new Entitlements(new Entitlements.Parts(
                stage.store,
                stage.projects,
                stage.people,
                new GrantedMemberships(stage.audit, stage.clock),
                stage.mailRoom,
                stage.audit,
                stage.clock,
                () -> {
                    asked.countDown();
                    return List.of();
                },
                Identity.MAIL,
                Map.of()));
        try (Housekeeping housekeeping = new Housekeeping()) {
            new EntitlementWiring(Optional.of(entitlements), Duration.ofHours(1)).keep(housekeeping);
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }
}
