package dk.sluse.hub;

import dk.sluse.inspection.Inspector;
import dk.sluse.inspection.InspectorSettings;
import dk.sluse.screening.PolicyBook;

/** The policies as configured, and limited processes that judge by them. */
record Screens(PolicyBook policies, InspectorSettings process) {

    Inspector inspector(PolicyBook book) {
        return new Inspector(process, book);
    }
}
