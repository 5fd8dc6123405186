/**
 * The doors that are not the hub's (R71): the environments' own logins. Whenever access closes or opens, {@link
 * dk.sluse.platform.Platform} orders the platform to do the same, by a signed file and a mail to its operators, and repeats it
 * until the platform, or a person, says that it is done.
 */
package dk.sluse.platform;
