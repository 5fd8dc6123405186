package dk.sluse.hub;

import dk.sluse.project.Lapses;
import dk.sluse.project.MandateEnds;
import dk.sluse.project.MandateWarnings;
import dk.sluse.project.MembershipReviews;

/**
 * What time brings about for projects and people (R9, R14, R91): reviews of members, warnings before a paper ends, and the ends
 * of papers, memberships and keys.
 */
record Terms(MembershipReviews reviews, MandateWarnings mandates, MandateEnds ended, Lapses lapses) {

    /** What is not to be done while the clock is in doubt (F36). */
    void ofSureClock() {
        mandates.warn();
        ended.look();
        lapses.look();
    }
}
