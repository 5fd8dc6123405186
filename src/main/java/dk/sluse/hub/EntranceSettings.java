package dk.sluse.hub;

import static dk.sluse.hub.Kinds.duration;
import static dk.sluse.hub.Kinds.matching;
import static dk.sluse.hub.Kinds.number;
import static dk.sluse.hub.Kinds.oneOf;
import static dk.sluse.hub.Kinds.path;

import dk.sluse.gateway.BanTerm;
import dk.sluse.project.Denied;
import dk.sluse.project.PublicKeyLine;
import dk.sluse.project.ReviewTerm;
import dk.sluse.project.SecondFactors.Demand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads what the settings say of who comes in: second factors, authorities, bans, the rules, the reviews of membership. */
final class EntranceSettings {

    private static final Key<Demand> SECOND_FACTOR = Key.of("gateway.second-factor", oneOf(Demand.class), "optional");
    private static final Key<Path> AUTHORITIES = Key.optional("gateway.authorities-file", path());
    private static final Key<Integer> BAN_FAILURES = Key.of("gateway.ban-after", number(1, 10_000), "10");
    private static final Key<Duration> BAN_WITHIN = Key.of("gateway.ban-within", duration("PT1S", "P1D"), "PT10M");
    private static final Key<Duration> BAN_DURATION = Key.of("gateway.ban-for", duration("PT1S", "P30D"), "PT1H");
    private static final Key<String> RULES =
            Key.optional("members.rules-version", matching("one word", "[A-Za-z0-9._-]{1,40}"));
    private static final Key<Integer> REVIEW = Key.of("members.review-days", number(0, 3650), "91");
    private static final Key<Integer> REMINDER = Key.of("members.review-reminder-day", number(1, 3650), "14");
    private static final Key<Integer> ESCALATION = Key.of("members.review-escalation-day", number(1, 3650), "28");
    private static final Key<Integer> CLOSING = Key.of("members.review-closing-day", number(1, 3650), "42");

    static final List<Key<?>> KEYS = List.of(
            SECOND_FACTOR,
            AUTHORITIES,
            BAN_FAILURES,
            BAN_WITHIN,
            BAN_DURATION,
            RULES,
            REVIEW,
            REMINDER,
            ESCALATION,
            CLOSING);

    private final Values values;

    EntranceSettings(Values values) {
        this.values = values;
    }

    Settings.Entrance read() {
        return new Settings.Entrance(
                values.value(SECOND_FACTOR),
                values.path(AUTHORITIES).map(this::authorities).orElse(Set.of()),
                new BanTerm(values.value(BAN_FAILURES), values.value(BAN_WITHIN), values.value(BAN_DURATION)),
                values.get(RULES),
                reviews());
    }

    private ReviewTerm reviews() {
        try {
            return new ReviewTerm(
                    values.value(REVIEW), values.value(REMINDER), values.value(ESCALATION), values.value(CLOSING));
        } catch (IllegalArgumentException e) {
            values.fault(
                    CLOSING,
                    "A review of members reminds first, then escalates, then closes.",
                    "Let \"members.review-reminder-day\", \"-escalation-day\" and \"-closing-day\" grow.");
            return ReviewTerm.quarterly();
        }
    }

    /** The fingerprints of the authorities, one public key on each line. */
    private Set<String> authorities(Path file) {
        Set<String> fingerprints = new TreeSet<>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    fingerprints.add(PublicKeyLine.parse(line).fingerprint());
                }
            }
            if (fingerprints.isEmpty()) {
                noAuthorities("It is empty.");
            }
        } catch (IOException | Denied e) {
            noAuthorities(e instanceof Denied ? e.getMessage() : "It cannot be read.");
        }
        return fingerprints;
    }

    private void noAuthorities(String why) {
        values.fault(
                AUTHORITIES,
                "\"gateway.authorities-file\" holds no public keys of authorities: " + why,
                "Write one public key on each line, as ssh-keygen makes it: ssh-ed25519 AAAA…");
    }
}
