package dk.sluse.genome;

import java.util.Set;

/**
 * What is asked of the genome database and of a register in a database. The text of each query is an operator's, in {@code
 * config/genome.yaml}: NGC keeps the metadata and its specification (R7).
 */
public enum QueryName {

    /** The samples of persons: {@code :numbers} are ten digits each. */
    SAMPLES_BY_PERSON("samples-by-person", Set.of("numbers"), false, Set.of("person", "sample")),

    /** The samples that fit <code>{conditions}</code>. */
    SAMPLES_BY_CRITERIA("samples-by-criteria", Set.of(), true, Set.of("person", "sample")),

    /** Who samples are of, with their numbers, for the second look into the register. */
    PERSONS_OF_SAMPLES("persons-of-samples", Set.of("samples"), false, Set.of("sample", "person", "number")),

    /** The FASTQ files of samples. */
    FILES_OF_SAMPLES(
            "files-of-samples",
            Set.of("samples"),
            false,
            Set.of("sample", "read", "lane", "object_key", "size", "sha256")),

    /** What may be told of samples, in columns that the sheet picks from. */
    SHEET_OF_SAMPLES("sheet-of-samples", Set.of("samples"), false, Set.of("sample", "person")),

    /** How many persons fit <code>{conditions}</code>. */
    OVERVIEW("overview", Set.of(), true, Set.of("persons")),

    /** Which of {@code :numbers} are in the register. */
    REGISTERED("registered", Set.of("numbers"), false, Set.of("number")),

    /** One row: how many entries the register has, and when it was last brought up to date. */
    REGISTER_STATE("register-state", Set.of(), false, Set.of("entries", "updated_at"));

    /** Stands in a query's text where the conditions of criteria go. */
    public static final String CONDITIONS = "{conditions}";

    /** A parameter that the conditions of criteria may use: the day they are asked. */
    public static final String TODAY = "today";

    private final String text;
    private final Set<String> parameters;
    private final boolean conditional;
    private final Set<String> columns;

    QueryName(String text, Set<String> parameters, boolean conditional, Set<String> columns) {
        this.text = text;
        this.parameters = parameters;
        this.conditional = conditional;
        this.columns = columns;
    }

    /** Its name in the configuration. */
    public String text() {
        return text;
    }

    /** The parameters that its text must hold, each as {@code :name}. */
    public Set<String> parameters() {
        return parameters;
    }

    /** Whether its text must hold {@link #CONDITIONS}. */
    public boolean isConditional() {
        return conditional;
    }

    /** The columns that its rows must have. */
    public Set<String> columns() {
        return columns;
    }
}
