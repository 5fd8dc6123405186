package dk.sluse.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * One hash over many heads, such that a single head can be proven to be under it without showing the others: a project's export
 * tells an outsider nothing of other projects. The tree is that of RFC 6962, section 2.1, over the heads in the order of their
 * chains' names; a leaf is {@code CHAIN SEQ HASH}.
 */
final class MerkleTree {

    private static final HexFormat HEX = HexFormat.of();
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    /**
     * One step from a head to the root.
     *
     * @param left whether the sibling stands on the left
     * @param hash of the sibling, hexadecimal
     */
    record Sibling(boolean left, String hash) {

        private static final int LENGTH = 65;

        static Sibling read(String text) {
            if (text.length() != LENGTH || (text.charAt(0) != 'l' && text.charAt(0) != 'r')) {
                throw new IllegalArgumentException("no step of a path");
            }
            return new Sibling(text.charAt(0) == 'l', HEX.formatHex(HEX.parseHex(text, 1, LENGTH)));
        }

        @Override
        public String toString() {
            return (left ? "l" : "r") + hash;
        }
    }

    private final List<byte[]> leaves;

    MerkleTree(List<Head> heads) {
        this.leaves = heads.stream().map(MerkleTree::leaf).toList();
    }

    String root() {
        return HEX.formatHex(root(leaves));
    }

    /** The way from a head to the root, from below. */
    List<Sibling> path(int index) {
        List<Sibling> path = new ArrayList<>();
        path(leaves, index, path);
        return path;
    }

    /** The root that a head and its path lead to. */
    static String climb(Head head, List<Sibling> path) {
        byte[] hash = leaf(head);
        for (Sibling sibling : path) {
            byte[] other = HEX.parseHex(sibling.hash());
            hash = sibling.left() ? node(other, hash) : node(hash, other);
        }
        return HEX.formatHex(hash);
    }

    private static void path(List<byte[]> leaves, int index, List<Sibling> path) {
        if (leaves.size() == 1) {
            return;
        }
        int half = half(leaves);
        List<byte[]> left = leaves.subList(0, half);
        List<byte[]> right = leaves.subList(half, leaves.size());
        if (index < half) {
            path(left, index, path);
            path.add(new Sibling(false, HEX.formatHex(root(right))));
        } else {
            path(right, index - half, path);
            path.add(new Sibling(true, HEX.formatHex(root(left))));
        }
    }

    private static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return DigestUtils.getSha256Digest().digest();
        }
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int half = half(leaves);
        return node(root(leaves.subList(0, half)), root(leaves.subList(half, leaves.size())));
    }

    /** The largest power of two that is smaller than their number. */
    private static int half(List<byte[]> leaves) {
        return Integer.highestOneBit(leaves.size() - 1);
    }

    private static byte[] leaf(Head head) {
        MessageDigest sha256 = DigestUtils.getSha256Digest();
        sha256.update(LEAF);
        String text = head.chain() + " " + head.seq() + " " + head.hash();
        return sha256.digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] node(byte[] left, byte[] right) {
        MessageDigest sha256 = DigestUtils.getSha256Digest();
        sha256.update(NODE);
        sha256.update(left);
        return sha256.digest(right);
    }
}
