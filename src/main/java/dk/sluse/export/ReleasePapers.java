package dk.sluse.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dk.sluse.audit.SshSigner;
import dk.sluse.project.Mandate;
import dk.sluse.project.Paper;
import dk.sluse.project.Project;
import dk.sluse.project.Projects;
import dk.sluse.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * What is published beside the files: {@code SHA256SUMS}, and a signed {@code RELEASE.json} that tells an outsider which
 * files went out under which hashes, what every policy found with which thresholds, who approved them, why and when.
 */
final class ReleasePapers {

    static final String SUMS = "SHA256SUMS";
    static final String MANIFEST = "RELEASE.json";
    static final String SIGNATURE = "RELEASE.json.sig";

    /** The names that no result may bear at the top of its path. */
    static final List<String> NAMES = List.of(SUMS, MANIFEST, SIGNATURE);

    private static final Set<FileState> OUT = EnumSet.of(FileState.APPROVED, FileState.PUBLISHED);
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Store store;
    private final RequestFiles files;
    private final PolicyOutcomes outcomes;
    private final Projects projects;
    private final SshSigner signer;
    private final Lodging lodging;

    ReleasePapers(Books books, PolicyOutcomes outcomes, Projects projects, SshSigner signer, Lodging lodging) {
        this.store = books.store();
        this.files = books.files();
        this.outcomes = outcomes;
        this.projects = projects;
        this.signer = signer;
        this.lodging = lodging;
    }

    /** Writes the papers into the request's download folder; a later attempt replaces them. */
    void write(ExportRequest request, Instant published, Instant expires) throws IOException {
        Project project = projects.require(request.project());
        byte[] manifest = JSON.writeValueAsBytes(store.read(h -> describe(h, request, project, published, expires)));
        Path folder = Files.createDirectories(lodging.downloadFolder(request));
        replace(folder.resolve(SUMS), sums(request).getBytes(StandardCharsets.UTF_8));
        replace(folder.resolve(MANIFEST), manifest);
        try {
            replace(
                    folder.resolve(SIGNATURE),
                    signer.sign(SshSigner.RELEASE, manifest).getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IOException("Request " + request.id() + ": the release manifest cannot be signed.", e);
        }
    }

    private String sums(ExportRequest request) {
        StringBuilder sums = new StringBuilder();
        store.read(h -> files.of(h, request.id(), OUT)).forEach(file -> sums.append(file.hash())
                .append("  ")
                .append(file.path())
                .append('\n'));
        return sums.toString();
    }

    private Map<String, Object> describe(
            Handle h, ExportRequest request, Project project, Instant published, Instant expires) {
        Map<String, Object> release = new LinkedHashMap<>();
        release.put("format", "sluse-release/1");
        release.put("request", request.label());
        release.put("project", project.acronym());
        release.put("requester", request.requester());
        release.put("published", published.toString());
        release.put("expires", expires.toString());
        release.put("permissions", project.permissions().stream().sorted().toList());
        release.put("mandate", mandate(project.mandate()));
        Map<String, Object> configurations = new TreeMap<>();
        List<Object> described = new ArrayList<>();
        for (ExportFile file : files.of(h, request.id(), OUT)) {
            String configuration = decidedUnder(h, file);
            configurations.computeIfAbsent(configuration, fingerprint -> outcomes.configuration(h, fingerprint));
            described.add(describe(h, file, configuration));
        }
        release.put("policyConfigurations", configurations);
        release.put("files", described);
        return release;
    }

    /** What the project rested on when it was published (R9, R12, R14, R65). */
    private static Map<String, Object> mandate(Mandate mandate) {
        Map<String, Object> told = new LinkedHashMap<>();
        mandate.authority().ifPresent(authority -> told.put("authorisedBy", authority.name()));
        for (Paper.Kind kind : Paper.Kind.values()) {
            Optional.ofNullable(mandate.papers().get(kind))
                    .ifPresent(paper -> told.put(
                            kind.key(),
                            Map.of(
                                    "number", paper.number(),
                                    "from", paper.from().toString(),
                                    "until", paper.until().toString())));
        }
        told.put("covers", mandate.covers().stream().sorted().toList());
        return told;
    }

    /** The configuration that the approvals rest on: it may be another one by now, and differ from file to file. */
    private static String decidedUnder(Handle h, ExportFile file) {
        return h.createQuery("""
                        select configuration from decision
                        where file = :file and approves and sha256 = :sha256 order by at desc limit 1""")
                .bind("file", file.id())
                .bind("sha256", file.hash())
                .mapTo(String.class)
                .one();
    }

    private Map<String, Object> describe(Handle h, ExportFile file, String configuration) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("path", file.path().toString());
        described.put("sha256", file.hash());
        described.put("size", file.size().orElseThrow());
        described.put("type", file.type().orElse("unknown"));
        described.put("description", file.description());
        described.put("identifiable", file.identifiable());
        described.put("policyConfiguration", configuration);
        described.put("verdict", file.verdict().map(v -> v.word()).orElse("unknown"));
        List<Object> findings = new ArrayList<>();
        outcomes.findings(h, file, configuration)
                .forEach(finding -> findings.add(Map.of(
                        "policy", finding.policy(),
                        "severity", finding.severity().word(),
                        "rule", finding.rule(),
                        "place", finding.place(),
                        "message", finding.message().en())));
        described.put("findings", findings);
        described.put("approvals", approvals(h, file, configuration));
        return described;
    }

    private static List<Map<String, Object>> approvals(Handle h, ExportFile file, String configuration) {
        return h.createQuery("""
                        select officer, reason, at from decision
                        where file = :file and approves and sha256 = :sha256 and configuration = :configuration
                        order by at""")
                .bind("file", file.id())
                .bind("sha256", file.hash())
                .bind("configuration", configuration)
                .map((row, context) -> {
                    Map<String, Object> approval = new LinkedHashMap<>();
                    approval.put("officer", row.getString("officer"));
                    approval.put("reason", row.getString("reason"));
                    approval.put("at", row.getTimestamp("at").toInstant().toString());
                    return approval;
                })
                .list();
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Path part = Files.createTempFile(
                file.getParent(),
                ".sluse-part-",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
        Files.write(part, content);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
