package dk.sluse.export;

import dk.sluse.export.ManifestHeadings.Column;
import dk.sluse.wording.Phrase;

/** What can be wrong in a row of a manifest. */
final class ManifestPhrases {

    private ManifestPhrases() {}

    static Phrase tooManyFiles() {
        return Phrase.of(
                "Manifestet har mere end %d filer. Del anmodningen i flere.",
                "The manifest has more than %d files. Divide the request into several.", ManifestReader.MOST_ROWS);
    }

    static Phrase about(String path, Phrase fault) {
        return new Phrase("»" + path + "«: " + fault.da(), "\"" + path + "\": " + fault.en());
    }

    static Phrase pathTooLong(int bytes) {
        return Phrase.of(
                "Stien er over %d byte lang. Flyt filen til en mappe med en kortere sti.",
                "The path is longer than %d bytes. Move the file to a folder with a shorter path.", bytes);
    }

    static Phrase twice(String path, int first) {
        return Phrase.of(
                "»%s« står allerede i række %d, eller adskiller sig kun ved store og små bogstaver eller tegnform. Slet den ene række, eller omdøb filen.",
                "\"%s\" stands in row %d already, or differs only in capitals or the form of its characters. Delete one of the rows, or rename the file.",
                path,
                first);
    }

    static Phrase empty(Column column) {
        return new Phrase(
                "Feltet »" + column.da() + "« er tomt. Udfyld det.",
                "The field \"" + column.en() + "\" is empty. Fill it in.");
    }

    static Phrase tooShort(Column column) {
        return new Phrase(
                "Feltet »" + column.da() + "« siger for lidt. Skriv det med ord.",
                "The field \"" + column.en() + "\" says too little. Write it in words.");
    }

    static Phrase tooLong(Column column, int longest) {
        return new Phrase(
                "Feltet »" + column.da() + "« er over " + longest + " tegn langt. Skriv det kortere.",
                "The field \"" + column.en() + "\" is longer than " + longest + " characters. Write it shorter.");
    }

    static Phrase formula(Column column) {
        return new Phrase(
                "Feltet »" + column.da() + "« er en formel. Skriv selve teksten.",
                "The field \"" + column.en() + "\" is a formula. Write the text itself.");
    }

    static Phrase yesOrNo() {
        return new Phrase(
                "Feltet »" + Column.IDENTIFIABLE.da() + "« skal være »ja« eller »nej«.",
                "The field \"" + Column.IDENTIFIABLE.en() + "\" must be \"yes\" or \"no\".");
    }
}
