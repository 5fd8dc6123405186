package dk.sluse.project;

/**
 * Somebody the hub knows.
 *
 * @param login the login name at the gateway
 * @param name the full name
 * @param mail the address that mails go to and come from
 */
public record Person(String login, String name, String mail) {}
