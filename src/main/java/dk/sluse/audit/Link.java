package dk.sluse.audit;

import java.util.Optional;

/** One link of a chain as it was found, whether right or not. */
record Link(long seq, long eventId, String previous, String hash, Optional<RecordedEvent> event) {}
