package dk.sluse.hub;

import dk.sluse.entitlement.Entitlements;
import dk.sluse.entitlement.Rems;
import dk.sluse.entitlement.RemsSettings;
import dk.sluse.project.GrantedMemberships;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who follows the register of entitlements, where one is configured. */
record EntitlementWiring(Optional<Entitlements> entitlements, Duration poll) {

    /** Who lost access while the hub stood still is not let in for a whole period more. */
    private static final Duration FIRST = Duration.ofSeconds(1);

    static EntitlementWiring of(Site site, Foundation ground) {
        Faults faults = new Faults(SettingsReader.base(site.config()));
        Optional<RemsSettings> settings = EntitlementsFile.read(site.config(), faults);
        if (!faults.none()) {
            throw new IllegalStateException(
                    "config/entitlements.yaml was changed since it was checked: run sluse check");
        }
        return new EntitlementWiring(
                settings.map(said -> entitlements(said, ground)),
                settings.map(RemsSettings::poll).orElse(Duration.ZERO));
    }

    private static Entitlements entitlements(RemsSettings said, Foundation ground) {
        return new Entitlements(new Entitlements.Parts(
                ground.store(),
                ground.projects(),
                ground.people(),
                new GrantedMemberships(ground.audit(), ground.clock()),
                ground.mailRoom(),
                ground.audit(),
                ground.clock(),
                new Rems(said),
                said.identity(),
                said.projects()));
    }

    void keep(Housekeeping housekeeping) {
        entitlements.ifPresent(each -> housekeeping.every(FIRST, poll, "Reading entitlements", each::look));
    }

    List<String> troubles() {
        return entitlements.map(Entitlements::troubles).orElse(List.of());
    }
}
