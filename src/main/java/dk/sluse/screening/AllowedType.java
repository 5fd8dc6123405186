package dk.sluse.screening;

import dk.sluse.document.Document;
import dk.sluse.document.FileType;
import dk.sluse.document.Obstacle;
import dk.sluse.document.Part;
import dk.sluse.wording.Phrase;
import dk.sluse.wording.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Only the types of table 1, by name and by content (R57), and nothing that could not be inspected as a whole: what a
 * limit cut short, what is encrypted, broken or two files in one is found here.
 */
public final class AllowedType implements Policy {

    public static final String NAME = "allowed-type";
    private static final String RULE = "R57";
    private static final int MOST_FINDINGS = 30;
    /** Invisible and direction-changing characters, control characters, blanks in a row, blanks about the ending. */
    private static final Pattern DISGUISED = Pattern.compile(
            "[\\p{Cntrl}\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]|[ \\u00a0]{3}|\\s\\.\\w{1,5}$|\\.\\w{1,5}\\s+\\.\\w{1,5}$");
    /** Endings of programs, archives and data, which have no place before another ending. */
    private static final Pattern INNER = Pattern.compile(
            "(?i)\\.(zip|gz|tgz|tar|bz2|xz|7z|rar|iso|exe|dll|bat|cmd|msi|scr|vbs|jar|ps1|sh|lnk|csv|tsv|sav|dta|sas7bdat|rds|rdata|feather|parquet|h5|hdf5|h5ad|sqlite|mdb|json|xlsb|docm|fastq|fq|fasta|vcf|gvcf|bcf|bam|cram|sam|bed|bim|fam|ped|pgen|bgen)\\.[^.]+$");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public Set<String> thresholds() {
        return Set.of();
    }

    @Override
    public List<Finding> judge(Document document, Declaration declaration, Thresholds thresholds) {
        List<Finding> findings = new ArrayList<>();
        byName(document.file(), declaration).ifPresent(findings::add);
        oddName(document.file(), declaration.fileName()).ifPresent(findings::add);
        macros(document).ifPresent(findings::add);
        document.parts().forEach(part -> embedded(part).ifPresent(findings::add));
        for (Obstacle obstacle : document.obstacles()) {
            findings.add(new Finding(
                    NAME, obstacle.kind().severity(), obstacle.why(), obstacle.place(), "R43", Optional.empty()));
        }
        return Findings.atMost(MOST_FINDINGS, findings, NAME, document.file().place());
    }

    private static Optional<Finding> byName(Part file, Declaration declaration) {
        Optional<String> ending = FileType.endingOf(declaration.fileName());
        if (ending.isEmpty()) {
            return Optional.of(Finding.refuseWithout(
                    "extra-type:none",
                    NAME,
                    RULE,
                    file.place(),
                    new Phrase(
                            "Filens navn har ingen endelse fra tabel 1.",
                            "The file's name has no ending of table 1.")));
        }
        if (!file.type().isAllowed()) {
            return Optional.of(byContent(file));
        }
        return ending.flatMap(name -> mismatch(file, name));
    }

    /** A name that shows another ending than it has, or had another one before. */
    private static Optional<Finding> oddName(Part file, String name) {
        if (DISGUISED.matcher(name).find()) {
            return Optional.of(Finding.hold(
                    NAME,
                    RULE,
                    file.place(),
                    new Phrase(
                            "Navnet har tegn, der skjuler dets endelse.",
                            "The name has characters that hide its ending.")));
        }
        Matcher inner = INNER.matcher(name);
        return inner.find()
                ? Optional.of(Finding.hold(
                        NAME,
                        RULE,
                        file.place(),
                        Phrase.of(
                                "Navnet har to endelser, den første .%s.",
                                "The name has two endings, the first .%s.",
                                inner.group(1).toLowerCase(java.util.Locale.ROOT))))
                : Optional.empty();
    }

    /** Content that nobody can look into is never lifted; an archive or a video of known kind may be asked for. */
    private static Finding byContent(Part file) {
        Phrase message = Phrase.of(
                "Indholdet er af en type, der ikke er tilladt (%s).",
                "The content is of a type that is not allowed (%s).", file.media());
        return switch (file.type()) {
            case ZIP, GZIP, BZIP2, XZ, DOCM, OOXML ->
                Finding.refuseWithout("extra-type:" + extra(file), NAME, RULE, file.place(), message);
            default -> Finding.refuse(NAME, RULE, file.place(), message);
        };
    }

    private static String extra(Part file) {
        return switch (file.type()) {
            case GZIP -> "gz";
            case BZIP2 -> "bz2";
            default -> file.type().name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    private static Optional<Finding> mismatch(Part file, String ending) {
        if (!FileType.isEnding(ending)) {
            return Optional.of(Finding.refuseWithout(
                    "extra-type:" + Printable.of(ending, 20),
                    NAME,
                    RULE,
                    file.place(),
                    Phrase.of(
                            "Endelsen .%s er ikke i tabel 1.",
                            "The ending .%s is not in table 1.", Printable.of(ending, 20))));
        }
        return file.type().fits(ending)
                ? Optional.empty()
                : Optional.of(Finding.hold(
                        NAME,
                        RULE,
                        file.place(),
                        Phrase.of(
                                "Navnet siger .%s, men indholdet er %s.",
                                "The name says .%s, but the content is %s.", ending, file.media())));
    }

    private static Optional<Finding> macros(Document document) {
        boolean promised =
                switch (document.file().type()) {
                    case XLSX, DOCX, PPTX -> true;
                    default -> false;
                };
        return document.parts().stream()
                .filter(part -> promised
                        && part.name().toLowerCase(java.util.Locale.ROOT).endsWith("vbaproject.bin"))
                .findFirst()
                .map(part -> Finding.hold(
                        NAME,
                        RULE,
                        part.place(),
                        new Phrase(
                                "Filen har makroer, som dens type ikke må have.",
                                "The file has macros, which its type may not have.")));
    }

    /** What somebody put into the file is held to the same table, unless it belongs to the format. */
    private static Optional<Finding> embedded(Part part) {
        if (part.role() != Part.Role.EMBEDDED || part.type().isAllowed() || part.type() == FileType.OLE) {
            return Optional.empty();
        }
        return switch (part.type()) {
            // Drawings come with every Office file.
            case RAW_GENOMIC, EMF, WMF -> Optional.empty();
            case UNKNOWN ->
                isDrawing(part)
                        ? Optional.empty()
                        : Optional.of(Finding.hold(
                                NAME,
                                "R43",
                                part.place(),
                                new Phrase(
                                        "En indlejret del kan ikke kontrolleres.",
                                        "An embedded part cannot be inspected.")));
            default ->
                Optional.of(Finding.hold(
                        NAME,
                        RULE,
                        part.place(),
                        Phrase.of(
                                "En indlejret fil er af en type, der ikke er tilladt (%s).",
                                "An embedded file is of a type that is not allowed (%s).", part.media())));
        };
    }

    /** Windows' drawing formats and the settings of printers come with every Office file. */
    private static boolean isDrawing(Part part) {
        return part.ending()
                .filter(Set.of("emf", "wmf", "wdp", "emz", "wmz", "odttf", "fntdata")::contains)
                .isPresent();
    }
}
