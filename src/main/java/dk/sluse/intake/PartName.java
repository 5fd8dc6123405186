package dk.sluse.intake;

import dk.sluse.wording.Printable;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.text.Normalizer;
import java.util.Optional;

/** The file name of a part (RFC 2231, and RFC 2047 as many programs write it), reduced to what can be shown (F39). */
final class PartName {

    private static final int LONGEST = 200;

    private PartName() {}

    /** The last component of the name that the part gives itself, printable, when it gives itself a usable one. */
    static Optional<String> of(Part part) {
        return given(part).map(PartName::decoded).map(PartName::lastComponent).filter(name -> !name.isEmpty());
    }

    private static Optional<String> given(Part part) {
        try {
            return Optional.ofNullable(part.getFileName());
        } catch (MessagingException e) {
            return Optional.empty();
        }
    }

    private static String decoded(String name) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(name));
        } catch (UnsupportedEncodingException e) {
            return name;
        }
    }

    private static String lastComponent(String name) {
        int slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        String last = Normalizer.normalize(name.substring(slash + 1), Normalizer.Form.NFC)
                .strip();
        return last.equals(".") || last.equals("..") ? "" : Printable.of(last, LONGEST);
    }
}
