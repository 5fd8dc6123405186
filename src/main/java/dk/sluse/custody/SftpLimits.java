package dk.sluse.custody;

import java.io.IOException;

/**
 * The largest reads and writes that a server takes (F9): as large as it says, and small where it says nothing.
 *
 * @param read in bytes of content, without headers
 * @param write the same
 */
record SftpLimits(int read, int write) {

    private static final int HEADERS = 1024;

    /** What every server takes: one packet of its channel, headers included. */
    static final SftpLimits SMALL = new SftpLimits((32 << 10) - HEADERS, (32 << 10) - HEADERS);

    /** What OpenSSH announces; large requests cost a server less. */
    private static final int LARGE = 255 << 10;

    static SftpLimits of(SftpReply reply) throws IOException {
        SftpReply.Fields most = reply.extension();
        long packet = most.next();
        long read = most.next();
        return new SftpLimits(within(read, packet, SMALL.read()), within(most.next(), packet, SMALL.write()));
    }

    /** A limit of zero means that the server names none. */
    private static int within(long limit, long packet, int small) {
        long length = limit <= 0 ? small : Math.min(LARGE, limit);
        long fits = packet <= HEADERS ? small : packet - HEADERS;
        return (int) Math.min(length, fits);
    }
}
