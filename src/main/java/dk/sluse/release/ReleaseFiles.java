package dk.sluse.release;

import dk.sluse.custody.Delivery.Carried;
import dk.sluse.genome.DeliveryPlan;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The files of deliveries, and the lines of their sample sheets, in the database. */
final class ReleaseFiles {

    List<ReleaseFile> of(Handle h, ReleaseOrder order, Collection<ReleaseFile.State> states) {
        return h.createQuery("""
                        select target, source, treatment, paper, size, state, sha256 from release_file
                        where order_id = :id and state in (<states>) order by target""")
                .bind("id", order.id())
                .bindList("states", states.stream().map(Enum::name).toList())
                .map(ConstructorMapper.of(ReleaseFile.class))
                .list();
    }

    /**
     * Lays a plan over what was carried by earlier ones: a file that both have stays, one that the plan lacks is unwanted, and
     * so is every paper.
     */
    void lay(Handle h, ReleaseOrder order, List<DeliveryPlan.File> plan) {
        Map<String, String> wanted = new HashMap<>();
        plan.forEach(file ->
                wanted.put(file.parcel().to().toString(), file.parcel().from().toString()));
        PreparedBatch unwanted =
                h.prepareBatch("update release_file set state = 'UNWANTED' where order_id = :id and target = :target");
        for (ReleaseFile known : of(h, order, List.of(ReleaseFile.State.values()))) {
            boolean stays = known.state() != ReleaseFile.State.UNWANTED
                    && !known.paper()
                    && known.source().equals(wanted.get(known.target()));
            if (stays) {
                wanted.remove(known.target());
            } else {
                unwanted.bind("id", order.id()).bind("target", known.target()).add();
            }
        }
        unwanted.execute();
        add(
                h,
                order,
                plan.stream()
                        .filter(f -> wanted.containsKey(f.parcel().to().toString()))
                        .toList());
    }

    private static void add(Handle h, ReleaseOrder order, List<DeliveryPlan.File> files) {
        PreparedBatch planned = h.prepareBatch("""
                insert into release_file (order_id, target, source, treatment, paper, size, state)
                values (:id, :target, :source, :treatment, false, :size, 'PLANNED')""");
        for (DeliveryPlan.File file : files) {
            planned.bind("id", order.id())
                    .bind("target", file.parcel().to().toString())
                    .bind("source", file.parcel().from().toString())
                    .bind("treatment", file.parcel().treatment().name())
                    .bind("size", file.size())
                    .add();
        }
        planned.execute();
    }

    /** Notes a paper that was written, before it is carried. */
    void wrote(Handle h, ReleaseOrder order, String target, String source, long size, String sha256) {
        h.createUpdate("""
                        insert into release_file (order_id, target, source, treatment, paper, size, state, sha256)
                        values (:id, :target, :source, 'AS_IS', true, :size, 'PLANNED', :sha256)
                        on conflict (order_id, target, source) do update set size = :size, sha256 = :sha256""")
                .bind("id", order.id())
                .bind("target", target)
                .bind("source", source)
                .bind("size", size)
                .bind("sha256", sha256)
                .execute();
    }

    void carried(Handle h, ReleaseOrder order, List<Carried> files) {
        PreparedBatch carried = h.prepareBatch("""
                update release_file set state = 'CARRIED', sha256 = :sha256, size = :size
                where order_id = :id and target = :target and state = 'PLANNED'""");
        files.forEach(file -> carried.bind("id", order.id())
                .bind("target", file.parcel())
                .bind("sha256", file.sha256())
                .bind("size", file.size())
                .add());
        carried.execute();
    }

    void removed(Handle h, ReleaseOrder order, Collection<ReleaseFile.State> states) {
        h.createUpdate("delete from release_file where order_id = :id and state in (<states>)")
                .bind("id", order.id())
                .bindList("states", states.stream().map(Enum::name).toList())
                .execute();
    }

    /** Keeps the sample sheet, line by line. */
    void keepSheet(Handle h, ReleaseOrder order, List<String> lines) {
        h.createUpdate("delete from release_sheet where order_id = :id")
                .bind("id", order.id())
                .execute();
        PreparedBatch sheet =
                h.prepareBatch("insert into release_sheet (order_id, ordinal, line) values (:id, :ordinal, :line)");
        for (int i = 0; i < lines.size(); i++) {
            sheet.bind("id", order.id())
                    .bind("ordinal", i)
                    .bind("line", lines.get(i))
                    .add();
        }
        sheet.execute();
    }

    List<String> sheet(Handle h, ReleaseOrder order) {
        return h.createQuery("select line from release_sheet where order_id = :id order by ordinal")
                .bind("id", order.id())
                .mapTo(String.class)
                .list();
    }

    /** The samples found for an order, or those of them that are still to be delivered. */
    List<String> samples(Handle h, ReleaseOrder order) {
        return h.createQuery("select sample from release_sample where order_id = :id order by sample")
                .bind("id", order.id())
                .mapTo(String.class)
                .list();
    }

    List<String> wantedSamples(Handle h, ReleaseOrder order) {
        return h.createQuery("select sample from release_sample where order_id = :id and not left_out order by sample")
                .bind("id", order.id())
                .mapTo(String.class)
                .list();
    }

    /** Leaves out what is not allowed any more. What was left out once stays so. */
    void leaveOut(Handle h, ReleaseOrder order, List<String> allowed) {
        h.createUpdate("""
                        update release_sample set left_out = true
                        where order_id = :id and not left_out and sample <> all (:allowed)""")
                .bind("id", order.id())
                .bindArray("allowed", String.class, allowed)
                .execute();
    }

    /** How many persons were told of, and have no sample left to deliver. */
    int personsLeftOut(Handle h, ReleaseOrder order) {
        return h.createQuery("""
                        select count(*) from (
                          select person from release_sample where order_id = :id
                          group by person having bool_and(left_out)) gone""").bind("id", order.id()).mapTo(int.class).one();
    }

    /** How many persons' samples are to be delivered. */
    int personsWanted(Handle h, ReleaseOrder order) {
        return h.createQuery("select count(distinct person) from release_sample where order_id = :id and not left_out")
                .bind("id", order.id())
                .mapTo(int.class)
                .one();
    }
}
