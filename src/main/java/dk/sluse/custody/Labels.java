package dk.sluse.custody;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/** The hub's own names for things it puts into places. No two parcels of any consignments get the same (F7). */
final class Labels {

    /** How every name begins that is the hub's own. */
    static final String OWN = ".sluse-";

    private static final int LONGEST = 40;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_EXTENSION = 16;

    private Labels() {}

    /** Where a consignment's source waits: the same spot in every attempt. */
    static Spot held(String consignment, String parcel) {
        return Spot.held(SafePath.of(label(consignment) + "-" + digest(consignment) + "/" + label(parcel) + "-"
                + digest(consignment, parcel)));
    }

    /** The hidden name of an unfinished copy: another one in every attempt, so that no two ever write to the same. */
    static String temporary(String consignment, String parcel, int attempt) {
        return OWN + "part-" + label(consignment) + "-" + label(parcel) + "-" + digest(consignment, parcel) + "-"
                + attempt;
    }

    static boolean isOwn(SafePath path) {
        return path.names().stream().anyMatch(name -> name.startsWith(OWN));
    }

    /** The n-th name to try for a file whose own name is taken: {@code table (returned 42).xlsx}. */
    static String returned(String name, String number, int n) {
        String mark = " (returned " + number + (n == 1 ? "" : ", " + n) + ")";
        int dot = name.lastIndexOf('.');
        boolean extended = dot > 0 && name.length() - dot <= LONGEST_EXTENSION;
        String extension = extended ? name.substring(dot) : "";
        String stem = extended ? name.substring(0, dot) : name;
        while (bytes(stem + mark + extension) > LONGEST_NAME) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem + mark + extension;
    }

    /** A readable form of an id that is safe in a name. */
    static String label(String id) {
        String plain = id.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String some = plain.isEmpty() ? "x" : plain;
        return some.length() <= LONGEST ? some : some.substring(0, LONGEST);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String digest(String... parts) {
        MessageDigest sha256 = DigestUtils.getSha256Digest();
        for (String part : parts) {
            sha256.update(part.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) 0);
        }
        return HexFormat.of().formatHex(sha256.digest(), 0, 8);
    }
}
