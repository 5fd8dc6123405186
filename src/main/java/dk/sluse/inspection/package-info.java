/**
 * The limited process around opening and judging: an {@link dk.sluse.inspection.Inspector} hands files one at a time to a worker
 * without network, with little memory and little time, over a wire of JSON lines. Whatever happens to the worker, each {@link
 * dk.sluse.inspection.Examination} ends with an outcome for every policy asked, and none of them is a pass by accident.
 */
package dk.sluse.inspection;
