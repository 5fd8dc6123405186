package dk.sluse.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Invented variants of invented people, in the form that must never leave (R56): a VCF. */
final class Variants {

    private static final String BASES = "ACGT";
    private static final List<String> GENOTYPES = List.of("0/0", "0/1", "1/1");

    private Variants() {}

    /** A VCF's lines: the same for the same seed. */
    static List<String> vcf(long seed, int count) {
        List<String> lines = new ArrayList<>(List.of(
                "##fileformat=VCFv4.2",
                "##reference=GRCh38",
                "##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">",
                "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tP01\tP02\tP03"));
        Random random = new Random(seed);
        int position = 10_000;
        for (int i = 0; i < count; i++) {
            position += 1 + random.nextInt(5_000);
            lines.add(variant(random, position));
        }
        return lines;
    }

    /** The same as a gzip file, as they are kept. */
    static byte[] gzipped(long seed, int count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write((String.join("\n", vcf(seed, count)) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String variant(Random random, int position) {
        int reference = random.nextInt(BASES.length());
        int alternative = (reference + 1 + random.nextInt(BASES.length() - 1)) % BASES.length();
        List<String> fields = new ArrayList<>(List.of(
                "chr" + (1 + random.nextInt(22)),
                Integer.toString(position),
                ".",
                BASES.substring(reference, reference + 1),
                BASES.substring(alternative, alternative + 1),
                Integer.toString(30 + random.nextInt(70)),
                "PASS",
                ".",
                "GT"));
        for (int person = 0; person < 3; person++) {
            fields.add(GENOTYPES.get(random.nextInt(GENOTYPES.size())));
        }
        return String.join("\t", fields);
    }
}
