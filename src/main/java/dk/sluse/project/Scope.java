package dk.sluse.project;

/** What a suspension closes. */
public enum Scope {
    /** One person, everywhere. */
    PERSON,
    /** One project, for all its members. */
    PROJECT,
    /** All projects of an institution, for all their members (R49, R71). */
    INSTITUTION
}
