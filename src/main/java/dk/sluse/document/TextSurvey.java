package dk.sluse.document;

import dk.sluse.bytes.Bytes;
import dk.sluse.bytes.Sieves;
import dk.sluse.bytes.Survey;
import dk.sluse.bytes.Windows;
import java.io.IOException;

/** What one reading of a large text found: the lines that each policy need see, and those where tables may end. */
record TextSurvey(Sieves sieves, Survey survey) {

    static TextSurvey of(Bytes text, Sieves sieves) throws IOException {
        return new TextSurvey(sieves, Survey.of(text, sieves.and(BlockEnds::new)));
    }

    boolean isFor(Sieves asked) {
        return sieves.equals(asked);
    }

    Windows windows(int topic) {
        return survey.windows(topic);
    }

    Windows blockEnds() {
        return survey.windows(sieves.before().size());
    }

    long stray() {
        return survey.stray();
    }
}
