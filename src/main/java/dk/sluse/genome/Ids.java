package dk.sluse.genome;

import dk.sluse.wording.Masking;
import java.util.Optional;

/** The genome database's own names for persons and samples. They are kept by the hub, so they must be no person numbers. */
final class Ids {

    private static final int LONGEST = 200;

    private Ids() {}

    static String checked(Optional<String> id, QueryName query, String column) throws GenomeUnavailableException {
        String text = id.orElse("");
        if (text.isBlank() || text.length() > LONGEST) {
            throw fault(query, column, "is empty or longer than " + LONGEST + " characters");
        }
        if (!Masking.mask(text).equals(text)) {
            throw fault(query, column, "looks like a person number");
        }
        return text;
    }

    private static GenomeUnavailableException fault(QueryName query, String column, String what) {
        return new GenomeUnavailableException("A value of the column \"" + column + "\" of the query \"" + query.text()
                + "\" " + what + ". Mend the query in config/genome.yaml.");
    }
}
