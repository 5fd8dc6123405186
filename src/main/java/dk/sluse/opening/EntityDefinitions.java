package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Definitions of entities in XML: text that multiplies, or what lies in another file or elsewhere. No reader here follows them (F38). */
final class EntityDefinitions {

    private static final int LONGEST_HEAD = 64 << 10;
    private static final String DEFINITION = "<!ENTITY";
    private static final Phrase PHRASE = new Phrase(
            "Filen definerer entiteter (<!ENTITY), som kan mangfoldiggøre tekst eller hente andre filer. Ingen af dem er fulgt; kun kildeteksten er kontrolleret.",
            "The file defines entities (<!ENTITY), which can multiply text or fetch other files. None was followed; only its source was inspected.");

    private EntityDefinitions() {}

    /** Why this XML could not be read: the definitions where it has any, otherwise what the caller says. */
    static Phrase orElse(Bytes content, Phrase otherwise) throws IOException {
        String head = new String(content.head(LONGEST_HEAD), StandardCharsets.ISO_8859_1);
        // In UTF-16 every other byte is zero.
        return head.replace("\0", "").contains(DEFINITION) ? PHRASE : otherwise;
    }
}
