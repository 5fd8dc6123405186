package dk.sluse.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dk.sluse.screening.Finding;
import dk.sluse.screening.Outcome;
import dk.sluse.screening.OwnRules;
import dk.sluse.screening.PolicyBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What the policies found, kept by file, hash and configuration: an approval rests on exactly that. */
final class PolicyOutcomes {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};
    private static final TypeReference<JsonNode> POLICIES = new TypeReference<>() {};

    /** Keeps an outcome; looking again under the same configuration replaces it. */
    void keep(Handle h, ExportFile file, String configuration, Outcome outcome, Instant now) {
        h.createUpdate("""
                        insert into policy_outcome (file, sha256, policy, configuration, finished, findings, at)
                        values (:file, :sha256, :policy, :configuration, :finished, :findings::jsonb, :now)
                        on conflict (file, sha256, policy, configuration) do update
                            set finished = :finished, findings = :findings::jsonb, at = :now""")
                .bind("file", file.id())
                .bind("sha256", file.hash())
                .bind("policy", outcome.policy())
                .bind("configuration", configuration)
                .bind("finished", outcome.finished())
                .bind("findings", write(outcome.findings()))
                .bind("now", now)
                .execute();
    }

    /** Keeps what a configuration's fingerprint stands for. */
    void keepConfiguration(Handle h, PolicyBook book, OwnRules own, Instant now) {
        List<Map<String, Object>> policies = book.policies().stream()
                .map(policy -> Map.<String, Object>of(
                        "policy", book.edition(policy),
                        "mandatory", book.mandatory().contains(policy),
                        "thresholds", book.thresholds(policy, own).values(),
                        "patterns", book.thresholds(policy, own).patterns()))
                .toList();
        h.createUpdate("""
                        insert into policy_configuration (fingerprint, policies, at)
                        values (:fingerprint, :policies::jsonb, :now) on conflict do nothing""")
                .bind("fingerprint", book.fingerprint(own))
                .bind("policies", write(policies))
                .bind("now", now)
                .execute();
    }

    /** The policies of a configuration that was kept, with their editions and thresholds. */
    JsonNode configuration(Handle h, String fingerprint) {
        return read(
                h.createQuery("select policies::text from policy_configuration where fingerprint = :fingerprint")
                        .bind("fingerprint", fingerprint)
                        .mapTo(String.class)
                        .one(),
                POLICIES);
    }

    /** The configuration under which this hash was judged last. */
    Optional<String> lastConfiguration(Handle h, ExportFile file) {
        return h.createQuery("""
                        select configuration from policy_outcome
                        where file = :file and sha256 = :sha256 order by at desc, configuration limit 1""")
                .bind("file", file.id())
                .bind("sha256", file.hash())
                .mapTo(String.class)
                .findOne();
    }

    /** The policies that looked at all of this hash under this configuration. */
    Set<String> finished(Handle h, ExportFile file, String configuration) {
        return h.createQuery("""
                        select policy from policy_outcome
                        where file = :file and sha256 = :sha256 and configuration = :configuration and finished""")
                .bind("file", file.id())
                .bind("sha256", file.hash())
                .bind("configuration", configuration)
                .mapTo(String.class)
                .set();
    }

    /** Everything that was found in this hash under this configuration, worst first. */
    List<Finding> findings(Handle h, ExportFile file, String configuration) {
        List<Finding> findings = new ArrayList<>();
        h.createQuery("""
                        select findings::text from policy_outcome
                        where file = :file and sha256 = :sha256 and configuration = :configuration order by policy""")
                .bind("file", file.id())
                .bind("sha256", file.hash())
                .bind("configuration", configuration)
                .mapTo(String.class)
                .forEach(json -> findings.addAll(read(json, FINDINGS)));
        findings.sort((a, b) -> b.severity().compareTo(a.severity()));
        return findings;
    }

    private static String write(List<?> kept) {
        try {
            return JSON.writeValueAsString(kept);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What policies found cannot be kept", e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What policies found cannot be read", e);
        }
    }
}
