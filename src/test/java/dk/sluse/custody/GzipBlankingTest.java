package dk.sluse.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.custody.Treating.Doubt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

@Label("R21: gzip headers tell nothing of where a file came from")
class GzipBlankingTest {

    private static final String NAME = "010203-1234_lane1.fastq";
    private static final String COMMENT = "from patient 17";

    /** A member as its header and what it holds. */
    @SuppressWarnings("ArrayRecordComponent")
    record Member(
            byte[] content, boolean named, boolean commented, boolean extra, boolean checked, int time, int level) {

        byte[] bytes() {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            int flags = (named ? 8 : 0) | (commented ? 16 : 0) | (extra ? 4 : 0) | (checked ? 2 : 0);
            out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, (byte) flags});
            out.writeBytes(little(time, 4));
            out.writeBytes(new byte[] {0, 3});
            if (extra) {
                byte[] secret = "secret".getBytes(StandardCharsets.US_ASCII);
                out.writeBytes(little(4 + secret.length, 2));
                out.writeBytes(new byte[] {'Q', 'Q'});
                out.writeBytes(little(secret.length, 2));
                out.writeBytes(secret);
            }
            if (named) {
                out.writeBytes((NAME + "\0").getBytes(StandardCharsets.ISO_8859_1));
            }
            if (commented) {
                out.writeBytes((COMMENT + "\0").getBytes(StandardCharsets.ISO_8859_1));
            }
            if (checked) {
                out.writeBytes(little((int) crc(out.toByteArray()), 2));
            }
            out.writeBytes(deflated(content, level));
            out.writeBytes(little((int) crc(content), 4));
            out.writeBytes(little(content.length, 4));
            return out.toByteArray();
        }

        /** What the whole member is when nothing is told of it. */
        byte[] blanked() {
            byte[] bytes = bytes();
            Arrays.fill(bytes, 4, 8, (byte) 0);
            int at = 10;
            if (extra) {
                Arrays.fill(bytes, at + 6, at + 12, (byte) 0);
                at += 12;
            }
            if (named) {
                Arrays.fill(bytes, at, at + NAME.length(), (byte) 'x');
                at += NAME.length() + 1;
            }
            if (commented) {
                Arrays.fill(bytes, at, at + COMMENT.length(), (byte) 'x');
                at += COMMENT.length() + 1;
            }
            if (checked) {
                System.arraycopy(little((int) crc(Arrays.copyOf(bytes, at)), 2), 0, bytes, at, 2);
            }
            return bytes;
        }
    }

    private static byte[] little(int value, int length) {
        byte[] bytes = new byte[length];
        for (int n = 0; n < length; n++) {
            bytes[n] = (byte) (value >> (8 * n));
        }
        return bytes;
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    private static byte[] deflated(byte[] content, int level) {
        Deflater deflater = new Deflater(level, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    /** A block of BGZF: its extra field says how long it is. */
    private static byte[] bgzf(byte[] content) {
        byte[] data = deflated(content, 6);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 4, 1, 2, 3, 4, 0, (byte) 0xff, 6, 0, 'B', 'C', 2, 0});
        out.writeBytes(little(18 + data.length + 8 - 1, 2));
        out.writeBytes(data);
        out.writeBytes(little((int) crc(content), 4));
        out.writeBytes(little(content.length, 4));
        return out.toByteArray();
    }

    private static byte[] joined(List<byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        parts.forEach(out::writeBytes);
        return out.toByteArray();
    }

    /** Treats a file in chunks of random sizes, starting over where a quick look is in doubt. */
    private static byte[] treated(byte[] file, boolean exact, Random random) throws Unfit {
        byte[] out = file.clone();
        try (Treating treating = exact ? new GzipInflated() : new GzipScanned()) {
            int at = 0;
            while (at < out.length) {
                int length = Math.min(out.length - at, 1 + random.nextInt(1 << random.nextInt(14)));
                treating.pass(out, at, length);
                at += length;
            }
            treating.end();
            return out;
        } catch (Doubt doubt) {
            assertThat(exact).as("an exact look is never in doubt").isFalse();
            byte[] certain = treated(file, true, random);
            assertThat(Arrays.copyOf(certain, (int) doubt.sure()))
                    .as("what the quick look was sure of")
                    .isEqualTo(Arrays.copyOf(out, (int) doubt.sure()));
            return certain;
        }
    }

    private static byte[] gunzip(byte[] bytes) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Provide
    Arbitrary<byte[]> contents() {
        Arbitrary<byte[]> text = Arbitraries.strings()
                .withCharRange('A', 'T')
                .ofMaxLength(3000)
                .map(s -> s.getBytes(StandardCharsets.US_ASCII));
        Arbitrary<byte[]> noise = Arbitraries.integers().between(0, 20_000).map(size -> {
            byte[] bytes = new byte[size];
            new Random(size).nextBytes(bytes);
            return bytes;
        });
        // A gzip file stored within another looks like a further member, and is none.
        Arbitrary<byte[]> nested = text.map(content -> new Member(content, true, true, true, true, 7, 6).bytes());
        return Arbitraries.oneOf(text, noise, nested);
    }

    @Provide
    Arbitrary<List<Member>> members() {
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        return Combinators.combine(
                        contents(),
                        flag,
                        flag,
                        flag,
                        flag,
                        Arbitraries.of(0, 1_700_000_000),
                        Arbitraries.of(0, 1, 6, 9))
                .as(Member::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Property(tries = 300)
    void names_comments_times_and_extra_fields_of_every_member_are_blanked(
            @ForAll("members") List<Member> members, @ForAll boolean exact, @ForAll Random random) throws Unfit {
        byte[] file = joined(members.stream().map(Member::bytes).toList());

        byte[] treated = treated(file, exact, random);

        assertThat(treated)
                .isEqualTo(joined(members.stream().map(Member::blanked).toList()));
        assertThat(gunzip(treated)).isEqualTo(gunzip(file));
    }

    @Property(tries = 100)
    void bgzf_keeps_its_own_field(@ForAll("blocks") List<byte[]> contents, @ForAll boolean exact, @ForAll Random random)
            throws Unfit {
        byte[] file = joined(contents.stream().map(GzipBlankingTest::bgzf).toList());

        byte[] treated = treated(file, exact, random);

        byte[] expected = file.clone();
        int at = 0;
        for (byte[] content : contents) {
            Arrays.fill(expected, at + 4, at + 8, (byte) 0);
            at += bgzf(content).length;
        }
        assertThat(treated).isEqualTo(expected);
    }

    @Provide
    Arbitrary<List<byte[]>> blocks() {
        return contents().list().ofMinSize(1).ofMaxSize(6);
    }

    @Property(tries = 100)
    void a_file_that_was_cut_is_none(
            @ForAll("members") List<Member> members,
            @ForAll @IntRange(min = 1, max = 400) int cut,
            @ForAll Random random) {
        byte[] file = joined(members.stream().map(Member::bytes).toList());
        byte[] last = members.get(members.size() - 1).bytes();
        byte[] shorter = Arrays.copyOf(file, file.length - Math.min(cut, last.length - 1));

        assertThatThrownBy(() -> treated(shorter, true, random))
                .isInstanceOfSatisfying(Unfit.class, e -> assertThat(e.why()).isEqualTo(Refusal.NO_GZIP));
    }

    @Property(tries = 100)
    void a_bgzf_file_that_was_cut_is_none(
            @ForAll("blocks") List<byte[]> contents,
            @ForAll @IntRange(min = 1, max = 25) int cut,
            @ForAll Random random) {
        byte[] file = joined(contents.stream().map(GzipBlankingTest::bgzf).toList());

        assertThatThrownBy(() -> treated(Arrays.copyOf(file, file.length - cut), false, random))
                .isInstanceOf(Unfit.class);
    }

    @Property(tries = 200)
    void anything_else_is_none_or_is_left_as_it_gunzips(
            @ForAll byte[] noise, @ForAll boolean exact, @ForAll Random random) {
        assertThatThrownBy(() -> treated(noise, exact, random)).isInstanceOf(Unfit.class);
    }

    @Example
    void javas_own_files_are_left_as_they_are() throws IOException, Unfit {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write("ACGT".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(treated(out.toByteArray(), false, new Random(1))).isEqualTo(out.toByteArray());
    }

    @Example
    void a_large_file_with_one_name_is_done_without_inflating_it() throws Exception {
        byte[] noise = new byte[20 << 20];
        new Random(7).nextBytes(noise);
        byte[] file = new Member(noise, true, false, false, false, 9, 1).bytes();
        // what looks like a header, and does not inflate
        System.arraycopy(
                new byte[] {0x1f, (byte) 0x8b, 8, 8, 1, 1, 1, 1, 0, 3, 'n', 0, 7, 7, 7}, 0, file, 9_000_000, 15);
        byte[] out = file.clone();

        try (GzipScanned scanned = new GzipScanned()) {
            for (int at = 0; at < out.length; at += 1000) {
                scanned.pass(out, at, Math.min(1000, out.length - at));
            }
            scanned.end();
        }

        assertThat(new String(out, 10, 5, StandardCharsets.US_ASCII)).isEqualTo("xxxxx");
        assertThat(Arrays.mismatch(Arrays.copyOfRange(file, 40, file.length), Arrays.copyOfRange(out, 40, out.length)))
                .isEqualTo(-1);
    }

    @Example
    void zeros_after_the_end_are_padding_and_anything_else_is_not() throws Unfit {
        byte[] member = new Member(new byte[] {1, 2, 3}, true, false, false, false, 1, 6).bytes();
        assertThat(treated(joined(List.of(member, new byte[512])), true, new Random(1)))
                .hasSize(member.length + 512);
        assertThatThrownBy(() -> treated(joined(List.of(member, new byte[] {'x'})), true, new Random(1)))
                .isInstanceOf(Unfit.class);
    }
}
