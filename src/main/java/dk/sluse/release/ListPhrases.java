package dk.sluse.release;

import dk.sluse.genome.CprNumber.Flaw;
import dk.sluse.wording.Phrase;

/** What is said of faulty lists (R17): never what stands in them. */
final class ListPhrases {

    static final Phrase NAME_SPACE = new Phrase(
            "Filens navn indeholder mellemrum. Omdøb den, fx til »cpr-liste.csv«.",
            "The file's name holds a space. Rename it, for example to \"cpr-list.csv\".");

    static final Phrase NAME_END = new Phrase(
            "Filens navn slutter ikke på ».csv«. Gem listen som semikolonsepareret CSV.",
            "The file's name does not end in \".csv\". Save the list as CSV with semicolons.");

    static final Phrase NO_TEXT = new Phrase(
            "Filen er ikke en tekstfil i UTF-8 eller Latin-1. Gem listen som semikolonsepareret CSV, ikke som regneark.",
            "The file is no text file in UTF-8 or Latin-1. Save the list as CSV with semicolons, not as a workbook.");

    static final Phrase NO_SEMICOLON = new Phrase(
            "Der er ingen semikolon mellem kolonnerne. Gem listen som semikolonsepareret CSV.",
            "There is no semicolon between the columns. Save the list as CSV with semicolons.");

    static final Phrase EMPTY = new Phrase(
            "Listen er tom: der står ingen CPR-numre fra linje 3.",
            "The list is empty: no CPR numbers stand from line 3 on.");

    static final Phrase HEADINGS = new Phrase(
            "Linjen skal have to overskrifter: »Løbenummer;CPR-nummer«.",
            "The line must have two headings: \"Serial number;CPR number\".");

    static final Phrase EMPTY_LINE = new Phrase(
            "Linjen er tom. Tomme linjer må kun stå til sidst.",
            "The line is empty. Empty lines may only stand at the end.");

    static final Phrase QUOTE =
            new Phrase("Et anførselstegn er ikke lukket på linjen.", "A quotation mark is not closed on the line.");

    private static final Phrase NINE_DIGITS = new Phrase(
            "CPR-nummeret har ni cifre: et foranstillet nul er gået tabt. Formatér kolonnen som tekst.",
            "The CPR number has nine digits: a leading zero was lost. Format the column as text.");

    private static final Phrase NO_NUMBER = new Phrase(
            "Kolonne B er ikke et CPR-nummer: ti cifre, med eller uden bindestreg efter det sjette.",
            "Column B is no CPR number: ten digits, with or without a hyphen after the sixth.");

    private static final Phrase SUBSTITUTE = new Phrase(
            "Kolonne B er et erstatningsnummer (eCPR). Erstatningsnumre kan ikke udstilles; fjern linjen.",
            "Column B is a substitute number (eCPR). Data of substitute numbers is not released; remove the line.");

    private static final Phrase NO_DATE = new Phrase(
            "De første seks cifre i CPR-nummeret er ikke en dato, der har været.",
            "The first six digits of the CPR number are no date that has been.");

    private ListPhrases() {}

    static Phrase tooLarge(int bytes) {
        return Phrase.of(
                "Listen er større end %d kB og er ikke læst.",
                "The list is larger than %d kB and was not read.", bytes >> 10);
    }

    static Phrase acronym(String acronym) {
        return Phrase.of(
                "Linjen skal være projektets akronym, »%s«, uden mellemrum og uden andet.",
                "The line must be the project's acronym, \"%s\", without spaces and nothing else.", acronym);
    }

    static Phrase columns(int found) {
        return Phrase.of(
                "Linjen har %d kolonner; der skal være to: løbenummer og CPR-nummer.",
                "The line has %d columns; there must be two: serial number and CPR number.", found);
    }

    static Phrase index(long expected) {
        return Phrase.of(
                "Løbenummeret i kolonne A skulle være %d.", "The serial number in column A should be %d.", expected);
    }

    static Phrase duplicate(int first) {
        return Phrase.of(
                "CPR-nummeret er det samme som på linje %d.", "The CPR number is the same as on line %d.", first);
    }

    static Phrase of(Flaw flaw, String cell) {
        return switch (flaw) {
            case SUBSTITUTE -> SUBSTITUTE;
            case DATE -> NO_DATE;
            case SHAPE -> cell.strip().matches("\\d{9}|\\d{5}-\\d{4}") ? NINE_DIGITS : NO_NUMBER;
        };
    }
}
