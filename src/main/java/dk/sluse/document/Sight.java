package dk.sluse.document;

import dk.sluse.wording.Phrase;

/** A kind of thing that an opener meets beside the passages and that a policy has something to say about. */
public sealed interface Sight permits Hiding, Action {

    /** How heavily it weighs. */
    Severity severity();

    /** What it is and what would mend it. */
    Phrase says(int count);
}
