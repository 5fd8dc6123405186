package dk.sluse.hub;

import dk.sluse.audit.SshSigner;
import dk.sluse.custody.Delivery;
import dk.sluse.custody.Place;
import dk.sluse.platform.Platform;
import dk.sluse.project.Parties;
import dk.sluse.sanction.Sanctions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Measures, and the platform that is to follow them, over the foundation. */
record PlatformWiring(Sanctions sanctions, Platform platform, Path folder) {

    private static final String NOTHING = "nothing";

    static PlatformWiring of(Site site, Foundation ground, SshSigner signer) {
        Parties parties = new Parties(ground.projects(), ground.people(), ground.access());
        Path folder = site.settings().hub().data().resolve(Platform.ORDERS);
        return new PlatformWiring(
                new Sanctions(
                        ground.store(), parties, site.sanctions(), ground.mailRoom(), ground.audit(), ground.clock()),
                new Platform(new Platform.Parts(
                        ground.store(),
                        parties,
                        ground.work(),
                        ground.mailRoom(),
                        ground.audit(),
                        ground.clock(),
                        signer,
                        folder,
                        site.folders().platform().map(place -> (Place) place))),
                folder);
    }

    /** Where orders lie before they are carried. */
    Place.Folder orders() {
        return new Place.Folder(Platform.ORDERS, folder, Optional.empty());
    }

    Map<String, Processor> processors() {
        return Map.of("openAccessOrder", this::open, "closeAccessOrder", PlatformWiring::close);
    }

    private void open(Exchange exchange) throws Exception {
        var task = platform.open(Long.parseLong(exchange.getMessage().getBody(String.class)));
        exchange.getMessage().setHeader(ExportProcessors.TASK, task.isPresent() ? ExportProcessors.CARRY : NOTHING);
        task.ifPresent(exchange.getMessage()::setBody);
    }

    /** What the platform's server refuses is a step that failed: it is tried again, then told to operators. */
    private static void close(Exchange exchange) throws Exception {
        if (exchange.getMessage().getMandatoryBody(Delivery.class) instanceof Delivery.Rejected rejected) {
            throw new IllegalStateException("The order could not be laid down: "
                    + rejected.faults().get(0).what().en());
        }
    }
}
