package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Recognises raw genomic data and the containers it usually travels in by their first bytes, whatever the name (R56). */
public record GenomicSignature(String format) {

    /** How many bytes of the beginning are looked at. */
    static final int HEAD = 16 * 1024;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Magic(String format, int offset, byte[] bytes) {
        boolean matches(byte[] head) {
            return head.length >= offset + bytes.length
                    && Arrays.equals(head, offset, offset + bytes.length, bytes, 0, bytes.length);
        }
    }

    private static final List<Magic> MAGICS = List.of(
            magic("BAM", 0, "BAM\1"),
            magic("BAM index", 0, "BAI\1"),
            magic("CRAM", 0, "CRAM\1"),
            magic("CRAM", 0, "CRAM\2"),
            magic("CRAM", 0, "CRAM\3"),
            magic("CRAM", 0, "CRAM\4"),
            magic("BCF", 0, "BCF\2"),
            magic("BCF", 0, "BCF\4"),
            magic("VCF index", 0, "TBI\1"),
            magic("VCF index", 0, "CSI\1"),
            magic("PLINK bed", 0, "l\u001b\0"),
            magic("PLINK bed", 0, "l\u001b\1"),
            magic("BGEN", 16, "bgen"),
            magic("SRA", 0, "NCBI.sra"),
            magic("Crypt4GH", 0, "crypt4gh"),
            magic("SFF", 0, ".sff"),
            magic("ABI trace", 0, "ABIF"),
            magic("Illumina IDAT", 0, "IDAT"),
            magic("Illumina GTC", 0, "gtc\3"),
            magic("Illumina GTC", 0, "gtc\4"),
            magic("Illumina GTC", 0, "gtc\5"),
            magic("Nanopore blow5", 0, "BLOW5\1"),
            magic("Avro", 0, "Obj\1"),
            magic("2bit", 0, "\u001aA'C"),
            magic("2bit", 0, "C'A\u001a"),
            magic("POD5", 0, "\u008bPOD\r\n\u001a\n"),
            magic("Affymetrix CEL", 0, "[CEL]"),
            magic("R data", 0, "RDX2\n"),
            magic("R data", 0, "RDX3\n"),
            magic("R data", 0, "RDA2\n"),
            magic("R data", 0, "RDA3\n"),
            magic("R data", 0, "X\n\0\0\0\2"),
            magic("R data", 0, "X\n\0\0\0\3"),
            magic("R data", 0, "A\n2\n"),
            magic("R data", 0, "A\n3\n"),
            magic("R data", 0, "B\n\2\0\0\0"),
            magic("R data", 0, "B\n\3\0\0\0"),
            magic("NumPy", 0, "\u0093NUMPY"),
            magic("Arrow", 0, "ARROW1"),
            magic("Feather", 0, "FEA1"));

    private static final byte[] HDF5 = latin("\u0089HDF\r\n\u001a\n");
    private static final byte[] PARQUET = latin("PAR1");
    private static final int FARTHEST_HDF5 = 8192;

    /** What these bytes are, when they are of a raw genomic format or a container of one. */
    public static Optional<GenomicSignature> of(Bytes bytes) throws IOException {
        byte[] head = bytes.head(HEAD);
        return ofHead(head).or(() -> ofPgen(head)).or(() -> ofEnds(head, bytes)).map(GenomicSignature::new);
    }

    private static Optional<String> ofHead(byte[] head) {
        for (Magic magic : MAGICS) {
            if (magic.matches(head)) {
                return Optional.of(magic.format());
            }
        }
        for (int offset = 0; offset <= FARTHEST_HDF5; offset = offset == 0 ? 512 : offset * 2) {
            if (new Magic("HDF5", offset, HDF5).matches(head)) {
                return Optional.of("HDF5");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofPgen(byte[] head) {
        boolean pgen = head.length > 12 && head[0] == 'l' && head[1] == 0x1b && head[2] >= 2 && head[2] <= 0x21;
        return pgen ? Optional.of("PLINK pgen") : Optional.empty();
    }

    private static Optional<String> ofEnds(byte[] head, Bytes bytes) {
        if (new Magic("Parquet", 0, PARQUET).matches(head)) {
            return Optional.of("Parquet");
        }
        boolean pickle = head.length > 2 && (head[0] & 0xff) == 0x80 && head[1] >= 2 && head[1] <= 5;
        return pickle && last(bytes) == '.' ? Optional.of("Python pickle") : Optional.empty();
    }

    private static int last(Bytes bytes) {
        try {
            byte[] tail = bytes.tail(1);
            return tail.length == 0 ? -1 : tail[0];
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Magic magic(String format, int offset, String bytes) {
        return new Magic(format, offset, latin(bytes));
    }

    private static byte[] latin(String bytes) {
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }
}
