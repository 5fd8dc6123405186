package dk.sluse.demo;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Somebody in the demo, by the part they play.
 *
 * @param login the login name at the gateway
 * @param name what the hub calls them
 * @param mail their mailbox
 * @param keys their own key
 */
record DemoPerson(String login, String name, String mail, Keys keys) {

    static DemoPerson create(Path keys, String login, String name) throws IOException {
        return new DemoPerson(login, name, login + "@demo.invalid", Keys.create(keys.resolve(login), login));
    }
}
