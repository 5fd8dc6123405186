package dk.sluse.release;

import dk.sluse.export.ExportStage;
import dk.sluse.work.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/** A release room beside the exports of another stage: its steps are added nowhere, and run when the test says so. */
public final class StagedRelease implements Work {

    public final ReleaseRoom room;
    private final StagedGenomes genomes = new StagedGenomes();

    /** A room whose genome database knows thirty persons. */
    public StagedRelease(ExportStage stage, Path folder) throws IOException {
        Numbers.of(0, 30).forEach(genomes.everybody::add);
        room = ReleaseRoom.over(new ReleaseParts(
                stage.store,
                stage.projects,
                stage.people,
                stage.access,
                stage.audit,
                this,
                stage.mailRoom,
                genomes,
                ListKey.in(folder.resolve("keys"), "Sluse <hub@hub.example>", ExportStage.MORNING),
                new ReleaseLodging(folder.resolve("lists"), folder.resolve("papers")),
                ReleaseSettings.usual(),
                stage.clock));
    }

    /** Lets an order be matched. */
    public void match(long id) throws IOException {
        room.matching().close(id, room.matching().open(id).orElseThrow().matched());
    }

    @Override
    public void add(Handle transaction, String step, String subject) {}

    @Override
    public void add(Handle transaction, String step, String subject, Duration delay) {}

    @Override
    public boolean retry(Handle transaction, String step, String subject) {
        return false;
    }
}
