package dk.sluse.importing;

import dk.sluse.wording.Phrase;
import java.util.Set;
import java.util.TreeSet;

/** What can be wrong with an instruction. */
final class InstructionPhrases {

    static final Phrase TOO_LARGE = new Phrase(
            "»import.csv« er for stor til at være en liste. Skriv kun filernes stier og beskrivelser; data sendes aldrig med mail.",
            "\"import.csv\" is too large to be a list. Write only the files' paths and descriptions; data is never mailed.");

    static final Phrase NO_TEXT = new Phrase(
            "»import.csv« kan ikke læses som tekst. Gem den som CSV med semikolon, og send den igen.",
            "\"import.csv\" cannot be read as text. Save it as CSV with semicolons, and send it again.");

    static final Phrase OPEN_QUOTE =
            new Phrase("Et anførselstegn bliver ikke lukket. Ret det.", "A quotation mark is not closed. Mend it.");

    static final Phrase TWO_LISTS = new Phrase(
            "Der er mere end én »import.csv« i mailen. Vedhæft kun én.",
            "There is more than one \"import.csv\" in the mail. Attach only one.");

    static final Phrase SECOND_SOURCE = new Phrase(
            "Kilden er nævnt to gange. Send en mail for hver kilde.",
            "The source is named twice. Send a mail for each source.");

    static final Phrase NO_HEADINGS = new Phrase(
            "Overskrifterne mangler. Skriv linjen »path;description« over filerne, med semikolon.",
            "The headings are missing. Write the line \"path;description\" above the files, with a semicolon.");

    static final Phrase NO_FILES = new Phrase(
            "Listen nævner ingen filer. Skriv en række for hver fil under overskrifterne.",
            "The list names no files. Write one row for each file below the headings.");

    static final Phrase FORMULA =
            new Phrase("Et felt er en formel. Skriv selve teksten.", "A field is a formula. Write the text itself.");

    static final Phrase NO_DESCRIPTION = new Phrase(
            "Feltet »description« er tomt. Skriv, hvad filen er.",
            "The field \"description\" is empty. Write what the file is.");

    private InstructionPhrases() {}

    static Phrase noSource(Set<String> servers) {
        return Phrase.of(
                "Kilden mangler. Skriv linjen »source;upload« øverst for at lægge filerne i slusens mappe%s.",
                "The source is missing. Write the line \"source;upload\" first to put the files into the hub's folder%s.",
                orOneOf(servers));
    }

    static Phrase unknownSource(String name, Set<String> servers) {
        return Phrase.of(
                "Kilden »%s« er ikke kendt for dette projekt. Skriv »source;upload«%s.",
                "The source \"%s\" is not known for this project. Write \"source;upload\"%s.", name, orOneOf(servers));
    }

    private static String orOneOf(Set<String> servers) {
        return servers.isEmpty() ? "" : " / source;" + String.join(" / source;", new TreeSet<>(servers));
    }

    static Phrase unknownLine(String text) {
        return Phrase.of(
                "»%s« hører ikke til over overskrifterne. Dér står kun »source;…«; felterne adskilles af semikolon.",
                "\"%s\" does not belong above the headings. Only \"source;…\" stands there; fields are separated by semicolons.",
                text);
    }

    static Phrase tooManyFiles() {
        return Phrase.of(
                "Listen har mere end %d filer. Del den i flere.",
                "The list has more than %d files. Divide it into several.", InstructionReader.MOST_ROWS);
    }

    static Phrase tooLong(int longest) {
        return Phrase.of(
                "Feltet »description« er over %d tegn langt. Skriv det kortere.",
                "The field \"description\" is longer than %d characters. Write it shorter.", longest);
    }

    static Phrase about(String path, Phrase fault) {
        return new Phrase("»" + path + "«: " + fault.da(), "\"" + path + "\": " + fault.en());
    }

    static Phrase reserved(String path) {
        return Phrase.of(
                "»%s«: navne, der begynder med ».sluse-«, bruger slusen selv. Omdøb filen eller mappen.",
                "\"%s\": the hub uses names that begin with \".sluse-\" itself. Rename the file or folder.", path);
    }

    static Phrase twice(String path, int first) {
        return Phrase.of(
                "»%s« står allerede i række %d, eller adskiller sig kun ved store og små bogstaver eller tegnform. Slet den ene række, eller omdøb filen.",
                "\"%s\" stands in row %d already, or differs only in capitals or the form of its characters. Delete one of the rows, or rename the file.",
                path,
                first);
    }

    static Phrase within(String path, int file) {
        return Phrase.of(
                "»%s« ligger i en mappe, som række %d nævner som en fil. Ret en af stierne.",
                "\"%s\" lies in a folder that row %d names as a file. Mend one of the paths.", path, file);
    }
}
