package dk.sluse.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.house.Programs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.bouncycastle.bcpg.CompressionAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPCompressedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R16: what lists may come in, and that nothing comes out of an envelope that is not proven whole, or not bounded. */
class EnvelopeTest {

    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
    private static final int MOST = 64 * 1024;
    private static final byte[] LIST = "ALPHA\nNr;CPR\n1;x\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private ListKey key() throws IOException {
        return ListKey.in(folder.resolve("keys"), "Sluse <hub@hub.example>", NOW);
    }

    @Test
    void the_hub_opens_what_it_sealed_after_a_restart_too() throws Exception {
        byte[] sealed = key().seal(new OpenedList("list.csv", LIST));
        OpenedList opened = key().open(sealed, MOST);

        assertThat(opened.content()).isEqualTo(LIST);
        assertThat(opened.name()).isEqualTo("list.csv");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("ALPHA", "list.csv");
    }

    @Test
    void the_key_is_the_hubs_alone_and_its_public_half_is_everyones() throws Exception {
        ListKey key = key();

        assertThat(Files.getPosixFilePermissions(folder.resolve("keys/list-key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(folder.resolve("keys/list-key.asc")).hasContent(key.publicKey());
        assertThat(key.publicKey()).contains("BEGIN PGP PUBLIC KEY BLOCK").doesNotContain("PRIVATE");
        assertThat(key.fingerprint()).matches("[0-9A-F]{40}");
    }

    @Test
    void what_was_encrypted_to_another_key_is_not_opened() throws Exception {
        byte[] others =
                ListKey.in(folder.resolve("others"), "X <x@x.example>", NOW).seal(new OpenedList("l", LIST));

        assertThatThrownBy(() -> key().open(others, MOST)).isInstanceOf(NotOpenedException.class);
    }

    @Property(tries = 60)
    void a_changed_byte_is_never_overlooked(@ForAll @IntRange(min = 0, max = 300) int at) throws Exception {
        Path keys = Files.createTempDirectory("list-key-");
        ListKey key = ListKey.in(keys, "Sluse <hub@hub.example>", NOW);
        byte[] sealed = key.seal(new OpenedList("list.csv", LIST));
        int changed = at % sealed.length;
        sealed[changed] ^= 0x10;
        try {
            OpenedList opened = key.open(sealed, MOST);
            assertThat(opened.content()).as("changed byte %d", changed).isEqualTo(LIST);
        } catch (NotOpenedException e) {
            assertThat(e.getMessage()).doesNotContain("ALPHA");
        }
    }

    @Test
    void a_message_without_protection_against_changes_is_not_opened() throws Exception {
        byte[] message = encrypted(false, literal(LIST));

        assertThatThrownBy(() -> key().open(message, MOST))
                .isInstanceOf(NotOpenedException.class)
                .hasMessageContaining("MDC");
    }

    @Test
    void F38_what_is_packed_beyond_bounds_is_not_unpacked() throws Exception {
        byte[] message = encrypted(true, compressed(literal(new byte[50 * MOST])));

        assertThat(message.length).isLessThan(MOST);
        assertThatThrownBy(() -> key().open(message, MOST)).hasMessageContaining("larger than 64 kB");
    }

    @Test
    void F38_what_is_packed_in_itself_again_and_again_is_not_unpacked() throws Exception {
        byte[] packed = literal(LIST);
        for (int i = 0; i < 5; i++) {
            packed = compressed(packed);
        }
        byte[] message = encrypted(true, packed);

        assertThatThrownBy(() -> key().open(message, MOST)).isInstanceOf(NotOpenedException.class);
    }

    @Test
    void what_gnupg_encrypts_is_opened_signed_or_not_armoured_or_not() throws Exception {
        Programs.needs("/usr/bin/gpg");
        ListKey key = key();
        Path home = Files.createDirectory(
                folder.resolve("gnupg"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.write(folder.resolve("cpr-list.csv"), LIST);
        gpg(home, "--import", folder.resolve("keys/list-key.asc").toString());
        for (List<String> how : List.of(List.<String>of(), List.of("--armor"), List.of("--throw-keyids"))) {
            Path out = folder.resolve("out" + how.size() + how.hashCode());
            List<String> words = new java.util.ArrayList<>(how);
            words.addAll(List.of("--trust-model", "always", "-r", key.fingerprint(), "-o", out.toString(), "-e"));
            words.add(folder.resolve("cpr-list.csv").toString());
            gpg(home, words.toArray(String[]::new));
            OpenedList opened = key.open(Files.readAllBytes(out), MOST);
            assertThat(opened.content()).isEqualTo(LIST);
            assertThat(opened.name()).isEqualTo("cpr-list.csv");
        }
    }

    private static void gpg(Path home, String... words) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("gpg", "--batch", "--homedir", home.toString()));
        command.addAll(Arrays.asList(words));
        Process gpg = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(gpg.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(gpg.waitFor()).as(said).isZero();
    }

    @Test
    void an_aes_zip_is_opened_by_its_code_and_by_no_other() throws Exception {
        ZipEnvelope zip = zip(EncryptionMethod.AES, "list.csv");

        zip.check();
        assertThat(zip.isEncrypted()).isTrue();
        assertThat(zip.open("right code".toCharArray()).content()).isEqualTo(LIST);
        assertThat(zip.open("right code".toCharArray()).name()).isEqualTo("list.csv");
        assertThatThrownBy(() -> zip.open("wrong code".toCharArray()))
                .isInstanceOfSatisfying(NotOpenedException.class, e -> assertThat(e.isWrongCode())
                        .isTrue());
    }

    @Test
    void zipcrypto_is_refused_and_a_plain_zip_is_known_as_plain() throws Exception {
        assertThatThrownBy(() -> zip(EncryptionMethod.ZIP_STANDARD, "list.csv").check())
                .hasMessageContaining("ZipCrypto");
        assertThat(zip(EncryptionMethod.NONE, "list.csv").isEncrypted()).isFalse();
    }

    @Test
    void a_zip_of_two_files_or_of_none_or_a_broken_one_is_refused() throws Exception {
        Path broken = Files.write(folder.resolve("broken.zip"), new byte[] {'P', 'K', 3, 4, 9, 9});

        assertThatThrownBy(() -> zip(EncryptionMethod.AES, "a.csv", "b.csv").check())
                .hasMessageContaining("exactly one");
        assertThatThrownBy(() -> new ZipEnvelope(broken, MOST).check()).hasMessageContaining("damaged");
    }

    @Test
    void F38_a_zip_that_unpacks_beyond_bounds_is_not_unpacked() throws Exception {
        Path file = folder.resolve("bomb.zip");
        add(file, EncryptionMethod.AES, "list.csv", new byte[50 * MOST]);

        assertThatThrownBy(() -> new ZipEnvelope(file, MOST).open("right code".toCharArray()))
                .hasMessageContaining("larger than 64 kB");
    }

    @Test
    void a_zip_changed_on_its_way_is_refused() throws Exception {
        Path file = folder.resolve("changed.zip");
        add(file, EncryptionMethod.AES, "list.csv", LIST);
        byte[] bytes = Files.readAllBytes(file);
        bytes[70] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> new ZipEnvelope(file, MOST).open("right code".toCharArray()))
                .isInstanceOf(NotOpenedException.class);
    }

    private ZipEnvelope zip(EncryptionMethod method, String... names) throws IOException {
        Path file = folder.resolve(method + "-" + names.length + ".zip");
        for (String name : names) {
            add(file, method, name, LIST);
        }
        return new ZipEnvelope(file, MOST);
    }

    static void add(Path file, EncryptionMethod method, String name, byte[] content) throws IOException {
        ZipParameters how = new ZipParameters();
        how.setFileNameInZip(name);
        how.setEncryptFiles(method != EncryptionMethod.NONE);
        how.setEncryptionMethod(method);
        try (ZipFile zip = new ZipFile(file.toFile(), "right code".toCharArray())) {
            zip.addStream(new java.io.ByteArrayInputStream(content), how);
        }
    }

    private byte[] encrypted(boolean isProtected, byte[] packets) throws Exception {
        PGPEncryptedDataGenerator encryption = new PGPEncryptedDataGenerator(
                new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256).setWithIntegrityPacket(isProtected));
        encryption.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(encryptionKey()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream to = encryption.open(out, packets.length)) {
            to.write(packets);
        }
        return out.toByteArray();
    }

    private PGPPublicKey encryptionKey() throws Exception {
        byte[] text = key().publicKey().getBytes(StandardCharsets.US_ASCII);
        Iterator<PGPPublicKey> keys = new PGPPublicKeyRing(
                        PGPUtil.getDecoderStream(new java.io.ByteArrayInputStream(text)),
                        new BcKeyFingerprintCalculator())
                .getPublicKeys();
        keys.next();
        return keys.next();
    }

    private static byte[] compressed(byte[] packets) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream to = new PGPCompressedDataGenerator(CompressionAlgorithmTags.ZIP).open(out)) {
            to.write(packets);
        }
        return out.toByteArray();
    }

    private static byte[] literal(byte[] content) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream to = new PGPLiteralDataGenerator()
                .open(out, PGPLiteralData.BINARY, "list.csv", content.length, Date.from(Instant.EPOCH))) {
            to.write(content);
        }
        return out.toByteArray();
    }
}
