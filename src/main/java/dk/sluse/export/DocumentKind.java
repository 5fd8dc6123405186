package dk.sluse.export;

import dk.sluse.wording.Phrase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a request comes with (R39). A document is recognised by its file's name. */
public enum DocumentKind {
    /** The list of the results (R40). */
    MANIFEST(
            List.of("manifest"),
            List.of(".xlsx", ".csv"),
            new Phrase(
                    "manifestet (manifest.xlsx eller manifest.csv)", "the manifest (manifest.xlsx or manifest.csv)")),
    /** Patients' consent, or the ethics committee's dispensation from it (R65). */
    CONSENT(
            List.of("samtykke", "consent", "dispensation"),
            List.of(".pdf", ".docx"),
            new Phrase(
                    "samtykke eller dispensation (en pdf med »samtykke« eller »dispensation« i navnet)",
                    "the consent or dispensation (a pdf with \"consent\" or \"dispensation\" in its name)")),
    /** The ethics committee's approval of the project. */
    ETHICS_APPROVAL(
            List.of("vek", "etik", "ethic"),
            List.of(".pdf", ".docx"),
            new Phrase(
                    "VEK-godkendelsen (en pdf med »VEK« i navnet)",
                    "the ethics approval (a pdf with \"VEK\" or \"ethics\" in its name)")),
    /** The request form, signed by the PI and the requester. */
    FORM(
            List.of("formular", "form", "hjemtagelse"),
            List.of(".pdf", ".docx"),
            new Phrase(
                    "hjemtagelsesformularen med begge underskrifter (en pdf med »formular« i navnet)",
                    "the signed request form (a pdf with \"form\" in its name)"));

    private final List<String> words;
    private final List<String> endings;
    private final Phrase description;

    DocumentKind(List<String> words, List<String> endings, Phrase description) {
        this.words = words;
        this.endings = endings;
        this.description = description;
    }

    /** What people call it, and how its file must be named. */
    public Phrase description() {
        return description;
    }

    /** The kind of a file of this name: the first whose word and ending it bears. */
    static Optional<DocumentKind> of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        for (DocumentKind kind : values()) {
            if (kind.words.stream().anyMatch(name::contains)
                    && kind.endings.stream().anyMatch(name::endsWith)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
