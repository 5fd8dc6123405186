package dk.sluse.document;

/**
 * What a file is.
 *
 * @param sha256 the hash of its bytes, lower-case hex
 * @param size its length in bytes
 * @param type its true type by content, a media type; {@value #UNKNOWN} when it could not be told
 */
public record Facts(String sha256, long size, String type) {

    /** The type of a file that could not be told. */
    public static final String UNKNOWN = "application/octet-stream";
}
