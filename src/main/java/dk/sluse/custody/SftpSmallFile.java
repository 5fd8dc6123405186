package dk.sluse.custody;

import dk.sluse.custody.SftpFiles.Handle;
import dk.sluse.custody.SftpLane.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A new file that fits into one packet: written, put on the disk, read back, looked at and closed with requests that travel
 * together. For thousands of files it is packets and waiting that count.
 *
 * <p>For servers with fsync only: others may find out at the close that a file cannot be kept, after it was read back.
 * The server works through a lane in order: what it reads is what it stored before. What it then finds under the file's
 * name must be a file of this length, so that neither more bytes nor another thing lies there.
 */
final class SftpSmallFile {

    private final String path;
    private final Handle handle;

    /** @param handle of the new file, open to be written and read */
    SftpSmallFile(String path, Handle handle) {
        this.path = path;
        this.handle = handle;
    }

    /**
     * Answers with the hash of the bytes that the server read back, or nothing when it did not, or is not to be believed.
     *
     * @throws IOException when they could not be written
     */
    Optional<String> store(byte[] bytes, int length) throws IOException {
        List<Message> together = new ArrayList<>();
        together.add(new Message(request(SftpRequest.WRITE).offset(0).number(length), bytes, length));
        together.add(Message.of(SftpRequest.extended("fsync@openssh.com").string(handle.name())));
        int written = together.size();
        together.add(Message.of(request(SftpRequest.READ).offset(0).number(length)));
        together.add(Message.of(SftpRequest.of(SftpRequest.LSTAT).text(path)));
        together.add(Message.of(request(SftpRequest.CLOSE)));
        List<CompletableFuture<SftpReply>> replies = handle.lane().send(together);
        for (CompletableFuture<SftpReply> reply : replies.subList(0, written)) {
            SftpLane.await(reply).requireDone();
        }
        return hash(SftpLane.await(replies.get(written)), SftpLane.await(replies.get(written + 1)), length);
    }

    private SftpRequest request(int type) {
        return SftpRequest.of(type).string(handle.name());
    }

    private static Optional<String> hash(SftpReply read, SftpReply looked, int length) throws IOException {
        try {
            ByteBuffer stored = read.data(length);
            SftpAttributes there = looked.attributes();
            if (stored.remaining() < length || there.type() != Entry.Type.FILE || there.size() != length) {
                return Optional.empty();
            }
            MessageDigest sha256 = DigestUtils.getSha256Digest();
            sha256.update(stored);
            return Optional.of(HexFormat.of().formatHex(sha256.digest()));
        } catch (SftpStatusException e) {
            return Optional.empty();
        }
    }
}
