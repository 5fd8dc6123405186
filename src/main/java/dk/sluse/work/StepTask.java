package dk.sluse.work;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;

/** The one task that db-scheduler knows: it hands each claimed row to the crew, and what came of it back for settling. */
final class StepTask {

    private StepTask() {}

    static Task<Void> of(Crew crew) {
        return Tasks.custom(Claim.TASK, Void.class)
                .onFailure((failed, operations) -> crew.died(Claim.of(failed.getExecution())))
                .onDeadExecution((dead, operations) -> crew.died(Claim.of(dead.getExecution())))
                .execute((instance, context) -> settledBy(crew.run(Claim.of(context.getExecution()))));
    }

    private static CompletionHandler<Void> settledBy(Runnable settle) {
        return (complete, operations) -> settle.run();
    }

    /** A step's row carries nothing but its key, so nothing is ever read as an object from the database. */
    static final class NoData implements Serializer {
        @Override
        public byte[] serialize(Object data) {
            throw new UnsupportedOperationException("Steps carry no data");
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] data) {
            throw new UnsupportedOperationException("Steps carry no data");
        }
    }
}
