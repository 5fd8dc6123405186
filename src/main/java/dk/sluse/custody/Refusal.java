package dk.sluse.custody;

import dk.sluse.wording.Phrase;

/** Why a file cannot be carried, said to the person who can mend it. No sentence repeats the file's own name. */
final class Refusal {

    static final Phrase CHANGED = new Phrase(
            "Filen blev ændret, mens den blev kopieret. Vent, til det program, der skriver i den, er færdigt, og prøv igen.",
            "The file changed while it was copied. Wait until the program that writes to it has finished, and try again.");

    static final Phrase LINK = new Phrase(
            "Stien går gennem et symbolsk link. Angiv den rigtige fil, ikke et link til den.",
            "The path leads through a symbolic link. Name the real file, not a link to it.");

    static final Phrase NOT_A_FILE = new Phrase(
            "Det er en mappe eller en særlig fil, ikke en almindelig fil. Nævn hver fil for sig.",
            "This is a folder or a special file, not a regular file. Name each file by itself.");

    static final Phrase RESERVED = new Phrase(
            "Stien indeholder et navn, der begynder med ».sluse-«; de navne bruger slusen selv. Omdøb filen eller mappen.",
            "The path holds a name that begins with \".sluse-\"; the hub uses such names itself. Rename the file or folder.");

    static final Phrase TAKEN = new Phrase(
            "Der ligger allerede en anden fil på det sted, filen skal hen. Omdøb en af dem, og prøv igen.",
            "Another file lies already where this one shall go. Rename one of them, and try again.");

    static final Phrase BLOCKED = new Phrase(
            "Filens mappe kan ikke laves, for en fil eller et link har dens navn. Fjern eller omdøb det, og prøv igen.",
            "The file's folder cannot be made, because a file or a link has its name. Remove or rename that, and try again.");

    static final Phrase OTHER_CONTENT = new Phrase(
            "Filens indhold er ikke længere det, der blev set på før: dens SHA-256 er en anden. En operatør skal undersøge hvorfor.",
            "The file's content is no longer what was looked at before: its SHA-256 differs. An operator must find out why.");

    static final Phrase NO_GZIP = new Phrase(
            "Filen er ingen gzip-fil, eller den er ikke hel. En operatør skal se på den i genomdatabasen.",
            "The file is no gzip file, or not a whole one. An operator must look at it in the genome database.");

    static final Phrase CALLED_OFF = new Phrase(
            "Flytningen blev afblæst, før den var færdig. Filen er, hvor den var.",
            "The move was called off before it was finished. The file is where it was.");

    static final Phrase UNDELETABLE = new Phrase(
            "Filen kunne ikke slettes. En operatør skal se på mappens rettigheder og prøve igen.",
            "The file could not be deleted. An operator must look at the folder's permissions and try again.");

    private Refusal() {}

    static Phrase missing(String place) {
        return Phrase.of(
                "Filen findes ikke i %s. Ret stien, eller læg filen der, og prøv igen.",
                "The file is not in %s. Correct the path, or put the file there, and try again.", place);
    }

    static Phrase setAside(String name) {
        return Phrase.of(
                "Imens kom en anden fil på dens plads; filen ligger nu ved siden af som »%s«.",
                "Meanwhile another file took its place; the file now lies beside it as \"%s\".", name);
    }

    /** One sentence after the other. */
    static Phrase and(Phrase first, Phrase then) {
        return new Phrase(first.da() + " " + then.da(), first.en() + " " + then.en());
    }
}
