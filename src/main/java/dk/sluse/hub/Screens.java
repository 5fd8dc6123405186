package dk.sluse.hub;

import dk.sluse.screening.Inspector;
import dk.sluse.screening.InspectorSettings;
import dk.sluse.screening.PolicyBook;

/** The policies as configured, and limited processes that judge by them. */
record Screens(PolicyBook policies, InspectorSettings process) {

    Inspector inspector(PolicyBook book) {
        return new Inspector(process, book);
    }
}
