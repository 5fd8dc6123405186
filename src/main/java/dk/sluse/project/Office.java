package dk.sluse.project;

/** What a person is at the hub. */
public enum Office {
    /** Decides on exports; is no member of the project concerned. */
    OFFICER,
    /** Runs the hub; never approves and never appoints. */
    OPERATOR
}
