package dk.sluse.export;

import dk.sluse.intake.Letter.Attachment;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The documents of requests: kept in the airlock beside the results, listed in the database. */
final class RequestDocuments {

    private final Lodging lodging;

    RequestDocuments(Lodging lodging) {
        this.lodging = lodging;
    }

    /**
     * Keeps the documents among what somebody sent. A kind that was sent before is replaced: the latest counts.
     *
     * @return what was wrong with them, for the sender to mend
     */
    List<Phrase> keep(Handle h, ExportRequest request, List<Attachment> sent) throws IOException {
        List<Phrase> faults = new ArrayList<>();
        for (Map.Entry<DocumentKind, List<Attachment>> entry :
                byKind(sent, faults).entrySet()) {
            DocumentKind kind = entry.getKey();
            List<Attachment> documents = entry.getValue();
            if (kind == DocumentKind.MANIFEST && documents.size() > 1) {
                faults.add(Phrase.of(
                        "Der er %d manifester. Send ét, med alle resultaterne.",
                        "There are %d manifests. Send one, with all the results.", documents.size()));
                continue;
            }
            replace(h, request, kind, documents);
        }
        return faults;
    }

    private static Map<DocumentKind, List<Attachment>> byKind(List<Attachment> sent, List<Phrase> faults) {
        Map<DocumentKind, List<Attachment>> byKind = new EnumMap<>(DocumentKind.class);
        for (Attachment attachment : sent) {
            Optional<DocumentKind> kind = DocumentKind.of(attachment.name());
            if (kind.isEmpty()) {
                continue;
            }
            if (attachment.size() == 0) {
                faults.add(
                        Phrase.of("»%s« er tom. Send den igen.", "\"%s\" is empty. Send it again.", attachment.name()));
                continue;
            }
            byKind.computeIfAbsent(kind.get(), k -> new ArrayList<>()).add(attachment);
        }
        return byKind;
    }

    private void replace(Handle h, ExportRequest request, DocumentKind kind, List<Attachment> documents)
            throws IOException {
        h.createUpdate("delete from export_document where request = :request and kind = :kind")
                .bind("request", request.id())
                .bind("kind", kind.name())
                .execute();
        Path folder = Files.createDirectories(lodging.documents(request));
        int number = 0;
        for (Attachment document : documents) {
            Path kept = folder.resolve(fileName(kind, ++number, document.name()));
            Files.copy(document.content(), kept, StandardCopyOption.REPLACE_EXISTING);
            h.createUpdate("""
                            insert into export_document (request, kind, name, sha256, size)
                            values (:request, :kind, :name, :sha256, :size) on conflict do nothing""")
                    .bind("request", request.id())
                    .bind("kind", kind.name())
                    .bind("name", kept.getFileName().toString())
                    .bind("sha256", document.sha256())
                    .bind("size", document.size())
                    .execute();
        }
    }

    private static String fileName(DocumentKind kind, int number, String given) {
        String ending = given.substring(given.lastIndexOf('.')).toLowerCase(Locale.ROOT);
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return name + (number == 1 ? "" : "-" + number) + ending;
    }

    /** Whether the request has a document of this kind. */
    boolean has(Handle h, ExportRequest request, DocumentKind kind) {
        return !names(h, request, kind).isEmpty();
    }

    /** The manifest as it was kept. */
    Optional<Path> manifest(Handle h, ExportRequest request) {
        return names(h, request, DocumentKind.MANIFEST).stream().findFirst().map(lodging.documents(request)::resolve);
    }

    private static List<String> names(Handle h, ExportRequest request, DocumentKind kind) {
        return h.createQuery("select name from export_document where request = :request and kind = :kind order by name")
                .bind("request", request.id())
                .bind("kind", kind.name())
                .mapTo(String.class)
                .list();
    }
}
