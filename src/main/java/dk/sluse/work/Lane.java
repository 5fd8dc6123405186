package dk.sluse.work;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** The places of one step on this hub: no more of its subjects run at once than it has places. */
final class Lane {

    private final StepHandler handler;
    private final int retries;
    private final Semaphore places;
    private final AtomicBoolean crowded = new AtomicBoolean();

    Lane(int concurrency, int retries, StepHandler handler) {
        if (concurrency < 1 || retries < 0) {
            throw new IllegalArgumentException("A step needs at least one place, and no less than 0 retries");
        }
        this.handler = handler;
        this.retries = retries;
        this.places = new Semaphore(concurrency);
    }

    int retries() {
        return retries;
    }

    StepHandler handler() {
        return handler;
    }

    /** Takes a place when one is free. */
    boolean enter() {
        return places.tryAcquire();
    }

    void leave() {
        places.release();
    }

    boolean hasFreePlace() {
        return places.availablePermits() > 0;
    }

    /** Subjects may be parked for want of a place. */
    void markCrowded() {
        crowded.set(true);
    }

    /** Takes the mark away. Answers whether it was there. */
    boolean takeMark() {
        return crowded.getAndSet(false);
    }
}
