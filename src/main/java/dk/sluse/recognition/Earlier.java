package dk.sluse.recognition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What stands in the pictures that this process read lately: a department's mark is in every document of a request. */
final class Earlier {

    private static final int MOST = 200;
    private static final int MOST_LINES = 500;

    private final Map<String, Reading> readings = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Reading> eldest) {
            return size() > MOST;
        }
    };

    synchronized Optional<Reading> of(String hash) {
        return Optional.ofNullable(readings.get(hash));
    }

    /** What failed may succeed another time. */
    synchronized Reading keep(String hash, Reading reading) {
        if (reading instanceof Reading.Read read && read.lines().size() <= MOST_LINES) {
            readings.put(hash, reading);
        }
        return reading;
    }

    synchronized void forget() {
        readings.clear();
    }
}
