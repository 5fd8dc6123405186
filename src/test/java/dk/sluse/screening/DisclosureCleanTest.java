package dk.sluse.screening;

import static dk.sluse.screening.Samples.row;
import static dk.sluse.screening.Samples.sheet;
import static dk.sluse.screening.Screened.assertThatScreening;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables, logs and scripts as papers carry them, which give nobody away: none may be held. */
final class DisclosureCleanTest {

    @TempDir
    private Path folder;

    record Clean(String title, Function<Samples, Path> file) {
        @Override
        public String toString() {
            return title;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"sheets", "texts", "logs", "days", "suppressed", "scripts"})
    void passes(Clean clean) {
        assertThatScreening(clean.file().apply(new Samples(folder))).passes();
    }

    static Stream<Clean> sheets() {
        return Stream.of(
                sheetOf(
                        "a regression table",
                        row("Variable", "OR", "95% CI", "p"),
                        row("Age", 1.03, "1.01-1.05", 0.0012),
                        row("Sex", 2, "1-4", 0.17),
                        row("Stage", 3, "2-5", 0.01)),
                sheetOf(
                        "hazard ratios that are whole",
                        row("Gene", "HR", "Lower", "Upper", "P"),
                        row("A", 2, 1, 4, 0.01),
                        row("B", 3, 2, 4, 0.001)),
                sheetOf(
                        "a plan of weeks",
                        row("Task", "Start week", "Weeks"),
                        row("Ethics", 1, 4),
                        row("Analysis", 8, 12)),
                sheetOf(
                        "doses",
                        row("Dose (mg)", "Days", "Tablets per day"),
                        row(5, 3, 2),
                        row(10, 7, 1),
                        row(20, 4, 3)),
                sheetOf("counts by year", row("Year", "n"), row(2019, 412), row(2020, 398), row(2021, 455)),
                sheetOf(
                        "years as headings",
                        row("Region", 2019, 2020, 2021),
                        row("East", 412, 398, 377),
                        row("West", 120, 133, 141)),
                sheetOf(
                        "positions",
                        row("CHR", "BP", "SNP", "OR", "P"),
                        row(1, 101701239, "rs1", 1.2, 1e-9),
                        row(2, 1018012, "rs2", 0.8, 1e-8),
                        row(3, 4, "rs3", 1.1, 3e-8)),
                sheetOf(
                        "a baseline table",
                        row("", "Cases (N = 400)", "Controls (N = 800)"),
                        row("Female, n (%)", "200 (50.0)", "410 (51.3)"),
                        row("Age, mean (SD)", "54.2 (4.1)", "53.9 (4.0)"),
                        row("Parity, mean (SD)", "2 (1)", "3 (1)"),
                        row("Smoker, n (%)", "100 (25.0)", "160 (20.0)")),
                sheetOf(
                        "a baseline table with medians and n",
                        row("", "Cases (n = 400)", "Controls (n = 800)"),
                        row("Age, median (IQR)", "54 (48-61)", "53 (47-60)"),
                        row("Follow-up, years", 4, 3)),
                sheetOf(
                        "stages with enough people",
                        row("Stage", "n", "%"),
                        row(1, 40, 40.0),
                        row(2, 35, 35.0),
                        row(3, 25, 25.0)),
                sheetOf(
                        "models with degrees of freedom",
                        row("Model", "df", "AIC", "BIC", "Chi2"),
                        row("M1", 3, 412.2, 430.1, 12.2),
                        row("M2", 4, 409.0, 431.2, 3)),
                sheetOf(
                        "odds ratios by quartile",
                        row("Quartile", "N", "Cases", "OR"),
                        row(1, 400, 40, 1),
                        row(2, 400, 52, 1.4),
                        row(3, 400, 61, 1.6),
                        row(4, 400, 80, 2)),
                sheetOf(
                        "a variant list",
                        row("Gene", "Variant", "Exon", "MAF"),
                        row("BRCA1", "c.68_69del", 2, 0.001),
                        row("BRCA2", "c.5946del", 11, 0.002)),
                sheetOf(
                        "numbers of variants",
                        row("Chromosome", "Number of variants", "Genes"),
                        row("21", 3, 2),
                        row("22", 412, 4)),
                sheetOf(
                        "means with decimals",
                        row("Group", "n", "Mean", "SD"),
                        row("A", 120, 3.1, 1.2),
                        row("B", 98, 2.9, 1.1)),
                sheetOf("settings", row("Parameter", "Value"), row("threads", 4), row("seed", 3), row("folds", 2)),
                sheetOf(
                        "scores of a questionnaire",
                        row("Question", "Mean score", "Median score (n = 412)"),
                        row("Q1", 3.2, 3),
                        row("Q2", 2.8, 2)),
                sheetOf(
                        "rates",
                        row("Region", "Rate per 1000", "Persons"),
                        row("East", 3, 12000),
                        row("West", 4, 9800)),
                sheetOf(
                        "a cross table with nobody",
                        row("group", "no", "yes", "all"),
                        row("A", 12, 34, 46),
                        row("B", 0, 55, 55)),
                sheetOf(
                        "percentages of many",
                        row("Group", "N", "Smokers, %"),
                        row("A", 2000, 20.4),
                        row("B", 1840, 7.5)),
                sheetOf(
                        "counts by sex and age",
                        row("Sex", "Age", "n", "mean BMI"),
                        row("F", "40-49", 120, 24.1),
                        row("F", "50-59", 130, 25.0),
                        row("M", "40-49", 110, 26.1),
                        row("M", "50-59", 99, 26.3)),
                sheetOf("tests", row("Test", "t", "df", "p"), row("A vs B", 2, 4, 0.05), row("A vs C", 3, 4, 0.01)),
                sheetOf("time", row("Step", "Minutes", "Memory (GB)"), row("align", 12, 4), row("call", 3, 2)));
    }

    static Stream<Clean> texts() {
        return Stream.of(
                text(
                        "the ages of a cohort, which anybody may know",
                        "People aged 40-69 were asked; the age range 40-69 is usual."),
                text(
                        "totals of many contributors",
                        "Region;n;Total cost;Largest;Second largest",
                        "North;412;918000;41000;39000",
                        "South;97;410000;21000;20500"),
                text("a range of a stated group", "Age at onset: median 41, range 3-97 years, in 412 patients."),
                text(
                        "a numbered list",
                        "1. Introduction",
                        "2. Methods",
                        "3. Results",
                        "3.1 Cohort",
                        "3.2 Genotypes",
                        "4. Discussion"),
                text(
                        "contents with pages",
                        "Introduction .......... 1",
                        "Methods ............... 3",
                        "Results ............... 4",
                        "Discussion ............ 9"),
                text(
                        "references",
                        "1. Smith A, et al. N Engl J Med. 2020;382(4):321-33. doi:10.1056/NEJMoa1912345",
                        "2. Jensen B, et al. Lancet. 2019;393(2):123-34. PMID: 30612345",
                        "3. Hansen C. BMJ. 2018;4:1-3."),
                text(
                        "prose",
                        "We included 12,345 persons, of whom 412 (3.3 %) had the diagnosis; the odds ratio was 1.2 (95 % CI 1.1-1.3, p = 0.003).",
                        "Two models were fitted, with 3 and 4 covariates, over 5 years of follow-up, and the",
                        "results were the same in 2 of 3 sensitivity analyses, see tables 1, 2 and 3."),
                text("dates", "2024-01-31;start;1", "2024-02-01;stop;2", "2024-02-02;start;3"),
                text("phones", "Name          Phone", "Office        35 32 32 32", "Secretary     35 32 32 33"),
                text(
                        "a table of estimates",
                        "term         estimate  std.error  statistic  p.value",
                        "(Intercept)      2.00       1.00       2.00     0.045",
                        "age              3.00       1.00       3.00     0.003",
                        "sex              4.00       2.00       2.00     0.046"),
                text("versions", "package    version", "dplyr      1.1.4", "broom      1.0.5", "survival   3.5-7"),
                text(
                        "Markdown of estimates",
                        "| Variable | OR | 95 % CI | p |",
                        "|---|---|---|---|",
                        "| Age | 2 | 1–4 | 0.04 |",
                        "| Sex | 3 | 2–4 | <0.001 |"),
                text(
                        "counts in Markdown",
                        "| Group | n | % |",
                        "|---|---:|---:|",
                        "| A | 97 | 97.0 |",
                        "| B | 30 | 23.6 |"),
                text(
                        "LaTeX of estimates",
                        "\\begin{tabular}{lrr}",
                        "Group & OR & p \\\\ \\hline",
                        "A & 1 & -- \\\\",
                        "B & 2 & 0.04 \\\\",
                        "C & 3 & $<$0.001 \\\\",
                        "\\end{tabular}"),
                text(
                        "GWAS results",
                        "SNP\tCHR\tBP\tA1\tF_A\tOR\tP",
                        "rs1\t1\t752566\tA\t0.21\t1.1\t0.02",
                        "rs2\t2\t3\tG\t0.11\t2\t0.5",
                        "rs3\t4\t123\tG\t0.31\t1\t0.7"),
                text("a table of genes", "Gene\tTranscripts\tExons\tChr", "BRCA1\t4\t23\t17", "TP53\t3\t11\t17"),
                text(
                        "model comparison",
                        "Model    Df  AIC    Chisq  Pr(>Chisq)",
                        "null      2  512.1         ",
                        "full      4  498.2  17.9   0.0001"));
    }

    static Stream<Clean> logs() {
        return Stream.of(
                log(
                        "a linear model in R",
                        "Call:",
                        "lm(formula = bmi ~ age + sex, data = d)",
                        "",
                        "Coefficients:",
                        "            Estimate Std. Error t value Pr(>|t|)    ",
                        "(Intercept) 24.00000    1.00000  24.000   <2e-16 ***",
                        "age          2.00000    1.00000   2.000   0.0456 *  ",
                        "sexM         3.00000    1.00000   3.000   0.0027 ** ",
                        "---",
                        "Signif. codes:  0 '***' 0.001 '**' 0.01 '*' 0.05 '.' 0.1 ' ' 1",
                        "",
                        "Residual standard error: 3.9 on 409 degrees of freedom",
                        "Multiple R-squared:  0.3,	Adjusted R-squared:  0.29 ",
                        "F-statistic: 89.1 on 2 and 409 DF,  p-value: < 2.2e-16"),
                log(
                        "a Cox model in R",
                        "  n= 412, number of events= 120 ",
                        "",
                        "         coef exp(coef) se(coef)     z Pr(>|z|)    ",
                        "age   0.03000   1.03000  0.01000 3.000  0.00270 ** ",
                        "sexM  0.69000   2.00000  0.20000 3.450  0.00056 ***"),
                log(
                        "a regression in Stata",
                        "Logistic regression                             Number of obs     =        412",
                        "                                                LR chi2(2)        =      12.34",
                        "------------------------------------------------------------------------------",
                        "        case | Odds ratio   Std. err.      z    P>|z|     [95% conf. interval]",
                        "-------------+----------------------------------------------------------------",
                        "         age |          2          1     2.00   0.045            1           4",
                        "         sex |          3          1     3.00   0.003            2           4",
                        "------------------------------------------------------------------------------"),
                log("counts in R", "> table(d$group, d$outcome)", "   ", "     no yes", "  A  31  34", "  B  41  22"),
                log(
                        "iterations",
                        "Iteration 0:   log likelihood = -412.12",
                        "Iteration 1:   log likelihood = -399.01",
                        "Iteration 2:   log likelihood = -398.99",
                        "Iteration 3:   log likelihood = -398.99"),
                log("epochs", "epoch loss acc", "1 0.69 0.50", "2 0.51 0.71", "3 0.42 0.80", "4 0.40 0.81"),
                log(
                        "timings",
                        "2026-10-05 10:29:41 INFO 3 files read",
                        "2026-10-05 10:29:42 INFO 4 threads",
                        "2026-10-05 10:29:44 INFO done in 2.61 s"),
                log(
                        "a printed summary of groups",
                        "> print(tab)",
                        "  group   n cases   or",
                        "1     A 412    40 1.00",
                        "2     B 398    52 1.31"),
                log(
                        "the first rows of results",
                        "> head(results)",
                        "     term estimate p.value",
                        "1    age      1.03   0.003",
                        "2    sex      0.91   0.170",
                        "3    bmi      1.10   0.010"),
                log(
                        "a described data frame",
                        "             age         bmi",
                        "count  412.00000  412.000000",
                        "mean    54.20000   25.100000",
                        "std      9.10000    4.000000",
                        "min     18.00000   16.000000",
                        "25%     47.00000   22.000000",
                        "50%     54.00000   25.000000",
                        "max     97.00000   51.000000"),
                log(
                        "a Stata summary",
                        "    Variable |        Obs        Mean    Std. dev.       Min        Max",
                        "-------------+---------------------------------------------------------",
                        "         age |        412        54.2         9.1         18         97"));
    }

    /** Days of versions, steps and remarks are nobody's. */
    static Stream<Clean> days() {
        return Stream.of(
                script(
                        "history.R",
                        "# Date, Author, Change",
                        "# 2024-01-31, Officer One, first version",
                        "# 2024-02-12, Officer Two, other model",
                        "# 2024-03-05, Officer One, new figures",
                        "",
                        "library(dplyr)"),
                text(
                        "versions with their days",
                        "Version;Date;Change",
                        "1.0.1;2024-01-31;first version",
                        "1.0.2;2024-02-12;other model",
                        "1.1.0;2024-03-05;new figures"),
                log(
                        "steps with their days",
                        "Step     Date        Status",
                        "align    2024-01-31  done",
                        "call     2024-02-01  done",
                        "filter   2024-02-02  failed"));
    }

    static Stream<Clean> suppressed() {
        return Stream.of(
                sheetOf(
                        "two hidden with a total far away",
                        row("Group", "n"),
                        row("A", 40),
                        row("B", "<5"),
                        row("C", "<5"),
                        row("D", 20),
                        row("Total", 65)),
                sheetOf("hidden without a total", row("Group", "n"), row("A", 40), row("B", "<5")),
                sheetOf(
                        "four hidden at the corners",
                        row("", "a", "b", "c", "Total"),
                        row("East", "*", "*", 9, 40),
                        row("West", "*", "*", 7, 38),
                        row("South", 11, 12, 14, 37),
                        row("Total", 45, 40, 30, 115)),
                sheetOf("hidden with its percentage", row("Group", "n (%)"), row("A", "40 (95)"), row("B", "<5 (<10)")),
                text("hidden in text", "group\tn", "A\t40", "B\tn<5", "C\t1-4"),
                text("marks that are p-values", "term;estimate;p", "age;1,2;<0,001", "sex;1,1;NA", "bmi;1,0;."),
                sheetOf(
                        "dashes for nobody",
                        row("Group", "Cases", "Controls", "Total"),
                        row("A", 20, 10, 30),
                        row("B", "-", 14, 14),
                        row("Total", 20, 24, 44)));
    }

    static Stream<Clean> scripts() {
        return Stream.of(
                script(
                        "s.R",
                        "library(dplyr)",
                        "breaks <- c(0, 18, 40, 65, 100)",
                        "labels <- c(\"<18\", \"18-39\", \"40-64\", \"65+\")",
                        "d <- readRDS(\"d.rds\") %>% filter(n >= 5)",
                        "head(d)",
                        "print(d, n = 3)",
                        "set.seed(3)"),
                script(
                        "m.R",
                        "m <- glm(case ~ age + sex, family = binomial, data = d)",
                        "quantile(d$age, probs = c(0.05, 0.25, 0.5, 0.75, 0.95))",
                        "x <- matrix(0, nrow = 3, ncol = 4)",
                        "cols <- c(age = \"Age\", sex = \"Sex\", bmi = \"BMI\")"),
                script(
                        "p.py",
                        "import pandas as pd",
                        "df = pd.read_csv('d.csv')",
                        "print(df.groupby('sex').agg({'age': ['mean', 'std']}))",
                        "ax.set_xlim([0, 4])",
                        "COLORS = {'a': 1, 'b': 2, 'c': 3}"),
                script(
                        "r.R",
                        "#> # A tibble: 2 x 2",
                        "#>   group     n",
                        "#>   <chr> <int>",
                        "#> 1 A       412",
                        "#> 2 B       398"));
    }

    private static Clean sheetOf(String title, Object[]... rows) {
        return new Clean(title, s -> s.xlsx("T.xlsx", w -> sheet(w, "S", rows)));
    }

    private static Clean text(String title, String... lines) {
        return new Clean(title, s -> s.text("t.txt", lines));
    }

    private static Clean log(String title, String... lines) {
        return new Clean(title, s -> s.text("t.log", lines));
    }

    private static Clean script(String name, String... lines) {
        return new Clean("script " + name, s -> s.text(name, lines));
    }
}
