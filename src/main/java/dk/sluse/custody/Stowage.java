package dk.sluse.custody;

/**
 * A file that is going to be copied in this attempt.
 *
 * @param source what was seen of it
 * @param temporary the name of its unfinished copy
 * @param kept how many bytes of that copy an earlier attempt left
 */
record Stowage(Row row, Entry source, String temporary, long kept) {

    /** Where the unfinished copy lies. */
    Spot spot() {
        return Spot.at(row.to()).beside(temporary);
    }

    /** The room that it still needs. */
    long needed() {
        return Math.max(0, source.size() - kept);
    }

    Ledger.Begun begun() {
        return new Ledger.Begun(row.id(), temporary, source.mark());
    }
}
