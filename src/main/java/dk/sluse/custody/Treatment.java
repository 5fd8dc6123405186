package dk.sluse.custody;

/** What custody does to the bytes of a file on its way. It never changes how many there are. */
public enum Treatment {

    /** Nothing. */
    AS_IS,

    /**
     * Blanks what the headers of a gzip file say of where it came from: file names, comments, times, unknown extra fields,
     * in every member of the file (R21). The compressed data is untouched.
     */
    GZIP_NAMES_BLANKED
}
