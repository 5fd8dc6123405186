package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People picked by their local numbers (R59), and conditions on other things. */
final class NamedPeopleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d <- d[!(d$id %in% c(1017, 1033)), ]",
                "df = df[~df.patient_id.isin([1017])]",
                "df = df[~df['pid'].isin([\"P1017\", \"P1033\"])]",
                "df.loc[df['pid'] == 1017, 'sex'] = 'F'",
                "d$sex[d$record_id == 317] <- 'F'",
                ". drop if lopenr==1017",
                "drop if inlist(id, 1017, 1033)",
                "if id in (1017, 1033) then delete;",
                "x[x$id == 1017, ]; x[x$id == 1033, ]",
            })
    void peopleAreFound(String text) {
        assertThat(found(text)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d <- d[d$age >= 18 & d$age <= 90, ]",
                "df = df[df['gene_id'].isin([7157, 672])]",
                "d <- d[!(d$year %in% c(2011, 2012)), ]",
                "x[x$id == 1017, ]",
                "merge(d, e, by = c(\"id\", \"2011\"))",
                "d[, .(n = uniqueN(patient_id)), by = year]",
                "for id in ids: print(id, 100)",
            })
    void otherConditionsAreNot(String text) {
        assertThat(found(text)).isZero();
    }

    private static int found(String text) {
        NamedPeople named = new NamedPeople();
        Passages.lines("a.R", text.split("\n", -1)).forEach(named::look);
        return named.findings().size();
    }
}
