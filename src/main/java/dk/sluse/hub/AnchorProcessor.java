package dk.sluse.hub;

import dk.sluse.audit.Anchor.Signed;
import dk.sluse.audit.Anchors;
import dk.sluse.audit.Sealer;
import dk.sluse.calendar.Copenhagen;
import dk.sluse.notice.Notice;
import dk.sluse.notice.Notices;
import dk.sluse.notice.Template;
import dk.sluse.store.Store;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jdbi.v3.core.Handle;

/** Takes the day's anchor of the record at the first tick of the day, and posts it to whoever keeps anchors elsewhere. */
final class AnchorProcessor implements Processor {

    static final String NAME = "anchorAudit";

    private final Store store;
    private final Sealer sealer;
    private final Anchors anchors;
    private final Notices notices;
    private final List<String> keepers;
    private final Clock clock;

    AnchorProcessor(Store store, Sealer sealer, Anchors anchors, Notices notices, List<String> keepers, Clock clock) {
        this.store = store;
        this.sealer = sealer;
        this.anchors = anchors;
        this.notices = notices;
        this.keepers = keepers;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        sealer.sealNow();
        LocalDate day = LocalDate.ofInstant(clock.instant(), Copenhagen.ZONE);
        store.changing(h -> anchors.take(h, day).ifPresent(anchor -> post(h, day, anchor)));
    }

    private void post(Handle h, LocalDate day, Signed anchor) {
        Map<String, Object> facts = Map.of("day", day, "anchor", anchor.lines());
        keepers.forEach(keeper -> notices.post(
                h, new Notice(Template.AUDIT_ANCHOR.id(), keeper, "anchor/" + day, OptionalLong.empty(), facts)));
    }
}
