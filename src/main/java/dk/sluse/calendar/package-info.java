/**
 * Working days, deadlines and the business clock. {@link dk.sluse.calendar.WorkingDays} knows the Danish holidays and the
 * days on which the office is closed; everything that has a deadline asks it. Knows no other room.
 */
package dk.sluse.calendar;
