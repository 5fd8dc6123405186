/**
 * How somebody becomes a member by the PI's mail (R25, R26, R91). {@link dk.sluse.joining.MemberLetters} reads a letter with a
 * {@code member.csv} and keeps what it names; {@link dk.sluse.joining.Joinings} makes that person a member once the PI has
 * confirmed it by key. A mail alone widens nothing.
 */
package dk.sluse.joining;
