package dk.sluse.project;

/** Who authorised a project's institution to work with such data (R12). */
public enum Authority {
    /** Statistics Denmark, Danmarks Statistik. */
    DST,
    /** The Danish Health Data Authority, Sundhedsdatastyrelsen. */
    SDS,
    /** The National Genome Centre itself, where neither of the two did. */
    NGC
}
