package dk.sluse.custody;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One SFTP channel of a connection. Requests of many threads are under way at once, each with an id of its own; answers may
 * come in any order. A channel has a window of its own at the server, about 2 MiB: over a long way, several lanes carry more
 * than one.
 *
 * <p>JSch opens the channel, and greets the server: its SFTP channel takes 2 MiB ahead, twice as much as
 * its others. From there on the bytes of both directions are this class's own.
 */
final class SftpLane implements AutoCloseable {

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final String place;
    private final Channel channel;
    private final Object sending = new Object();
    private final Map<Integer, CompletableFuture<SftpReply>> due = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicReference<IOException> broken = new AtomicReference<>();
    private volatile long lastSign = System.nanoTime();
    private final OutputStream out;
    private final SftpExtensions extensions;

    private SftpLane(Session session, String place, Duration patience) throws IOException, JSchException {
        this.place = place;
        ChannelSftp sftp = (ChannelSftp) session.openChannel("sftp");
        this.channel = sftp;
        sftp.setBulkRequests(1); // Its own are not used beyond the greeting: this sizes a buffer.
        try {
            sftp.connect((int) patience.toMillis());
            sftp.setOutputStream(new SftpParser(new Receiver()));
            this.out = sftp.getOutputStream();
            this.extensions = SftpExtensions.of(sftp);
        } catch (JSchException | SftpException e) {
            sftp.disconnect();
            throw new IOException("the server opens no SFTP channel", e);
        }
    }

    static SftpLane open(Session session, String place, Duration patience) throws IOException {
        try {
            return new SftpLane(session, place, patience);
        } catch (JSchException e) {
            throw new IOException("the server opens no SFTP channel", e);
        }
    }

    SftpExtensions extensions() {
        return extensions;
    }

    /** How many answers are due. */
    int load() {
        return due.size();
    }

    /** Sends a request and waits for its answer. */
    SftpReply ask(SftpRequest request) throws IOException {
        return await(send(request));
    }

    CompletableFuture<SftpReply> send(SftpRequest request) throws IOException {
        return send(request, new byte[0], 0, 0);
    }

    /**
     * Sends a request that ends with these bytes; they may be used for something else afterwards. Waits only while the server
     * takes no more.
     */
    CompletableFuture<SftpReply> send(SftpRequest request, byte[] bytes, int offset, int length) throws IOException {
        CompletableFuture<SftpReply> answer = new CompletableFuture<>();
        int id = ids.incrementAndGet();
        if (due.isEmpty()) {
            lastSign = System.nanoTime();
        }
        due.put(id, answer);
        try {
            put(request.numbered(id, length), bytes, offset, length);
        } catch (IOException e) {
            due.remove(id);
            throw reason();
        }
        if (broken.get() != null) { // It broke after the others were told.
            due.remove(id);
            throw reason();
        }
        return answer;
    }

    private void put(byte[] head, byte[] bytes, int offset, int length) throws IOException {
        synchronized (sending) {
            out.write(head);
            out.write(bytes, offset, length);
            out.flush();
        }
        lastSign = System.nanoTime();
    }

    /** A request, and the first bytes of an array that it ends with. */
    static final class Message {

        private final SftpRequest request;
        private final byte[] bytes;
        private final int length;

        Message(SftpRequest request, byte[] bytes, int length) {
            this.request = request;
            this.bytes = bytes;
            this.length = length;
        }

        static Message of(SftpRequest request) {
            return new Message(request, new byte[0], 0);
        }
    }

    /** Sends requests in as few packets as they fit into; the server takes them in this order. */
    List<CompletableFuture<SftpReply>> send(List<Message> together) throws IOException {
        Map<Integer, CompletableFuture<SftpReply>> answers = new LinkedHashMap<>();
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        for (Message message : together) {
            int id = ids.incrementAndGet();
            answers.put(id, new CompletableFuture<>());
            packet.writeBytes(message.request.numbered(id, message.length));
            packet.write(message.bytes, 0, message.length);
        }
        if (due.isEmpty()) {
            lastSign = System.nanoTime();
        }
        due.putAll(answers);
        try {
            byte[] bytes = packet.toByteArray();
            put(bytes, bytes, 0, 0);
        } catch (IOException e) {
            due.keySet().removeAll(answers.keySet());
            throw reason();
        }
        if (broken.get() != null) { // It broke after the others were told.
            due.keySet().removeAll(answers.keySet());
            throw reason();
        }
        return List.copyOf(answers.values());
    }

    /** An answer that was sent for; its wait ends at the latest when the connection is given up. */
    static SftpReply await(CompletableFuture<SftpReply> answer) throws IOException {
        return await(answer, FOR_EVER);
    }

    /** The same, for no longer than this. */
    static SftpReply await(CompletableFuture<SftpReply> answer, Duration longest) throws IOException {
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the server", e);
        } catch (TimeoutException e) {
            throw new IOException("the server did not answer in time", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? again(cause) : new IOException(e.getCause());
        }
    }

    /** An exception of the same kind, with the trace of the one who waited. */
    private static IOException again(IOException told) {
        return told instanceof PlaceUnavailableException away
                ? new PlaceUnavailableException(away)
                : new IOException(told.getMessage(), told);
    }

    /** For how long answers have been due without any sign that bytes move. */
    Duration silence() {
        return due.isEmpty() ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - lastSign);
    }

    /** Tells everyone who waits that no answer will come, and why. The first reason stays. */
    void fail(IOException why) {
        broken.compareAndSet(null, why);
        for (Integer id : List.copyOf(due.keySet())) {
            CompletableFuture<SftpReply> answer = due.remove(id);
            if (answer != null) {
                answer.completeExceptionally(broken.get());
            }
        }
    }

    private IOException reason() {
        return again(Optional.ofNullable(broken.get()).orElseGet(this::away));
    }

    /** Lines break, and come back: what needs the place waits for it. */
    private IOException away() {
        return new PlaceUnavailableException(place, "the connection broke");
    }

    boolean isBroken() {
        return broken.get() != null;
    }

    @Override
    public void close() {
        fail(new IOException("the connection was closed"));
        channel.disconnect();
    }

    private final class Receiver implements SftpParser.Receiver {

        @Override
        public boolean awaits(int id) {
            lastSign = System.nanoTime();
            return due.containsKey(id);
        }

        @Override
        public void received(int id, SftpReply reply) {
            CompletableFuture<SftpReply> answer = due.remove(id);
            if (answer != null) {
                answer.complete(reply);
            }
        }

        @Override
        public void violated(IOException how) {
            fail(how);
        }

        @Override
        public void ended() {
            fail(away());
        }
    }
}
