/**
 * The commands of officers, operators and members. {@link dk.sluse.desk.CommandDesk} takes a line that came in at the
 * gateway, with the caller whose key was proven there, and lets the rooms do what it says. What somebody may do is decided by
 * the rooms; the desk only reads words and writes answers.
 */
package dk.sluse.desk;
