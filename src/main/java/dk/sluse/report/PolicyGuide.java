package dk.sluse.report;

import dk.sluse.wording.Phrase;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why a policy exists and what mends what it finds, in words for a researcher: shown in reports and by {@code sluse screen
 * --explain}. A section such as N 8.2 is one of the guideline of the Danish National Genome Center on release and export.
 *
 * @param rules the rows of the rules it rests on
 * @param source where the rule is written
 * @param why what the rule is for
 * @param mend what to change so that nothing is found
 */
record PolicyGuide(String rules, String source, Phrase why, Phrase mend) {

    private static final Map<String, PolicyGuide> ALL = guides();

    private static final PolicyGuide ANY = guide(
            "R43",
            "N 7.2",
            "Filen skal kunne kontrolleres og følge reglerne for resultater.",
            "The file must be open to inspection and follow the rules for results.",
            "Ret filen, eller forklar sagsbehandleren, hvorfor den kan hjemtages.",
            "Change the file, or explain to the officer why it can be exported.");

    /** The guide of a policy; a general one where it has none of its own. */
    static PolicyGuide of(String policy) {
        return ALL.getOrDefault(policy, ANY);
    }

    private static Map<String, PolicyGuide> guides() {
        Map<String, PolicyGuide> all = new LinkedHashMap<>();
        all.put(
                "allowed-type",
                guide(
                        "R57, R43",
                        "N 8.2, table 1",
                        "Kun filtyper, der kan kontrolleres, kan hjemtages, og indholdet skal være det, navnet siger.",
                        "Only file types that can be inspected are exported, and the content must be what the name says.",
                        "Gem filen på ny som en type fra tabel 1, uden adgangskode, indlejrede arkiver eller efterstillede data.",
                        "Save the file anew as a type of table 1, without a password, embedded archives or trailing data."));
        all.put(
                "raw-genomic",
                guide(
                        "R56",
                        "N 8.2",
                        "Rå genomdata (FASTQ, VCF, CRAM m.fl.) hjemtages aldrig.",
                        "Raw genomic data (FASTQ, VCF, CRAM and others) is never exported.",
                        "Fjern sekvenser, reads og genotyper; vis summerede resultater i stedet.",
                        "Remove sequences, reads and genotypes; show summarised results instead."));
        all.put(
                "person-id",
                guide(
                        "R50, R60, R61",
                        "N 8.1, N 8.3",
                        "Ingen person må kunne genkendes: ingen CPR-numre, pseudonymer eller id'er på personer.",
                        "No person may be recognised: no person numbers, pseudonyms or ids of persons.",
                        "Fjern numrene, også i navne, noter, skjulte celler og egenskaber, og gem filen på ny.",
                        "Remove the numbers, in names, notes, hidden cells and properties too, and save the file anew."));
        all.put(
                "manifest-agreement",
                guide(
                        "R40, R43, R65",
                        "N 7.1, N 9",
                        "Anmodningen skal beskrive hver fil, begrunde den og sige, om den er identificerbar.",
                        "The request must describe each file, give reasons for it and say whether it is identifiable.",
                        "Ret filens række i manifestet, eller fjern det i filen, som manifestet ikke nævner.",
                        "Correct the file's row of the manifest, or remove what the manifest does not mention."));
        all.put(
                "small-cells",
                guide(
                        "R53, R62",
                        "N 8.2, N 8.3",
                        "En celle med under 5 personer kan genkende dem.",
                        "A cell of fewer than 5 persons may tell who they are.",
                        "Slå grupper sammen, lad cellen være tom, eller skriv n<5; også for procenter og rater.",
                        "Merge groups, leave the cell blank, or write n<5; for percentages and rates too."));
        all.put(
                "back-calculation",
                guide(
                        "R63",
                        "N 8.3",
                        "En skjult celle må ikke kunne regnes ud af totaler, procenter eller rater.",
                        "A hidden cell must not be calculable from totals, percentages or rates.",
                        "Skjul mindst én celle mere i samme række og kolonne, eller fjern eller afrund totalerne.",
                        "Hide at least one more cell in the same row and column, or remove or round the totals."));
        all.put(
                "differencing",
                guide(
                        "R63, R51",
                        "N 8.3",
                        "To tabeller, der hver for sig er i orden, kan sammen vise få personer.",
                        "Two tables, each in order by itself, may together show a few persons.",
                        "Brug samme grupper og population som i det tidligere publicerede, eller slå grupper sammen.",
                        "Use the groups and population of what was published before, or merge groups."));
        all.put(
                "extremes",
                guide(
                        "R54",
                        "N 8.2",
                        "Mindste, største og yderste percentiler er ofte én persons værdi, og en total kan næsten være én bidragyders.",
                        "The least, the greatest and the outermost percentiles are often one person's value, and a total may be almost one contributor's.",
                        "Vis gennemsnit og spredning, eller median og kvartiler med gruppens n på mindst 5.",
                        "Show mean and deviation, or median and quartiles with the group's n of at least 5."));
        all.put(
                "listed-observations",
                guide(
                        "R58, R59",
                        "N 8.3",
                        "Rækker med en person i hver er individdata, også i logfiler og programkode.",
                        "Rows of one person each are individual data, in logs and program code too.",
                        "Fjern udskrifter af rækker og værdier for enkelte personer; vis summer, gennemsnit eller modeller.",
                        "Remove printed rows and values of single persons; show sums, means or models."));
        all.put(
                "hidden-data",
                guide(
                        "R55, R58",
                        "N 8.2, N 8.3",
                        "Det, som en læser ikke ser, følger med filen: skjulte ark, data bag diagrammer, slettet tekst.",
                        "What a reader does not see leaves with the file: hidden sheets, data behind charts, deleted text.",
                        "Sæt diagrammer ind som billeder, slet skjulte ark, accepter ændringer, og fjern egenskaber.",
                        "Insert charts as pictures, delete hidden sheets, accept changes, and remove properties."));
        all.put(
                "figure",
                guide(
                        "R55",
                        "N 8.2",
                        "En figur med et punkt for hver person bærer deres data med sig.",
                        "A figure with a point for each person carries their data.",
                        "Gem figuren som billede (png), saml punkter i felter, og fjern enkelte yderpunkter.",
                        "Save the figure as a picture (png), bin its points, and remove single outliers."));
        all.put(
                "active-content",
                guide(
                        "R57, R43",
                        "N 8.2",
                        "Makroer, scripts og henvisninger ud af filen kan gøre mere, end kontrollen ser.",
                        "Macros, scripts and links out of the file can do more than the inspection sees.",
                        "Gem filen uden makroer, scripts og eksterne henvisninger.",
                        "Save the file without macros, scripts and external links."));
        return all;
    }

    private static PolicyGuide guide(
            String rules, String source, String whyDa, String whyEn, String mendDa, String mendEn) {
        return new PolicyGuide(rules, source, new Phrase(whyDa, whyEn), new Phrase(mendDa, mendEn));
    }
}
