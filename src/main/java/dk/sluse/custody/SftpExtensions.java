package dk.sluse.custody;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What a server says it can do beyond version 3, by name, in the version that we know. */
record SftpExtensions(boolean fsync, boolean posixRename, boolean statvfs, boolean limits) {

    private static final int MOST = 100;

    static SftpExtensions of(SftpReply version) throws IOException {
        SftpReply.Fields fields = version.greeting();
        Map<String, String> named = new HashMap<>();
        while (fields.hasMore()) {
            if (named.size() == MOST) {
                throw SftpReply.broken("more than " + MOST + " extensions");
            }
            named.put(fields.text(), fields.text());
        }
        return new SftpExtensions(
                "1".equals(named.get("fsync@openssh.com")),
                "1".equals(named.get("posix-rename@openssh.com")),
                "2".equals(named.get("statvfs@openssh.com")),
                "1".equals(named.get("limits@openssh.com")));
    }
}
