package dk.sluse.export;

import dk.sluse.intake.Letter;
import dk.sluse.intake.Letter.Attachment;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A letter that a test writes, with attachments that are real files. */
final class LetterDraft {

    private static final String HEADINGS =
            "Sti / Path;Beskrivelse / Description;Hvorfor overholder det reglerne / Why it complies;Personhenførbar / Identifiable\n";

    private final Path folder;
    private final String address;
    private final Map<String, String> attachments = new LinkedHashMap<>();
    private final List<Phrase> troubles = new ArrayList<>();
    private String key = UUID.randomUUID().toString();
    private String subject = "ALPHA";
    private String text = "";
    private Optional<String> doubt = Optional.empty();

    LetterDraft(Path folder, String address) {
        this.folder = folder;
        this.address = address;
    }

    LetterDraft subject(String subject) {
        this.subject = subject;
        return this;
    }

    LetterDraft text(String text) {
        this.text = text;
        return this;
    }

    LetterDraft key(String key) {
        this.key = key;
        return this;
    }

    LetterDraft unproven(String why) {
        doubt = Optional.of(why);
        return this;
    }

    LetterDraft trouble(Phrase trouble) {
        troubles.add(trouble);
        return this;
    }

    LetterDraft attach(String name, String content) {
        attachments.put(name, content);
        return this;
    }

    LetterDraft without(String name) {
        attachments.remove(name);
        return this;
    }

    /** Everything that a request needs (R39), for these results, none of them identifiable. */
    LetterDraft complete(String... paths) {
        attach("formular.pdf", "signed by the PI and the requester");
        attach("VEK.pdf", "approved by the ethics committee");
        return attach("manifest.csv", manifest(List.of(paths), path -> "nej"));
    }

    /** A manifest in which {@code identifiable} says yes or no of each path. */
    static String manifest(List<String> paths, Function<String, String> identifiable) {
        StringBuilder manifest = new StringBuilder(HEADINGS);
        paths.forEach(path -> manifest.append(path)
                .append(";Counts by age group;No cell has fewer than five;")
                .append(identifiable.apply(path))
                .append('\n'));
        return manifest.toString();
    }

    Letter written(Instant receivedAt) {
        Letter.Sender sender = doubt.<Letter.Sender>map(why -> new Letter.Unproven(address, why))
                .orElseGet(() -> new Letter.Proven(address));
        List<Attachment> laidAside = new ArrayList<>();
        attachments.forEach((name, content) -> laidAside.add(attachment(name, content)));
        return new Letter(
                key, Optional.of("<" + key + "@uni.example>"), sender, subject, text, laidAside, troubles, receivedAt);
    }

    private Attachment attachment(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        try {
            Path file = Files.write(folder.resolve(UUID.randomUUID().toString()), bytes);
            return new Attachment(name, file, bytes.length, sha256(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
