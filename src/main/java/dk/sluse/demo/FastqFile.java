package dk.sluse.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * A small FASTQ file, the same each time it is asked for.
 *
 * @param cpr the number of the person, which its gzip header gives away
 */
record FastqFile(String sample, String cpr, int lane, int read) {

    private static final int READS = 40;
    private static final int BASES = 100;
    private static final long A_TIME = 1_600_000_000_000L;

    String key() {
        return String.format("runs/%s/%s_L%03d_R%d.fastq.gz", sample, sample, lane, read);
    }

    long size() throws IOException {
        return bytes().length;
    }

    String sha256() throws IOException {
        return DigestUtils.sha256Hex(bytes());
    }

    byte[] bytes() throws IOException {
        GzipParameters header = new GzipParameters();
        header.setFileName(cpr + "_R" + read + ".fastq");
        header.setComment("person " + PersonNumbers.hyphenated(cpr));
        header.setModificationTime(A_TIME);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GzipCompressorOutputStream(bytes, header)) {
            gzip.write(text().getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    private String text() {
        Random random = new Random(key().hashCode());
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= READS; i++) {
            text.append(String.format("@DEMO:1:FC1:%d:1101:%d:%d %d:N:0:1\n", lane, 1000 + i, 2000 + i, read));
            random.ints(BASES, 0, 4).forEach(base -> text.append("ACGT".charAt(base)));
            text.append("\n+\n").append("F".repeat(BASES)).append('\n');
        }
        return text.toString();
    }
}
