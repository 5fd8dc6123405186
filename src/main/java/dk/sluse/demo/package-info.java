/**
 * The stage of {@code sluse demo} and of the tests: the real surroundings of a hub, on this machine. {@link
 * dk.sluse.demo.Environment} is a project's isolated environment, {@link dk.sluse.demo.MailServer} carries its mails, {@link
 * dk.sluse.demo.SampleResults} and {@link dk.sluse.demo.Documents} are what researchers send, and {@link
 * dk.sluse.demo.ClockFile} lets time run ahead. It is packed apart from the hub, and no other room imports it.
 */
package dk.sluse.demo;
