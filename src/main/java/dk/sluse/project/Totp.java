package dk.sluse.project;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes that change every half minute (RFC 6238, with HMAC-SHA-1 and six digits, as every authenticator app makes them). */
final class Totp {

    static final int SECONDS = 30;
    private static final int DIGITS = 6;
    /** How many steps a phone's clock may be off, either way. */
    private static final int DRIFT = 1;

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    /** The step of a moment. */
    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SECONDS);
    }

    /** The code of a step, with so many digits. */
    static String code(byte[] secret, long step, int digits) {
        byte[] hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
        return String.format(Locale.ROOT, "%0" + digits + "d", number % (int) Math.pow(10, digits));
    }

    static String code(byte[] secret, long step) {
        return code(secret, step, DIGITS);
    }

    /** The step that a code belongs to, of those near a moment and after the one that was used last. */
    static OptionalLong matching(byte[] secret, String code, Instant now, long lastUsed) {
        long here = step(now);
        return LongStream.rangeClosed(here - DRIFT, here + DRIFT)
                .filter(step -> step > lastUsed)
                .filter(step -> java.security.MessageDigest.isEqual(
                        code(secret, step).getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                        code.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .findFirst();
    }

    /** A secret as authenticator apps take it in (RFC 4648). */
    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte each : bytes) {
            held = (held << 8) | (each & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt((held >> bits) & 0x1f));
            }
        }
        if (bits > 0) {
            text.append(BASE32.charAt((held << (5 - bits)) & 0x1f));
        }
        return text.toString();
    }

    private static byte[] hmac(byte[] secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
