package dk.sluse.screening;

import dk.sluse.bytes.Bytes;
import dk.sluse.bytes.Lines;
import dk.sluse.bytes.TextSniffer;
import dk.sluse.document.Document;
import dk.sluse.document.EncodedText;
import dk.sluse.document.FileType;
import dk.sluse.document.Part;
import dk.sluse.document.Passage;
import dk.sluse.opening.GenomicSignature;
import dk.sluse.person.PersonNumber;
import dk.sluse.rawgenomic.GenomicText;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Raw genomic data by content, whatever the name, wherever it hides (R56). Nothing lifts its refusal. */
final class RawGenomic implements Policy {

    static final String NAME = "raw-genomic";
    private static final String RULE = "R56";
    private static final String LONGEST_SEQUENCE = "longest-sequence";
    private static final int MOST_FINDINGS = 30;
    private static final int MOST_SCANNERS = 4096;

    private static final Set<String> ENDINGS = Set.of(
            "fastq", "fq", "vcf", "gvcf", "bcf", "bam", "cram", "sam", "ora", "fast5", "pod5", "bgen", "pgen", "sra",
            "idat", "c4gh", "h5ad", "loom");

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
        return Set.of(LONGEST_SEQUENCE);
    }

    @Override
    public List<Finding> judge(Document document, Declaration declaration, Thresholds thresholds) throws IOException {
        List<Finding> findings = new ArrayList<>();
        document.parts().forEach(part -> byPart(part).ifPresent(findings::add));
        TextSearch search = new TextSearch(thresholds.count(LONGEST_SEQUENCE));
        EncodedText encoded = new EncodedText((at, content) -> encoded(at, content, search, findings));
        document.read(TextSieves.genomic(), passage -> {
            search.look(passage);
            encoded.look(passage);
        });
        encoded.finish();
        search.finish();
        findings.addAll(search.findings());
        return Findings.atMost(MOST_FINDINGS, findings, NAME, document.file().place());
    }

    /** What stands in a text as base64 or as hexadecimal digits. */
    private static void encoded(Passage at, byte[] content, TextSearch search, List<Finding> findings)
            throws IOException {
        Optional<GenomicSignature> signature = GenomicSignature.of(Bytes.of(content));
        if (signature.isPresent()) {
            findings.add(Finding.refuse(
                    NAME,
                    RULE,
                    at.place(),
                    Phrase.of(
                            "Rå genomdata skrevet som tegn (%s).",
                            "Raw genomic data written as characters (%s).",
                            signature.get().format())));
        } else if (TextSniffer.isText(content)) {
            search.decoded(at, new String(content, java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private static Optional<Finding> byPart(Part part) {
        if (part.type() == FileType.RAW_GENOMIC) {
            return Optional.of(Finding.refuse(
                    NAME,
                    RULE,
                    part.place(),
                    Phrase.of(
                            "Rå genomdata eller et format, der bærer dem (%s).",
                            "Raw genomic data or a format that carries it (%s).", part.media())));
        }
        boolean named = part.role() == Part.Role.FILE || part.role() == Part.Role.EMBEDDED;
        return part.ending()
                .filter(ending -> named && ENDINGS.contains(ending))
                .map(ending -> Finding.refuse(
                        NAME,
                        RULE,
                        part.place(),
                        Phrase.of(
                                "Navnet siger rå genomdata (.%s).", "The name says raw genomic data (.%s).", ending)));
    }

    /** Reads the texts and the rows of tables. */
    private static final class TextSearch {

        /** A stretch of text of its own: a file's lines, a sheet's rows, a sheet's column. */
        private record Stretch(int part, String where, int column) {}

        private static final int DECODED = -3;

        private final int longestSequence;
        private final Map<Stretch, Scan> scans = new LinkedHashMap<>();
        private Stretch lastStretch = new Stretch(-1, "", 0);
        private Scan lastScan = new Scan(1);
        private final StringBuilder rowText = new StringBuilder();
        private Optional<Passage> rowStart = Optional.empty();

        TextSearch(int longestSequence) {
            this.longestSequence = longestSequence;
        }

        void look(Passage passage) {
            if (passage.kind() == Passage.Kind.NAME) {
                return;
            }
            if (!passage.isCell()) {
                finish();
                boolean escaped = passage.kind() == Passage.Kind.PROPERTY
                        && passage.text().indexOf('%') >= 0;
                String text = escaped ? PersonNumber.unescaped(passage.text()) : passage.text();
                lines(stretchOf(passage), passage, text);
                return;
            }
            if (rowStart.filter(start -> sameRow(start, passage)).isEmpty()) {
                finish();
                rowStart = Optional.of(passage);
            }
            if (rowText.length() < Lines.LONGEST) {
                rowText.append(rowText.isEmpty() ? "" : "\t").append(passage.text());
            }
            if (passage.kind() == Passage.Kind.CELL) {
                lines(new Stretch(passage.part().id(), passage.where(), passage.column()), passage, passage.text());
            }
        }

        /** A text that was written as something else at this place. */
        void decoded(Passage at, String text) {
            Scan scan = scanOf(new Stretch(at.part().id(), at.where(), DECODED));
            text.lines().forEach(line -> scan.line(at, line));
        }

        /** The row that was being gathered is complete. */
        void finish() {
            rowStart.ifPresent(start -> {
                if (rowText.indexOf("\t") >= 0) {
                    lines(new Stretch(start.part().id(), start.where(), 0), start, rowText.toString());
                }
            });
            rowText.setLength(0);
            rowStart = Optional.empty();
        }

        private static boolean sameRow(Passage start, Passage passage) {
            return start.row() == passage.row()
                    && start.part().id() == passage.part().id()
                    && start.where().equals(passage.where());
        }

        /** Lines that belong together follow each other; what is numbered by paragraph or page flows on. */
        private static Stretch stretchOf(Passage passage) {
            boolean flows = passage.kind() == Passage.Kind.LINE || passage.kind() == Passage.Kind.DEBRIS;
            return new Stretch(passage.part().id(), flows ? "" : passage.where(), flows ? -1 : 0);
        }

        private void lines(Stretch stretch, Passage passage, String text) {
            Scan scan = scanOf(stretch);
            if (text.indexOf('\n') < 0) {
                scan.line(passage, text);
            } else {
                text.lines().forEach(line -> scan.line(passage, line));
            }
        }

        private Scan scanOf(Stretch stretch) {
            if (stretch.equals(lastStretch)) {
                return lastScan;
            }
            lastStretch = stretch;
            lastScan = newScan(stretch);
            return lastScan;
        }

        private Scan newScan(Stretch stretch) {
            Scan known = scans.get(stretch);
            if (known != null) {
                return known;
            }
            Stretch kept = scans.size() < MOST_SCANNERS ? stretch : new Stretch(stretch.part(), "", -2);
            return scans.computeIfAbsent(kept, k -> new Scan(longestSequence));
        }

        List<Finding> findings() {
            List<Finding> findings = new ArrayList<>();
            scans.values().forEach(scan -> findings.addAll(scan.findings()));
            return findings;
        }
    }

    /** One stretch, what was recognised in it and where first. */
    private static final class Scan {
        private final GenomicText text;
        private final Map<GenomicText.Format, String> first = new EnumMap<>(GenomicText.Format.class);

        Scan(int longestSequence) {
            text = new GenomicText(longestSequence);
        }

        void line(Passage passage, String line) {
            text.line(line).ifPresent(sign -> first.computeIfAbsent(sign.format(), f -> passage.place()));
        }

        List<Finding> findings() {
            List<Finding> findings = new ArrayList<>();
            first.forEach((format, place) -> {
                if (text.weight(format) >= GenomicText.CERTAIN) {
                    findings.add(Finding.refuse(NAME, RULE, place, certain(format)));
                } else if (text.weight(format) > 1) {
                    findings.add(Finding.hold(NAME, RULE, place, possible(format)));
                }
            });
            return findings;
        }

        private static Phrase certain(GenomicText.Format format) {
            return Phrase.of(
                    "Rå genomdata i teksten (%s), først på dette sted.",
                    "Raw genomic data in the text (%s), first at this place.", format.title());
        }

        private static Phrase possible(GenomicText.Format format) {
            return Phrase.of(
                    "Ligner rå genomdata (%s), først på dette sted.",
                    "Looks like raw genomic data (%s), first at this place.", format.title());
        }
    }
}
