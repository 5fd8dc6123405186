/**
 * Working days, deadlines and the business clock. {@link dk.sluse.calendar.WorkingDays} knows the Danish holidays and the
 * days on which the office is closed; {@link dk.sluse.calendar.Deadlines} and {@link dk.sluse.calendar.DownloadTerm} say
 * when a request or a download is due; {@link dk.sluse.calendar.ClockWatch} notices when the {@link
 * dk.sluse.calendar.BusinessClock} cannot be right. Knows no other room.
 */
package dk.sluse.calendar;
