package dk.sluse.document;

import dk.sluse.wording.Phrase;

/** What a file may do by itself, or fetch from elsewhere, when somebody opens it (R43, F38). */
public enum Action implements Sight {
    MACRO(
            Severity.HOLD,
            "Filen har makroer (%d). Fjern dem, eller begrund dem over for sagsbehandleren.",
            "The file has macros (%d). Remove them, or explain them to the officer."),
    MACRO_SHEET(
            Severity.HOLD,
            "Filen har ark med makroer fra Excel 4 (%d). Slet dem.",
            "The file has sheets of Excel 4 macros (%d). Delete them."),
    DDE(
            Severity.REFUSE,
            "Et felt starter et andet program (DDE, %d). Slet feltet.",
            "A field starts another program (DDE, %d). Delete the field."),
    FORMULA_IN_TEXT(
            Severity.HOLD,
            "En celles tekst starter et program, hvis den indsættes som formel (%d). Slet den.",
            "A cell's text starts a program if it is pasted as a formula (%d). Delete it."),
    EXTERNAL_LINK(
            Severity.HOLD,
            "Filen henter indhold fra andre filer eller steder (%d). Bryd kæderne.",
            "The file fetches content from other files or places (%d). Break the links."),
    EXTERNAL_TEMPLATE(
            Severity.HOLD,
            "Filen henter sin skabelon udefra (%d). Vælg en almindelig skabelon.",
            "The file fetches its template from outside (%d). Choose an ordinary template."),
    LOCAL_TEMPLATE(
            Severity.NOTE,
            "Filen nævner stien til sin skabelon (%d).",
            "The file names the path of its template (%d)."),
    EXTERNAL_DATA(
            Severity.HOLD,
            "Filen har en forbindelse til en datakilde (%d). Slet forbindelsen.",
            "The file has a connection to a source of data (%d). Delete the connection."),
    CONTROL(
            Severity.HOLD,
            "Filen har ActiveX-kontroller (%d). Slet dem.",
            "The file has ActiveX controls (%d). Delete them."),
    EMBEDDED_OBJECT(
            Severity.HOLD,
            "Filen har indlejrede objekter, som andre programmer åbner (%d). Indsæt dem som billeder.",
            "The file has embedded objects that other programs open (%d). Paste them as pictures."),
    LAUNCH(
            Severity.REFUSE,
            "Filen starter et program, når den læses (%d). Fjern handlingen.",
            "The file starts a program when it is read (%d). Remove the action."),
    SUBMIT(
            Severity.HOLD,
            "Filen sender formularers indhold eller henter data fra nettet (%d). Fjern handlingen.",
            "The file sends forms or fetches data over the network (%d). Remove the action."),
    SCRIPT(Severity.HOLD, "Filen har scripts (%d). Fjern dem.", "The file has scripts (%d). Remove them."),
    PAGE_SCRIPT(
            Severity.NOTE,
            "Siden har scripts, som sider fra R Markdown og Jupyter har (%d).",
            "The page has scripts, as pages of R Markdown and Jupyter do (%d)."),
    REMOTE_CONTENT(
            Severity.HOLD,
            "Siden henter scripts, rammer eller objekter fra nettet (%d). Gem den selvstændig.",
            "The page fetches scripts, frames or objects over the network (%d). Save it self-contained."),
    LIBRARY(
            Severity.NOTE,
            "Siden henter kendte biblioteker fra nettet (%d).",
            "The page fetches well-known libraries over the network (%d)."),
    REMOTE_PICTURE(
            Severity.NOTE,
            "Siden henter billeder fra nettet (%d).",
            "The page fetches pictures over the network (%d).");

    private final Severity severity;
    private final String da;
    private final String en;

    Action(Severity severity, String da, String en) {
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
