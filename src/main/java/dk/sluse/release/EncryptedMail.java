package dk.sluse.release;

import dk.sluse.wording.Phrase;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The inside of a PGP/MIME mail (RFC 3156), in memory: it must hold one list. */
final class EncryptedMail {

    private static final int DEEPEST = 6;
    private static final int MOST_PARTS = 100;
    private static final Phrase ONE_LIST = new Phrase(
            "Den krypterede mail skal have præcis én vedhæftet fil, hvis navn slutter på ».csv«: listen.",
            "The encrypted mail must have exactly one attached file whose name ends in \".csv\": the list.");

    private final int most;
    private final List<OpenedList> lists = new ArrayList<>();
    private int parts;

    private EncryptedMail(int most) {
        this.most = most;
    }

    static OpenedList listIn(byte[] mail, int most) throws NotOpenedException {
        EncryptedMail opened = new EncryptedMail(most);
        try {
            opened.walk(new MimeBodyPart(new ByteArrayInputStream(mail)), 0);
        } catch (MessagingException | IOException | ClassCastException e) {
            throw new NotOpenedException(ONE_LIST);
        }
        if (opened.lists.size() != 1) {
            throw new NotOpenedException(ONE_LIST);
        }
        return opened.lists.get(0);
    }

    private void walk(Part part, int depth) throws MessagingException, IOException, NotOpenedException {
        if (depth > DEEPEST || ++parts > MOST_PARTS) {
            throw new NotOpenedException(ONE_LIST);
        }
        if (part.isMimeType("multipart/*")) {
            Multipart multipart = (Multipart) part.getContent();
            for (int i = 0; i < multipart.getCount(); i++) {
                BodyPart child = multipart.getBodyPart(i);
                walk(child, depth + 1);
            }
        } else if (part.getFileName() != null) {
            take(part, MimeUtility.decodeText(part.getFileName()));
        }
    }

    private void take(Part part, String name) throws MessagingException, IOException, NotOpenedException {
        if (name.toLowerCase(Locale.ROOT).endsWith(".csv")) {
            byte[] content = part.getInputStream().readNBytes(most + 1);
            if (content.length > most) {
                throw new NotOpenedException(ListPhrases.tooLarge(most));
            }
            lists.add(new OpenedList(name, content));
        }
    }
}
