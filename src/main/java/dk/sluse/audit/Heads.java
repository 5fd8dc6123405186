package dk.sluse.audit;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The last links of the chains: what an anchor signs. */
public final class Heads {

    static final RowMapper<Head> HEAD =
            (row, context) -> new Head(row.getString("chain"), row.getLong("seq"), row.getString("hash"));

    private Heads() {}

    /** The heads of all chains, by name. */
    public static List<Head> all(Handle h) {
        return h.createQuery("""
                        with recursive chains(chain) as (
                            (select chain from audit_seal order by chain limit 1)
                            union all
                            select (select s.chain from audit_seal s where s.chain > c.chain order by s.chain limit 1)
                            from chains c where c.chain is not null)
                        select last.* from chains c
                        cross join lateral (
                            select chain, seq, hash from audit_seal s where s.chain = c.chain order by seq desc limit 1) last
                        order by last.chain""").map(HEAD).list();
    }

    /** The head of one chain. */
    public static Head of(Handle h, String chain) {
        return h.createQuery("select chain, seq, hash from audit_seal where chain = :chain order by seq desc limit 1")
                .bind("chain", chain)
                .map(HEAD)
                .findOne()
                .orElseGet(() -> Head.origin(chain));
    }
}
