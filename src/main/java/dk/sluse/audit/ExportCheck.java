package dk.sluse.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.sluse.audit.Anchor.Signed;
import dk.sluse.audit.MerkleTree.Sibling;
import dk.sluse.audit.Verification.Broken;
import dk.sluse.audit.Verification.Fault;
import dk.sluse.audit.Verification.Intact;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Verifies an export alone. The chain's name is that of the first line, and where a day's anchor stands, it must cover the link before. A line that is not, to the byte, what the export
 * would have written is a fault: nothing may stand in it that the hash does not cover.
 */
final class ExportCheck {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Optional<SignatureCheck> signatures;
    private Optional<Anchor> lastAnchor = Optional.empty();
    private long anchors;
    private Optional<ChainCheck> check = Optional.empty();
    private Optional<Head> head = Optional.empty();
    private String chain = "";
    private long lines;

    private ExportCheck(Optional<SignatureCheck> signatures) {
        this.signatures = signatures;
    }

    static Verification verify(InputStream export, Optional<SignatureCheck> signatures) throws IOException {
        ExportCheck check = new ExportCheck(signatures);
        BufferedReader reader = new BufferedReader(new InputStreamReader(export, StandardCharsets.UTF_8));
        Optional<Broken> broken = Optional.empty();
        for (String line = reader.readLine(); line != null && broken.isEmpty(); line = reader.readLine()) {
            broken = check.line(line);
        }
        return broken.map(Verification.class::cast).orElseGet(check::result);
    }

    private Optional<Broken> line(String line) {
        lines++;
        try {
            JsonNode json = JSON.readTree(line);
            if (head.isPresent()) {
                return broken(Fault.HEAD);
            }
            if (json.has("head")) {
                head = Optional.of(headIn(json.get("head")));
                return Optional.empty();
            }
            if (json.has("anchor")) {
                return anchor(line, json.get("anchor"));
            }
            Link link = linkIn(json);
            return line.equals(AuditExport.line(link)) ? link(link) : broken(Fault.UNREADABLE);
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException | Unreadable e) {
            return broken(Fault.UNREADABLE);
        }
    }

    private Optional<Broken> link(Link link) {
        if (check.isEmpty()) {
            chain = link.event().map(RecordedEvent::chain).orElse("");
            check = Optional.of(new ChainCheck(chain, List.of()));
        }
        ChainCheck walking = check.get();
        return walking.holds(link) ? Optional.empty() : Optional.of((Broken) walking.result());
    }

    /** An anchor stands right behind the link that was the head on its day. */
    private Optional<Broken> anchor(String line, JsonNode json) throws Unreadable {
        Signed signed = new Signed(text(json, "text"), text(json, "signature"));
        List<Sibling> path = pathIn(json);
        Anchor anchor = Anchor.read(signed.text());
        if (check.isEmpty() || !line.equals(AuditExport.line(signed, path))) {
            return broken(Fault.UNREADABLE);
        }
        if (!anchor.root().equals(MerkleTree.climb(check.get().head(), path))) {
            return broken(Fault.ROOT);
        }
        boolean forged =
                signatures.isPresent() && !signatures.get().holds(SshSigner.ANCHOR, signed.text(), signed.signature());
        anchors++;
        lastAnchor = Optional.of(anchor);
        return forged ? broken(Fault.SIGNATURE) : Optional.empty();
    }

    /** What is said of the anchors beside the links. */
    private String anchored() {
        return lastAnchor
                .map(last -> "; %d anchors, the last of %s, %s"
                        .formatted(
                                anchors,
                                last.day(),
                                signatures.isPresent()
                                        ? "signed by the hub"
                                        : "signatures NOT verified: give the hub's allowed_signers"))
                .orElse("");
    }

    private Verification result() {
        if (head.isEmpty()) {
            return new Broken(chain, lines + 1, 0, Fault.HEAD);
        }
        Head named = head.get();
        Verification walked = check.map(ChainCheck::result).orElseGet(() -> new Intact(Head.origin(named.chain())));
        return walked.equals(new Intact(named))
                ? new Intact(named, anchored())
                : new Broken(named.chain(), named.seq(), 0, Fault.HEAD);
    }

    private Optional<Broken> broken(Fault fault) {
        return Optional.of(new Broken(chain, lines, 0, fault));
    }

    private static Head headIn(JsonNode json) throws Unreadable {
        return new Head(text(json, "chain"), number(json, "seq"), text(json, "hash"));
    }

    private static Link linkIn(JsonNode json) throws Unreadable {
        JsonNode event = member(json, "event");
        long seq = number(event, "seq");
        long id = number(event, "event");
        Optional<RecordedEvent> recorded = event.has("kind") ? Optional.of(eventIn(id, event)) : Optional.empty();
        return new Link(seq, id, text(json, "previous"), text(json, "hash"), recorded);
    }

    private static RecordedEvent eventIn(long id, JsonNode json) throws Unreadable {
        TreeMap<String, String> facts = new TreeMap<>();
        JsonNode found = member(json, "facts");
        for (String name : (Iterable<String>) found::fieldNames) {
            facts.put(name, text(found, name));
        }
        return new RecordedEvent(
                id,
                text(json, "chain"),
                text(json, "kind"),
                text(json, "actor"),
                json.has("request") ? OptionalLong.of(number(json, "request")) : OptionalLong.empty(),
                json.has("file") ? Optional.of(text(json, "file")) : Optional.empty(),
                facts,
                Canonical.instant(text(json, "at")));
    }

    private static List<Sibling> pathIn(JsonNode json) throws Unreadable {
        List<Sibling> path = new ArrayList<>();
        for (JsonNode step : json.path("path")) {
            path.add(Sibling.read(step.asText()));
        }
        return path;
    }

    private static JsonNode member(JsonNode json, String name) throws Unreadable {
        JsonNode member = json.path(name);
        if (!member.isObject()) {
            throw new Unreadable(name);
        }
        return member;
    }

    private static String text(JsonNode json, String name) throws Unreadable {
        JsonNode member = json.path(name);
        if (!member.isTextual()) {
            throw new Unreadable(name);
        }
        return member.textValue();
    }

    private static long number(JsonNode json, String name) throws Unreadable {
        JsonNode member = json.path(name);
        if (!member.isIntegralNumber() || !member.canConvertToLong()) {
            throw new Unreadable(name);
        }
        return member.longValue();
    }

    /** A line lacks a member, or has another type there. */
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String member) {
            super(member);
        }
    }
}
