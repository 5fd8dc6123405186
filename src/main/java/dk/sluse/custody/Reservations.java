package dk.sluse.custody;

import dk.sluse.store.Store;
import java.io.IOException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Room that was promised to transfers and not filled yet, by any hub: two that each fit must fit together (F13). A promise is
 * renewed while its transfer goes on, and void when its hub died.
 */
final class Reservations {

    private static final String LEASE = "interval '15 minutes'";
    private static final long RENEWED_AFTER_BYTES = 256L << 20;
    private static final long RENEWED_AFTER = 60_000_000_000L;

    private final Store store;
    private final long spare;

    /** @param spare what must remain free on every volume, in bytes */
    Reservations(Store store, long spare) {
        this.store = store;
        this.spare = spare;
    }

    /** Promises room for so many bytes, or says that there is not enough. A place that cannot tell is believed to have it. */
    Reservation reserve(Account account, OpenPlace place, long bytes) throws IOException {
        if (bytes == 0) {
            return new Reservation("", 0);
        }
        Optional<Space> first = place.space();
        if (first.isEmpty()) {
            return new Reservation("", 0);
        }
        String volume = first.get().volume();
        long before = store.read(h -> promised(h, volume, account.id()));
        // What others fill between these two looks is counted twice, as promised and as no longer free: never not at
        // all.
        Space space = place.space().orElse(first.get());
        store.<IOException>changing(h -> promise(h, account, place, space, bytes, before));
        return new Reservation(account.id(), bytes);
    }

    private void promise(Handle h, Account account, OpenPlace place, Space space, long bytes, long before)
            throws IOException {
        h.createQuery("select pg_advisory_xact_lock(hashtextextended('space:' || :volume, 0))")
                .bind("volume", space.volume())
                .mapToMap()
                .list();
        h.execute("delete from space_promise where until < now()");
        long others = Math.max(before, promised(h, space.volume(), account.id()));
        if (space.free() - others - spare < bytes) {
            throw new IOException("not enough room in " + place.name() + ": " + bytes + " bytes are needed, "
                    + space.free() + " are free, of which " + others + " are promised to other transfers and " + spare
                    + " are kept spare. Make room there; it is tried again.");
        }
        h.createUpdate("insert into space_promise (consignment, volume, bytes, until)"
                        + " values (:consignment, :volume, :bytes, now() + " + LEASE + ")"
                        + " on conflict (consignment) do update"
                        + " set volume = excluded.volume, bytes = excluded.bytes, until = excluded.until")
                .bind("consignment", account.id())
                .bind("volume", space.volume())
                .bind("bytes", bytes)
                .execute();
    }

    private static long promised(Handle h, String volume, String except) {
        return h.createQuery("select coalesce(sum(bytes), 0) from space_promise"
                        + " where volume = :volume and consignment <> :except and until >= now()")
                .bind("volume", volume)
                .bind("except", except)
                .mapTo(long.class)
                .one();
    }

    /** A promise that shrinks as it is filled. */
    final class Reservation implements AutoCloseable {

        private final String consignment;
        private long left;
        private long toldLeft;
        private long toldAt = System.nanoTime();

        private Reservation(String consignment, long left) {
            this.consignment = consignment;
            this.left = left;
            this.toldLeft = left;
        }

        /** So many bytes of it are written, and no longer free. The other hubs hear of it now and then. */
        synchronized void fill(long bytes) {
            left -= Math.min(left, bytes);
            long now = System.nanoTime();
            boolean over = left == 0 && toldLeft > 0;
            if (over || toldLeft - left >= RENEWED_AFTER_BYTES || (toldLeft > 0 && now - toldAt >= RENEWED_AFTER)) {
                toldLeft = left;
                toldAt = now;
                store.changing(h -> h.createUpdate("update space_promise set bytes = :left, until = now() + " + LEASE
                                + " where consignment = :consignment")
                        .bind("left", left)
                        .bind("consignment", consignment)
                        .execute());
            }
        }

        @Override
        public synchronized void close() {
            if (!consignment.isEmpty()) {
                store.changing(h -> h.execute("delete from space_promise where consignment = ?", consignment));
            }
        }
    }
}
