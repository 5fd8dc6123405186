package dk.sluse.audit;

/** What came of verifying one chain. */
public sealed interface Verification {

    /** The chain. */
    String chain();

    /**
     * Every link fits.
     *
     * @param anchors what else fits, in words; empty where nothing else was looked at
     */
    record Intact(Head head, String anchors) implements Verification {

        /** Intact, with nothing looked at but the links. */
        public Intact(Head head) {
            this(head, "");
        }

        @Override
        public String chain() {
            return head.chain();
        }

        @Override
        public String toString() {
            return "%s: %d events, intact, head %s%s".formatted(chain(), head.seq(), head.hash(), anchors);
        }
    }

    /**
     * The first row that does not fit; nothing after it is to be believed.
     *
     * @param seq the number of the link, or where it should have been; 0 when the event has none
     * @param event the event's number; 0 when there is none to name
     */
    record Broken(String chain, long seq, long event, Fault fault) implements Verification {
        @Override
        public String toString() {
            return "%s: BROKEN at link %d (event %d): %s".formatted(chain, seq, event, fault.text());
        }
    }

    /** What can be wrong with a row. */
    enum Fault {
        /** A link's number does not follow the one before. */
        GAP("a link is missing before it"),
        /** A link does not name the hash of the one before. */
        PREVIOUS("it does not name the hash of the link before it"),
        /** A link's event is not there. */
        EVENT_MISSING("its event is missing"),
        /** A link's hash is not that of its event: one of the two was changed. */
        HASH("its event or its hash was changed"),
        /** An event without a link, older than sealing takes. */
        UNSEALED("the event was never sealed"),
        /** The chain ends before an anchor that was taken of it. */
        SHORTER_THAN_ANCHOR("the chain ends before its anchor"),
        /** The chain has another hash where an anchor was taken. */
        ANCHOR("the chain differs from its anchor"),
        /** An anchor was not signed by the hub. */
        SIGNATURE("the anchor's signature is none of the hub's"),
        /** The heads under an anchor are not those it was taken of. */
        ROOT("the heads under the anchor do not give its root"),
        /** A line of an export is no link and no head. */
        UNREADABLE("the line cannot be read"),
        /** An export ends without the line that names the head, or it names another. */
        HEAD("the export does not end with the head it names");

        private final String text;

        Fault(String text) {
            this.text = text;
        }

        /** One plain sentence's end. */
        public String text() {
            return text;
        }
    }
}
