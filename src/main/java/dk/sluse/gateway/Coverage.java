package dk.sluse.gateway;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which bytes of a file were read, as ranges that grow together; many scattered ones are forgotten, never invented. */
final class Coverage {

    private static final int MOST_RANGES = 256;

    /** Start of each range to its end, exclusive; disjoint and not touching. */
    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    /** Bytes from {@code start} to {@code end}, exclusive, were read. */
    void add(long start, long end) {
        if (start >= end) {
            return;
        }
        long from = start;
        long to = end;
        Map.Entry<Long, Long> near = ranges.floorEntry(end);
        while (near != null && near.getValue() >= from) {
            from = Math.min(from, near.getKey());
            to = Math.max(to, near.getValue());
            ranges.remove(near.getKey());
            near = ranges.floorEntry(end);
        }
        if (ranges.size() < MOST_RANGES) {
            ranges.put(from, to);
        }
    }

    /** Whether all of a file of this size was read. */
    boolean isAll(long size) {
        return size == 0 || ranges.getOrDefault(0L, 0L) >= size;
    }

    /** The ranges, such as {@code 0-1023,4096-8191}; the first few of many. */
    @Override
    public String toString() {
        String shown = ranges.entrySet().stream()
                .limit(8)
                .map(range -> range.getKey() + "-" + (range.getValue() - 1))
                .collect(Collectors.joining(","));
        return ranges.size() > 8 ? shown + ",…" : shown;
    }
}
