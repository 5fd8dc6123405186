package dk.sluse.release;

import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.model.FileHeader;
import net.lingala.zip4j.model.enums.EncryptionMethod;

/**
 * A list in a zip file whose code travels by another way (R16). Only AES protects it; what old programs call encryption
 * (ZipCrypto) is broken.
 */
final class ZipEnvelope {

    private static final Phrase DAMAGED = new Phrase(
            "Zip-filen er beskadiget og kan ikke læses. Lav den igen.",
            "The zip file is damaged and cannot be read. Make it again.");
    private static final Phrase ONE_FILE = new Phrase(
            "Zip-filen skal indeholde præcis én fil: listen.", "The zip file must hold exactly one file: the list.");
    private static final Phrase AES = new Phrase(
            "Zip-filen er ikke krypteret med AES. Lav den i 7-Zip med »AES-256« som krypteringsmetode; ZipCrypto er for svagt.",
            "The zip file is not encrypted with AES. Make it in 7-Zip with \"AES-256\" as encryption method; ZipCrypto is too weak.");

    private static final int MOST_LOOKED_AT = 50;

    private final Path file;
    private final int most;

    /**
     * An envelope.
     *
     * @param most how many bytes come out at most, however well they were packed
     */
    ZipEnvelope(Path file, int most) {
        this.file = file;
        this.most = most;
    }

    /** Whether it is a zip file with something encrypted in it. */
    boolean isEncrypted() {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getFileHeaders().stream().anyMatch(FileHeader::isEncrypted);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /** Whether anybody can read a list of person numbers in it. */
    boolean holdsPlainList(LocalDate today) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (FileHeader header :
                    zip.getFileHeaders().stream().limit(MOST_LOOKED_AT).toList()) {
                if (!header.isDirectory() && !header.isEncrypted() && looksLikeList(zip, header, today)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private boolean looksLikeList(ZipFile zip, FileHeader header, LocalDate today) throws IOException {
        try (InputStream content = zip.getInputStream(header)) {
            return CprList.looksLikeOne(content.readNBytes(most), today);
        }
    }

    /** Looks at what can be seen without the code. */
    void check() throws NotOpenedException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            only(zip);
        } catch (IOException | RuntimeException e) {
            throw new NotOpenedException(DAMAGED);
        }
    }

    /**
     * Opens it in memory.
     *
     * @throws NotOpenedException when the code is wrong, or the file not as it must be
     */
    OpenedList open(char[] code) throws NotOpenedException {
        try (ZipFile zip = new ZipFile(file.toFile(), code)) {
            FileHeader header = only(zip);
            try (InputStream content = zip.getInputStream(header)) {
                return new OpenedList(name(header), bounded(content));
            }
        } catch (ZipException e) {
            throw e.getType() == ZipException.Type.WRONG_PASSWORD
                    ? NotOpenedException.wrongCode()
                    : new NotOpenedException(DAMAGED);
        } catch (IOException | RuntimeException e) {
            throw new NotOpenedException(DAMAGED);
        }
    }

    private FileHeader only(ZipFile zip) throws ZipException, NotOpenedException {
        List<FileHeader> headers = zip.getFileHeaders();
        if (zip.isSplitArchive() || headers.size() != 1 || headers.get(0).isDirectory()) {
            throw new NotOpenedException(ONE_FILE);
        }
        FileHeader header = headers.get(0);
        if (!header.isEncrypted() || header.getEncryptionMethod() != EncryptionMethod.AES) {
            throw new NotOpenedException(AES);
        }
        return header;
    }

    /** The bytes, read to their end: there the seal against changes is looked at. */
    private byte[] bounded(InputStream content) throws IOException, NotOpenedException {
        byte[] bytes = content.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new NotOpenedException(ListPhrases.tooLarge(most));
        }
        return bytes;
    }

    private static String name(FileHeader header) {
        String name = header.getFileName();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
