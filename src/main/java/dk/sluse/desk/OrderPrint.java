package dk.sluse.desk;

import dk.sluse.release.OrderCounts;
import dk.sluse.release.OrderOverview.Story;
import dk.sluse.release.ReleaseOrder;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an order of genome data looks like, for people and for programs. */
final class OrderPrint {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Europe/Copenhagen"));

    private OrderPrint() {}

    /** Orders in rows. */
    static void list(Errand errand, List<ReleaseOrder> orders, boolean all, boolean json) {
        if (json) {
            errand.sayJson(orders.stream().map(OrderPrint::facts).toList());
        } else if (orders.isEmpty()) {
            errand.say("There are no orders" + (all ? "." : " under way. (--all lists those that are over.)"));
        } else {
            String row = "%-8s %-12s %-14s %-10s %-18s %s";
            errand.say(row, "ORDER", "PROJECT", "REQUESTER", "BY", "STATE", "SINCE");
            orders.forEach(order -> errand.say(
                    row,
                    order.id(),
                    order.project(),
                    order.requester(),
                    word(order.kind()),
                    order.state().word(),
                    TIME.format(order.createdAt())));
        }
    }

    /** Everything about an order that the caller may know. */
    static void story(Errand errand, Story story, boolean json) {
        ReleaseOrder order = story.order();
        if (json) {
            errand.sayJson(facts(story));
            return;
        }
        errand.say(
                "Order %d of %s, by %s, asked by %s on %s",
                order.id(), order.project(), word(order.kind()), order.requester(), TIME.format(order.createdAt()));
        errand.say("State: %s", order.state().word());
        errand.say("It waits for: %s", story.waitsFor());
        order.criteria().ifPresent(criteria -> errand.say("Criteria: %s", criteria));
        story.holds().forEach(hold -> errand.say("An officer looks: %s", hold));
        story.counts().ifPresent(counts -> counts(errand, counts));
        if (story.leftOut() > 0) {
            errand.say("Left out since, registered meanwhile: %d persons", story.leftOut());
        }
        order.confirmedBy().ifPresent(by -> errand.say("Confirmed by %s", by));
        order.deliveredAt().ifPresent(at -> errand.say("Delivered on %s", TIME.format(at)));
        story.decisions().forEach(errand::say);
    }

    private static void counts(Errand errand, OrderCounts counts) {
        errand.say(
                "Asked for %d persons: %d registered, %d not found, %d found with %d samples",
                counts.asked(), counts.registered(), counts.unknown(), counts.persons(), counts.samples());
    }

    static String word(ReleaseOrder.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static Map<String, Object> facts(ReleaseOrder order) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("order", order.id());
        facts.put("project", order.project());
        facts.put("requester", order.requester());
        facts.put("by", word(order.kind()));
        facts.put("state", order.state().word());
        facts.put("created", order.createdAt().toString());
        order.deliveredAt().ifPresent(at -> facts.put("delivered", at.toString()));
        return facts;
    }

    private static Map<String, Object> facts(Story story) {
        Map<String, Object> facts = facts(story.order());
        facts.put("waitsFor", story.waitsFor());
        story.order().criteria().ifPresent(criteria -> facts.put("criteria", criteria));
        facts.put("holds", story.holds());
        story.counts().ifPresent(counts -> {
            facts.put("asked", counts.asked());
            facts.put("registered", counts.registered());
            facts.put("unknown", counts.unknown());
            facts.put("persons", counts.persons());
            facts.put("samples", counts.samples());
        });
        facts.put("leftOut", story.leftOut());
        facts.put("decisions", story.decisions());
        return facts;
    }
}
