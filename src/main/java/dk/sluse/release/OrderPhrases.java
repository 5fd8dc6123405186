package dk.sluse.release;

import dk.sluse.wording.Phrase;
import java.util.List;

/** What is said of orders. */
final class OrderPhrases {

    static final Phrase ONE_ATTACHMENT = new Phrase(
            "Vedhæft enten én krypteret CPR-liste (.pgp, .gpg, .asc eller AES-krypteret .zip) eller »kriterier.csv«.",
            "Attach either one encrypted CPR list (.pgp, .gpg, .asc or an AES-encrypted .zip) or \"criteria.csv\".");

    static final Phrase NO_ANSWER = new Phrase(
            "Der kom intet svar på, om data fortsat ønskes.", "No answer came whether the data is still wanted.");

    static final Phrase NO_CODE = new Phrase(
            "Koden til zip-filen kom aldrig; filen er slettet.",
            "The code of the zip file never came; the file is erased.");

    static final Phrase NOTHING_LEFT = new Phrase(
            "Alle fundne personer er siden blevet registreret i Vævsanvendelsesregisteret; der er intet at udstille.",
            "All persons found have since been registered in the tissue use register; nothing is left to release.");

    private OrderPhrases() {}

    static Phrase whichProject(List<String> acronyms) {
        return Phrase.of(
                "Emnet nævner ikke, hvilket projekt det gælder. Skriv et af disse navne i emnet: %s.",
                "The subject does not name the project. Write one of these names in the subject: %s.",
                String.join(", ", acronyms));
    }
}
