package dk.sluse.opening;

import dk.sluse.wording.Phrase;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.poi.EncryptedDocumentException;

/** Tells that a file could not be read because it wants a password. */
final class Encryption {

    static final Phrase PHRASE = new Phrase(
            "Indholdet er krypteret og kan ikke kontrolleres.", "The content is encrypted and cannot be inspected.");

    private Encryption() {}

    static boolean isCause(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof EncryptedDocumentException || cause instanceof InvalidPasswordException) {
                return true;
            }
        }
        return false;
    }
}
