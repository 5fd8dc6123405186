package dk.sluse.release;

import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPEncryptedData;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPMarker;
import org.bouncycastle.openpgp.PGPOnePassSignatureList;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;

/** Opens one OpenPGP message. Nothing of it is handed out before its wholeness is proven. */
final class PgpMessage {

    /** Encryption, compression, and one more for programs that wrap twice. */
    private static final int DEEPEST = 3;

    private static final int MOST_PACKETS = 16;

    private static final Phrase UNPROTECTED = new Phrase(
            "Bilaget er krypteret uden beskyttelse mod ændringer (MDC). Brug et nyere program, fx GnuPG 2, og send igen.",
            "The attachment is encrypted without protection against changes (MDC). Use a newer program, such as GnuPG 2, and send it again.");

    private final PGPSecretKeyRing ring;
    private final int most;

    PgpMessage(PGPSecretKeyRing ring, int most) {
        this.ring = ring;
        this.most = most;
    }

    OpenedList open(InputStream message) throws IOException, NotOpenedException {
        try {
            return decrypted(encrypted(message));
        } catch (PGPException | IOException | RuntimeException e) {
            // The message comes from outside: whatever its packets do to the reader is a fault of the message. The
            // cause is
            // not kept, since it could show what was read.
            throw new NotOpenedException(ListKey.notOurs());
        }
    }

    private static PGPEncryptedDataList encrypted(InputStream message)
            throws IOException, PGPException, NotOpenedException {
        BcPGPObjectFactory packets = new BcPGPObjectFactory(message);
        for (int i = 0; i < MOST_PACKETS; i++) {
            Object packet = packets.nextObject();
            if (packet instanceof PGPEncryptedDataList list) {
                return list;
            }
            if (!(packet instanceof PGPMarker)) {
                break;
            }
        }
        throw new NotOpenedException(ListKey.notOurs());
    }

    private OpenedList decrypted(PGPEncryptedDataList list) throws IOException, PGPException, NotOpenedException {
        for (PGPEncryptedData each : list) {
            if (each instanceof PGPPublicKeyEncryptedData forKey
                    && !forKey.getKeyIdentifier().isWildcard()) {
                PGPSecretKey key = ring.getSecretKey(forKey.getKeyIdentifier());
                if (key != null) {
                    return decrypted(forKey, key.extractPrivateKey(null));
                }
            }
        }
        for (PGPEncryptedData each : list) {
            if (each instanceof PGPPublicKeyEncryptedData forKey
                    && forKey.getKeyIdentifier().isWildcard()) {
                return decryptedForHidden(forKey);
            }
        }
        throw new NotOpenedException(ListKey.notOurs());
    }

    /** A recipient whose id the sender left out may be the hub. */
    private OpenedList decryptedForHidden(PGPPublicKeyEncryptedData hidden)
            throws IOException, PGPException, NotOpenedException {
        Iterator<PGPSecretKey> keys = ring.getSecretKeys();
        while (keys.hasNext()) {
            PGPSecretKey key = keys.next();
            if (!key.isMasterKey()) {
                return decrypted(hidden, key.extractPrivateKey(null));
            }
        }
        throw new NotOpenedException(ListKey.notOurs());
    }

    private OpenedList decrypted(PGPPublicKeyEncryptedData data, PGPPrivateKey key)
            throws IOException, PGPException, NotOpenedException {
        if (!data.isIntegrityProtected() && !data.isAEAD()) {
            throw new NotOpenedException(UNPROTECTED);
        }
        InputStream clear = data.getDataStream(new BcPublicKeyDataDecryptorFactory(key));
        OpenedList opened = literal(clear, 1);
        boolean whole = data.isAEAD() ? readToEnd(clear) : data.verify();
        if (!whole) {
            throw new NotOpenedException(ListKey.notOurs());
        }
        return opened;
    }

    private static boolean readToEnd(InputStream clear) throws IOException {
        clear.transferTo(java.io.OutputStream.nullOutputStream());
        return true;
    }

    private OpenedList literal(InputStream clear, int depth) throws IOException, PGPException, NotOpenedException {
        BcPGPObjectFactory packets = new BcPGPObjectFactory(clear);
        for (int i = 0; i < MOST_PACKETS; i++) {
            Object packet = packets.nextObject();
            if (packet instanceof PGPLiteralData data) {
                return bounded(data);
            }
            if (packet instanceof PGPCompressedData compressed && depth < DEEPEST) {
                return literal(compressed.getDataStream(), depth + 1);
            }
            if (!(packet instanceof PGPOnePassSignatureList
                    || packet instanceof PGPSignatureList
                    || packet instanceof PGPMarker)) {
                break;
            }
        }
        throw new NotOpenedException(ListKey.notOurs());
    }

    private OpenedList bounded(PGPLiteralData data) throws IOException, NotOpenedException {
        byte[] content = data.getInputStream().readNBytes(most + 1);
        if (content.length > most) {
            throw new NotOpenedException(ListPhrases.tooLarge(most));
        }
        return new OpenedList(data.getFileName(), content);
    }
}
