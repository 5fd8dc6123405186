package dk.sluse.report;

import dk.sluse.inspection.Examination;
import dk.sluse.inspection.Inspector;
import dk.sluse.inspection.InspectorSettings;
import dk.sluse.screening.Declaration;
import dk.sluse.screening.Outcome;
import dk.sluse.screening.OwnRules;
import dk.sluse.screening.PolicyBook;
import dk.sluse.screening.Thresholds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/** A few inspectors that share many files, each with a limited process of its own. */
final class Inspectors implements AutoCloseable {

    private final List<Inspector> all = new ArrayList<>();
    private final BlockingQueue<Inspector> idle = new LinkedBlockingQueue<>();
    private final ExecutorService threads;

    /** @param files what they are to screen */
    Inspectors(InspectorSettings settings, PolicyBook book, List<Path> files) throws IOException {
        int count = wanted(files.size());
        for (int i = 0; i < count; i++) {
            Inspector inspector = new Inspector(settings, book);
            all.add(inspector);
            idle.add(inspector);
        }
        if (!files.isEmpty()) {
            all.get(0).warmUp(files.get(0));
        }
        threads = Executors.newFixedThreadPool(count);
    }

    /** How many processes work on so many files: one for each processor at most, since each needs memory. */
    private static int wanted(int files) {
        return Math.max(1, Math.min(files, Math.min(4, Runtime.getRuntime().availableProcessors())));
    }

    Inspector first() {
        return all.get(0);
    }

    /** Screens a file as soon as one of them has time. */
    Future<ScreeningReport.FileReport> screen(Path file) {
        return threads.submit(() -> {
            Inspector inspector = idle.take();
            try {
                return screen(inspector, file);
            } finally {
                idle.add(inspector);
            }
        });
    }

    private static ScreeningReport.FileReport screen(Inspector inspector, Path file) throws IOException {
        Examination examination =
                inspector.open(file, Declaration.undeclared(file.getFileName().toString()), OwnRules.none());
        List<Outcome> outcomes = new ArrayList<>();
        Map<String, Thresholds> thresholds = new LinkedHashMap<>();
        for (String policy : inspector.book().policies()) {
            outcomes.add(examination.judge(policy));
            thresholds.put(inspector.book().edition(policy), examination.thresholds(policy));
        }
        return new ScreeningReport.FileReport(file.toString(), examination.facts(), outcomes, thresholds);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        all.forEach(Inspector::close);
    }
}
