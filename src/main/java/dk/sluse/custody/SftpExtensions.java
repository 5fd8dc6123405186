package dk.sluse.custody;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpException;
import java.io.IOException;

/** What a server says it can do beyond version 3, by name, in the version that we know. */
record SftpExtensions(boolean fsync, boolean posixRename, boolean statvfs, boolean limits) {

    private static final int VERSION = 3;

    static SftpExtensions of(ChannelSftp greeted) throws IOException, SftpException {
        if (greeted.getServerVersion() != VERSION) {
            throw SftpReply.broken("version " + greeted.getServerVersion() + " where " + VERSION + " was asked for");
        }
        return new SftpExtensions(
                "1".equals(greeted.getExtension("fsync@openssh.com")),
                "1".equals(greeted.getExtension("posix-rename@openssh.com")),
                "2".equals(greeted.getExtension("statvfs@openssh.com")),
                "1".equals(greeted.getExtension("limits@openssh.com")));
    }
}
