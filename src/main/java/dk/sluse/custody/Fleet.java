package dk.sluse.custody;

import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Does the same with many files at once. Faults are collected from all of them; trouble lets those under way end and lets no
 * other begin, and nothing runs any more when it is told.
 */
final class Fleet {

    private final int width;
    private final ExecutorService crew = Executors.newCachedThreadPool(daemons());

    /** @param width how many files of one consignment at most */
    Fleet(int width) {
        this.width = width;
    }

    /** Threads that end by themselves when nobody needs them. */
    private static ThreadFactory daemons() {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "custody-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** What is done with each file. */
    interface Action {
        void on(Row row) throws IOException, Unfit;
    }

    /** Has something done beside what the caller does. */
    void aside(Runnable task) {
        crew.execute(task);
    }

    /**
     * Answers with what is unfit, in the order of the rows.
     *
     * @throws IOException the first trouble, after everything under way has ended
     */
    Map<Row, Phrase> each(List<Row> rows, Action action) throws IOException {
        Voyage voyage = new Voyage(rows, action, Math.min(width, rows.size()));
        if (rows.size() <= 1) {
            voyage.run();
        } else {
            for (int n = 0; n < Math.min(width, rows.size()); n++) {
                crew.execute(voyage);
            }
            voyage.await();
        }
        return voyage.unfit();
    }

    /** The rows that are left, taken one by one by whoever is free. */
    private static final class Voyage implements Runnable {

        private final List<Row> rows;
        private final Action action;
        private final CountDownLatch ended;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicReference<Throwable> trouble = new AtomicReference<>();
        private final Map<String, Phrase> faults = new ConcurrentHashMap<>();
        private final Set<Thread> hands = ConcurrentHashMap.newKeySet();

        private Voyage(List<Row> rows, Action action, int width) {
            this.rows = rows;
            this.action = action;
            this.ended = new CountDownLatch(width);
        }

        @Override
        public void run() {
            hands.add(Thread.currentThread());
            try {
                for (int n = next.getAndIncrement();
                        n < rows.size() && trouble.get() == null;
                        n = next.getAndIncrement()) {
                    on(rows.get(n));
                }
            } catch (IOException | RuntimeException | Error e) {
                trouble.compareAndSet(null, e);
            } finally {
                hands.remove(Thread.currentThread());
                ended.countDown();
            }
        }

        private void on(Row row) throws IOException {
            try {
                action.on(row);
            } catch (Unfit fault) {
                faults.put(row.id(), fault.why());
            }
        }

        /** Waits for all hands, also when it is told to stop: then they are told, too. */
        private void await() {
            boolean told = false;
            while (true) {
                try {
                    ended.await();
                    break;
                } catch (InterruptedException e) {
                    told = true;
                    trouble.compareAndSet(null, new InterruptedIOException("told to stop"));
                    hands.forEach(Thread::interrupt);
                }
            }
            if (told) {
                Thread.currentThread().interrupt();
            }
        }

        private Map<Row, Phrase> unfit() throws IOException {
            Throwable first = trouble.get();
            if (first instanceof IOException e) {
                throw e;
            }
            if (first instanceof RuntimeException e) {
                throw e;
            }
            if (first instanceof Error e) {
                throw e;
            }
            Map<Row, Phrase> unfit = new LinkedHashMap<>();
            for (Row row : rows) {
                if (faults.containsKey(row.id())) {
                    unfit.put(row, faults.get(row.id()));
                }
            }
            return unfit;
        }
    }
}
