package dk.sluse.document;

import dk.sluse.wording.Phrase;

/** The places in a file that its reader does not see, each with what would mend it (R55, R58). */
public enum Hiding implements Sight {
    HIDDEN_SHEET(
            Severity.HOLD,
            "Et skjult ark har indhold (%d celler). Vis arket eller slet det.",
            "A hidden sheet holds values (%d cells). Show the sheet or delete it."),
    HIDDEN_COLUMNS(
            Severity.HOLD,
            "Skjulte kolonner har indhold (%d celler). Vis dem eller slet dem.",
            "Hidden columns hold values (%d cells). Show them or delete them."),
    HIDDEN_ROWS(
            Severity.HOLD,
            "Skjulte eller bortfiltrerede rækker har indhold (%d celler). Vis dem eller slet dem.",
            "Hidden or filtered rows hold values (%d cells). Show them or delete them."),
    INVISIBLE_CELLS(
            Severity.HOLD,
            "Celler er formateret, så deres indhold ikke ses (%d). Vis eller slet indholdet.",
            "Cells are formatted so that their content is not seen (%d). Show or delete the content."),
    PIVOT_CACHE(
            Severity.HOLD,
            "En pivottabel gemmer sine kildedata (%d værdier). Indsæt tabellen som værdier.",
            "A pivot table keeps its source data (%d values). Paste the table as values."),
    EXTERNAL_CACHE(
            Severity.HOLD,
            "Værdier fra en anden projektmappe er gemt i filen (%d). Bryd kæden til den.",
            "Values of another workbook are kept in the file (%d). Break the link to it."),
    UNUSED_STRINGS(
            Severity.HOLD,
            "Tekster, som ingen celle viser, ligger i filen (%d). Kopiér tabellen til en ny fil.",
            "Texts that no cell shows lie in the file (%d). Copy the table into a new file."),
    REVISION_LOG(
            Severity.HOLD,
            "Projektmappen gemmer en log over ændringer (%d). Slå deling fra og gem på ny.",
            "The workbook keeps a log of changes (%d). Stop sharing it and save it anew."),
    CONSTANTS_IN_NAMES(
            Severity.HOLD,
            "Værdier er gemt i definerede navne (%d). Slet navnene.",
            "Values are kept in defined names (%d). Delete the names."),
    COMMENT(
            Severity.HOLD,
            "Filen har kommentarer (%d). Læs og slet dem.",
            "The file has comments (%d). Read and delete them."),
    TRACKED_CHANGE(
            Severity.HOLD,
            "Slettet eller flyttet tekst er gemt som ændringer (%d). Acceptér alle ændringer.",
            "Deleted or moved text is kept as tracked changes (%d). Accept all changes."),
    INSERTED_CHANGE(
            Severity.NOTE,
            "Teksten har ændringer, der ikke er accepteret (%d).",
            "The text has changes that were not accepted (%d)."),
    HIDDEN_TEXT(
            Severity.HOLD,
            "Teksten har skjulte stykker (%d). Vis eller slet dem.",
            "The text has hidden stretches (%d). Show or delete them."),
    FAST_SAVED(
            Severity.HOLD,
            "Filen er hurtiggemt og kan rumme slettet tekst (%d). Gem den på ny.",
            "The file was fast-saved and may hold deleted text (%d). Save it anew."),
    HIDDEN_SLIDE(
            Severity.HOLD,
            "Et skjult dias (%d). Vis det eller slet det.",
            "A hidden slide (%d). Show it or delete it."),
    SLIDE_NOTES(Severity.NOTE, "Diasset har noter (%d afsnit).", "The slide has notes (%d paragraphs)."),
    OFF_SLIDE(
            Severity.HOLD,
            "Figurer ligger uden for diasset (%d). Slet dem.",
            "Shapes lie outside the slide (%d). Delete them."),
    THUMBNAIL(
            Severity.NOTE,
            "Et lille billede af filen, som den engang var, ligger i den (%d).",
            "A small picture of the file as it once was lies in it (%d)."),
    CUSTOM_XML(Severity.NOTE, "Filen bærer egne XML-data (%d).", "The file carries XML data of its own (%d)."),
    EMBEDDED_FILE(
            Severity.HOLD,
            "En hel fil er indlejret (%d). Indsæt den som billede eller slet den.",
            "A whole file is embedded (%d). Paste it as a picture or delete it."),
    ATTACHMENT(
            Severity.HOLD,
            "En fil er vedhæftet (%d). Slet den vedhæftede fil.",
            "A file is attached (%d). Delete the attachment."),
    CHART_WORKBOOK(
            Severity.HOLD,
            "Regnearket bag en figur har mere, end figuren viser (%d værdier). Indsæt figuren som billede.",
            "The workbook behind a chart holds more than the chart shows (%d values). Paste the chart as a picture."),
    EARLIER_REVISION(
            Severity.HOLD,
            "Filen gemmer en tidligere udgave af sig selv (%d). Udskriv den til en ny PDF.",
            "The file keeps an earlier edition of itself (%d). Print it to a new PDF."),
    HIDDEN_LAYER(
            Severity.HOLD,
            "Skjulte lag (%d). Slet lagene eller udskriv til en ny PDF.",
            "Hidden layers (%d). Delete the layers or print to a new PDF."),
    ANNOTATION(
            Severity.HOLD,
            "Siderne har noter og mærkater (%d). Læs og slet dem.",
            "The pages have notes and marks (%d). Read and delete them."),
    FORM_VALUES(Severity.NOTE, "Formularfelter er udfyldt (%d).", "Fields of a form are filled in (%d)."),
    OUTSIDE_PAGE(
            Severity.HOLD,
            "Tekst ligger uden for det, der ses af siden (%d tegn). Fjern den.",
            "Text lies outside what is seen of the page (%d characters). Remove it."),
    INVISIBLE_TEXT(
            Severity.HOLD, "Tekst er usynlig (%d tegn). Fjern den.", "Text is invisible (%d characters). Remove it."),
    PALE_TEXT(
            Severity.HOLD,
            "Tekst har samme farve som sin bund (%d tegn). Fjern den, eller giv den en farve.",
            "Text has the colour of its ground (%d characters). Remove it, or give it a colour."),
    UNCHECKED_SIGHT(
            Severity.NOTE,
            "Der er tegnet så meget, at det ikke er undersøgt til ende, om tekst er skjult (%d side).",
            "So much is drawn that whether text is hidden was not looked at to the end (%d page)."),
    COVERED_TEXT(
            Severity.HOLD,
            "Tekst ligger under noget, der dækker den (%d tegn). Fjern teksten selv.",
            "Text lies under something that covers it (%d characters). Remove the text itself."),
    TINY_TEXT(
            Severity.HOLD,
            "Tekst er mindre end et punkt (%d tegn). Fjern den, eller gør den større.",
            "Text is smaller than a point (%d characters). Remove it, or make it larger."),
    TEXT_UNDER_PICTURE(
            Severity.NOTE,
            "Tekst ligger usynligt under et billede, som efter tekstgenkendelse (%d tegn).",
            "Text lies invisibly under a picture, as after text recognition (%d characters)."),
    PAGE_COMMENT(Severity.NOTE, "Kildeteksten har kommentarer (%d).", "The source has comments (%d)."),
    HIDDEN_DATA(
            Severity.HOLD,
            "Skjulte elementer bærer tabeller eller mange tal (%d). Vis eller slet dem.",
            "Hidden elements carry tables or many numbers (%d). Show or delete them."),
    HIDDEN_ELEMENT(Severity.NOTE, "Siden har skjulte elementer (%d).", "The page has hidden elements (%d)."),
    SCRIPT_DATA(
            Severity.HOLD,
            "Scripts eller attributter bærer data (%d værdier). Gem figuren som billede.",
            "Scripts or attributes carry data (%d values). Save the figure as a picture."),
    DATA_URI(
            Severity.HOLD,
            "En fil, der ikke er et billede, ligger i kildeteksten (%d). Fjern den.",
            "A file that is no picture lies in the source (%d). Remove it."),
    PERSON_NAME(
            Severity.NOTE,
            "Filens egenskaber nævner en person, som forfatter eller lignende (%d).",
            "The file's properties name a person, such as its author (%d)."),
    LOCATION(
            Severity.HOLD,
            "Billedet siger, hvor det er taget (%d). Fjern stedet fra dets egenskaber.",
            "The picture tells where it was taken (%d). Remove the position from its properties."),
    PICTURE_TEXT(
            Severity.HOLD,
            "Billedet bærer lange tekster ved siden af det, der ses (%d). Gem billedet på ny uden dem.",
            "The picture carries long texts beside what is seen (%d). Save the picture anew without them."),
    MORE_PICTURES(
            Severity.NOTE,
            "Filen har flere billeder end det første (%d).",
            "The file has more pictures than the first (%d)."),
    UNREAD_PICTURE(
            Severity.HOLD,
            "Tekst i billeder skulle læses, men blev det ikke til ende (%d). Se billederne selv.",
            "Text in pictures was to be read and was not, or not to the end (%d). Look at the pictures yourself.");

    private final Severity severity;
    private final String da;
    private final String en;

    Hiding(Severity severity, String da, String en) {
        this.severity = severity;
        this.da = da;
        this.en = en;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public Phrase says(int count) {
        return Phrase.of(da, en, count);
    }
}
