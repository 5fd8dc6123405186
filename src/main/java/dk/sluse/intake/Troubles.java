package dk.sluse.intake;

import dk.sluse.wording.Masking;
import dk.sluse.wording.Phrase;

/** What can be wrong with a mail, said to its sender together with what to do instead. */
final class Troubles {

    static final Phrase BROKEN = new Phrase(
            "Mailen er beskadiget og kunne ikke læses helt. Send den igen, gerne fra et andet mailprogram.",
            "The mail is damaged and could not be read in full. Send it again, if possible from another mail program.");

    static final Phrase CUT_SHORT = new Phrase(
            "Mailen er klippet over: dens slutning mangler. Send den igen.",
            "The mail is cut short: its end is missing. Send it again.");

    static final Phrase ENCRYPTED = new Phrase(
            "Mailen er krypteret (PGP eller S/MIME) og kan ikke læses. Send den uden kryptering; skriv ikke personoplysninger i den.",
            "The mail is encrypted (PGP or S/MIME) and cannot be read. Send it without encryption; write no personal data in it.");

    static final Phrase TNEF = new Phrase(
            "Mailen indeholder »winmail.dat«, som kun Outlook kan læse. Send den som HTML eller almindelig tekst (Filer > Indstillinger > Mail i Outlook).",
            "The mail holds a \"winmail.dat\", which only Outlook can read. Send it as HTML or plain text (File > Options > Mail in Outlook).");

    static final Phrase NESTED_MAIL = new Phrase(
            "Der er vedhæftet en hel mail. Dens bilag bliver ikke læst; vedhæft selve filerne.",
            "A whole mail is attached. Its attachments are not read; attach the files themselves.");

    static final Phrase TOO_DEEP = new Phrase(
            "Mailens dele ligger for dybt i hinanden. Skriv en ny mail, og vedhæft filerne direkte.",
            "The mail's parts lie too deep in one another. Write a new mail and attach the files directly.");

    static final Phrase TOO_MANY_PARTS = new Phrase(
            "Mailen har for mange dele. Skriv en ny mail med kun de dokumenter, der skal bruges.",
            "The mail has too many parts. Write a new mail with only the documents that are needed.");

    private Troubles() {}

    static Phrase tooLong(long bytes) {
        return Phrase.of(
                "Mailen er større end %s og er ikke læst. Vedhæft kun formular, godkendelser og manifest; resultaterne selv sendes aldrig med mail.",
                "The mail is larger than %s and was not read. Attach only form, approvals and manifest; the results themselves are never mailed.",
                megabytes(bytes));
    }

    static Phrase tooManyAttachments(int most) {
        return Phrase.of(
                "Mailen har mere end %d bilag; resten er ikke læst. Vedhæft kun de dokumenter, der skal bruges.",
                "The mail has more than %d attachments; the rest was not read. Attach only the documents that are needed.",
                most);
    }

    static Phrase attachmentTooLong(String name, long bytes) {
        return Phrase.of(
                "Bilaget »%s« er større end %s og er ikke læst. Vedhæft et mindre dokument.",
                "The attachment \"%s\" is larger than %s and was not read. Attach a smaller document.",
                Masking.mask(name),
                megabytes(bytes));
    }

    static Phrase attachmentEmpty(String name) {
        return Phrase.of(
                "Bilaget »%s« er tomt. Vedhæft det igen.",
                "The attachment \"%s\" is empty. Attach it again.", Masking.mask(name));
    }

    static Phrase attachmentDamaged(String name) {
        return Phrase.of(
                "Bilaget »%s« er beskadiget og kunne ikke læses. Vedhæft det igen.",
                "The attachment \"%s\" is damaged and could not be read. Attach it again.", Masking.mask(name));
    }

    private static String megabytes(long bytes) {
        long mb = 1 << 20;
        return bytes < mb ? Math.max(1, bytes >> 10) + " kB" : bytes / mb + " MB";
    }
}
