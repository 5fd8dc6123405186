/**
 * Who may. Projects come from the operator's files, people, keys, memberships, offices and suspensions from the database.
 * What a state allows is for the features; who somebody is and whether access is open is answered here, for every door, and
 * by {@link dk.sluse.project.Gates} whether what a project rests on carries what it wants today.
 */
package dk.sluse.project;
