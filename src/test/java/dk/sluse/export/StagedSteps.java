package dk.sluse.export;

import dk.sluse.custody.Consignment;
import dk.sluse.custody.Custody;
import dk.sluse.custody.Delivery;
import dk.sluse.custody.Place;
import dk.sluse.stage.StagedWork;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Does the durable steps as the routes of {@code routes/export} do them, without Camel. */
final class StagedSteps {

    /** How a request is screened. */
    interface Screening {
        void screen(long id) throws IOException;
    }

    private final ExportRoom room;
    private final Custody custody;
    private final Place environment;
    private final Place airlock;
    private final Place download;

    StagedSteps(ExportRoom room, Custody custody, Place environment, Place airlock, Place download) {
        this.room = room;
        this.custody = custody;
        this.environment = environment;
        this.airlock = airlock;
        this.download = download;
    }

    void run(StagedWork.Step step, Screening screening) throws IOException {
        long id = Long.parseLong(step.subject());
        switch (step.name()) {
            case ExportSteps.COLLECT -> collect(id);
            case ExportSteps.SCREEN -> screening.screen(id);
            case ExportSteps.PUBLISH -> publish(id);
            case ExportSteps.RETURN -> giveBack(id);
            case ExportSteps.CLEAR -> clear(id);
            default -> throw new IllegalArgumentException(step.name());
        }
    }

    private void collect(long id) throws IOException {
        Optional<Consignment> wanted = room.collecting().open(id);
        if (wanted.isPresent()) {
            room.collecting().close(id, custody.move(wanted.get(), environment, airlock));
            return;
        }
        Optional<Consignment> abandoned = room.collecting().openAbandoned(id);
        if (abandoned.isPresent()) {
            custody.abandon(abandoned.get(), environment, airlock);
            room.collecting().close(id, custody.move(abandoned.get(), environment, airlock));
        }
    }

    /** Screens with the policies themselves, each file by every policy in the route's order. */
    void screen(long id, List<String> policies) throws IOException {
        Optional<ScreeningRound> opened = room.screening().open(id);
        if (opened.isEmpty()) {
            return;
        }
        try (ScreeningRound round = opened.get()) {
            for (FileReview review : round.files()) {
                review.open();
                policies.forEach(review::judge);
                room.screening().close(review, round);
            }
            room.screening().finish(round);
        }
    }

    private void publish(long id) throws IOException {
        Optional<Consignment> wanted = room.publishing().open(id);
        if (wanted.isPresent()) {
            room.publishing().close(id, custody.copy(wanted.get(), airlock, download));
        }
    }

    private void giveBack(long id) throws IOException {
        for (Consignment one : room.returning().open(id)) {
            Delivery delivery = custody.putBack(one, airlock, environment);
            room.returning().close(one, delivery);
        }
        room.returning().finish(id);
    }

    private void clear(long id) throws IOException {
        Optional<Consignment> seen = room.clearing().openDownload(id);
        if (seen.isPresent()) {
            custody.delete(seen.get(), download);
        }
        Optional<Consignment> kept = room.clearing().openAirlock(id);
        if (kept.isPresent()) {
            custody.delete(kept.get(), airlock);
        }
        room.clearing().close(id);
    }
}
