package dk.sluse.audit;

import dk.sluse.audit.Anchor.Signed;
import dk.sluse.audit.Verification.Broken;
import dk.sluse.audit.Verification.Fault;
import dk.sluse.audit.Verification.Intact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Verifies the anchors in the database: each is signed by the hub, names the one before, and has the root of its heads. */
final class AnchorCheck {

    /** What the anchors are called among the chains. */
    static final String NAME = "daily anchors";

    private final SignatureCheck signatures;
    private final List<Head> heads = new ArrayList<>();
    private String previous = Canonical.ORIGIN;
    private long count;

    private AnchorCheck(SignatureCheck signatures) {
        this.signatures = signatures;
    }

    /**
     * What came of it.
     *
     * @param heads what the anchors say of chains, those of the first that does not fit left out
     */
    record Checked(Verification verification, List<Head> heads) {}

    static Checked check(Handle h, String allowedSigners) {
        AnchorCheck check = new AnchorCheck(new SignatureCheck(allowedSigners));
        for (Map.Entry<Long, Signed> each : Anchors.all(h).entrySet()) {
            Optional<Broken> broken = check.look(each.getValue(), Anchors.under(h, each.getKey()));
            if (broken.isPresent()) {
                return new Checked(broken.get(), check.heads);
            }
        }
        return new Checked(new Intact(new Head(NAME, check.count, check.previous)), check.heads);
    }

    private Optional<Broken> look(Signed signed, List<Head> under) {
        count++;
        Optional<Fault> fault = faultOf(signed, under);
        if (fault.isEmpty()) {
            heads.addAll(under);
            previous = signed.hash();
        }
        return fault.map(found -> new Broken(NAME, count, 0, found));
    }

    private Optional<Fault> faultOf(Signed signed, List<Head> under) {
        if (!signatures.holds(SshSigner.ANCHOR, signed.text(), signed.signature())) {
            return Optional.of(Fault.SIGNATURE);
        }
        Anchor anchor = Anchor.read(signed.text());
        if (!anchor.previous().equals(previous)) {
            return Optional.of(Fault.PREVIOUS);
        }
        boolean fits = anchor.chains() == under.size() && anchor.root().equals(new MerkleTree(under).root());
        return fits ? Optional.empty() : Optional.of(Fault.ROOT);
    }
}
