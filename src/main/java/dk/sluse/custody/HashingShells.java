package dk.sluse.custody;

import com.jcraft.jsch.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * The hashing shells of one connection: a few, because starting a login's shell can take longer than hashing a file does, and
 * because OpenSSH allows ten channels, of which lanes may take seven. Once one fails, the stored bytes are read back instead.
 */
final class HashingShells {

    private static final int MOST = 3;

    /** A followed file keeps its shell for as long as it is written; one shell is always left for all others. */
    private static final int FOLLOWING = MOST - 1;

    /** Bytes that any server's disk reads in a second. */
    private static final long SLOW_DISK = 10L << 20;

    /** A followed file is read on when so much more of it is stored. */
    private static final long WORTH_TELLING = 16L << 20;

    private final Supplier<Session> session;
    private final Duration patience;
    private final Semaphore shells = new Semaphore(MOST, true);
    private final Semaphore followers = new Semaphore(FOLLOWING);
    private final Deque<HashingShell> idle = new ArrayDeque<>();
    private volatile boolean useless;

    HashingShells(Supplier<Session> session, Duration patience) {
        this.session = session;
        this.patience = patience;
    }

    /** The hash of a file that is written. */
    Optional<String> sha256(String path, long size) {
        if (useless || !HashingShell.canTell(path)) {
            return Optional.empty();
        }
        shells.acquireUninterruptibly();
        try (Turn turn = new Turn(shells)) {
            turn.shell().begin(path);
            return turn.end(size);
        } catch (IOException e) {
            useless = true;
            return Optional.empty();
        }
    }

    /** Begins to hash a file that is about to be written, if a shell is free for so long. */
    Optional<OpenPlace.Following> follow(String path) {
        if (useless || !HashingShell.canTell(path) || !followers.tryAcquire()) {
            return Optional.empty();
        }
        if (!shells.tryAcquire()) {
            followers.release();
            return Optional.empty();
        }
        Turn turn = new Turn(shells, followers);
        try {
            turn.shell().begin(path);
            return Optional.of(turn);
        } catch (IOException e) {
            turn.close();
            useless = true;
            return Optional.empty();
        }
    }

    private synchronized HashingShell shell() throws IOException {
        HashingShell used = idle.pollLast();
        return used == null ? HashingShell.open(session.get(), patience) : used;
    }

    private synchronized void leave(HashingShell shell) {
        idle.addLast(shell);
    }

    /** One file's use of a shell. */
    private final class Turn implements OpenPlace.Following {

        private final Semaphore[] permits;
        private Optional<HashingShell> shell = Optional.empty();
        private boolean ended;
        private boolean failed;

        Turn(Semaphore... permits) {
            this.permits = permits;
        }

        HashingShell shell() throws IOException {
            if (shell.isEmpty()) {
                shell = Optional.of(HashingShells.this.shell());
            }
            return shell.get();
        }

        @Override
        public void stored(long bytes) {
            try {
                if (!failed) {
                    shell().stored(bytes, WORTH_TELLING);
                }
            } catch (IOException e) {
                failed = true;
            }
        }

        @Override
        public Optional<String> sha256(long size) {
            try {
                return failed ? Optional.empty() : end(size);
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        private Optional<String> end(long size) throws IOException {
            Optional<String> hash = shell().end(patience.plusSeconds(size / SLOW_DISK));
            ended = true;
            useless |= hash.isEmpty();
            return hash;
        }

        /** What was not asked to its end is not asked again. */
        @Override
        public void close() {
            shell.ifPresent(used -> {
                if (ended && used.isUsable()) {
                    leave(used);
                } else {
                    used.close();
                }
            });
            for (Semaphore permit : permits) {
                permit.release();
            }
        }
    }
}
