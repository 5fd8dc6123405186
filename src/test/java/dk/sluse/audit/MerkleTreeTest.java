package dk.sluse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.MerkleTree.Sibling;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    private static List<Head> heads(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Head("p" + i, i + 1L, DigestUtils.sha256Hex("head " + i)))
                .toList();
    }

    @Property(tries = 200)
    void every_head_climbs_to_the_root_and_no_other_does(
            @ForAll @IntRange(min = 1, max = 70) int count, @ForAll @IntRange(min = 0, max = 69) int which) {
        List<Head> heads = heads(count);
        Head head = heads.get(which % count);
        MerkleTree tree = new MerkleTree(heads);
        List<Sibling> path = tree.path(which % count);

        assertThat(MerkleTree.climb(head, path)).isEqualTo(tree.root());
        assertThat(MerkleTree.climb(new Head(head.chain(), head.seq() + 1, head.hash()), path))
                .isNotEqualTo(tree.root());
        assertThat(path.stream().map(Sibling::toString).map(Sibling::read)).isEqualTo(path);
        assertThat(path).hasSizeLessThanOrEqualTo(7);
    }

    /** RFC 6962, 2.1: the hash of an empty list is that of the empty string; leaves and nodes cannot be taken for each other. */
    @Test
    void the_root_of_nothing_and_of_one() {
        assertThat(new MerkleTree(List.of()).root())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        Head only = new Head("alpha", 7, "ab".repeat(32));
        assertThat(new MerkleTree(List.of(only)).root())
                .isEqualTo(DigestUtils.sha256Hex("\0alpha 7 " + "ab".repeat(32)));
    }
}
