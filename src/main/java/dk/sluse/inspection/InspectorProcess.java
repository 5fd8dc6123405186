package dk.sluse.inspection;

import dk.sluse.document.Document;
import dk.sluse.document.Facts;
import dk.sluse.opening.Opening;
import dk.sluse.screening.Declaration;
import dk.sluse.screening.Differencing;
import dk.sluse.screening.Earlier;
import dk.sluse.screening.Finding;
import dk.sluse.screening.Policies;
import dk.sluse.screening.Policy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The limited process: one request per line in, one answer per line out, one file at a time. It ends when its input ends,
 * also in the middle of a file, so that it never outlives the hub.
 */
public final class InspectorProcess {

    private static final int EXIT_ORPHANED = 0;
    private static final int EXIT_BROKEN = 3;

    private final Path folder;
    private Optional<OpenFile> open = Optional.empty();
    private Earlier earlier = Earlier.NONE;
    private int files;

    /** A document, and what was declared of it. */
    private record OpenFile(Document document, Declaration declaration) {}

    private InspectorProcess(Path folder) {
        this.folder = folder;
    }

    /**
     * Serves requests until the input ends.
     *
     * @param arguments the folder this process may write to
     */
    public static void main(String[] arguments) throws Exception {
        PrintStream answers =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        // Whatever a library prints must not be taken for an answer.
        System.setOut(System.err);
        BlockingQueue<String> requests = new LinkedBlockingQueue<>();
        Thread listener = new Thread(() -> listen(requests), "requests");
        listener.setDaemon(true);
        listener.start();
        InspectorProcess process = new InspectorProcess(Path.of(arguments[0]));
        while (true) {
            answers.println(Wire.write(process.serve(Wire.readRequest(requests.take()))));
            if (answers.checkError()) {
                Runtime.getRuntime().halt(EXIT_BROKEN);
            }
        }
    }

    /** Reads on while a policy works, to notice at once that the hub is gone. */
    private static void listen(BlockingQueue<String> requests) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line; (line = in.readLine()) != null; ) {
                requests.add(line);
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(EXIT_BROKEN);
        }
        Runtime.getRuntime().halt(EXIT_ORPHANED);
    }

    private Wire.Answer serve(Wire.Request request) {
        try {
            if (request instanceof Wire.Open asked) {
                return open(asked);
            }
            if (request instanceof Wire.Judge asked) {
                return judge(asked);
            }
            if (request instanceof Wire.Count) {
                return new Wire.Counted(Differencing.figures(openFile().document()));
            }
            if (request instanceof Wire.Published told) {
                earlier = told.earlier();
                return new Wire.Opened(Facts.UNKNOWN);
            }
            close();
            return new Wire.Opened(Facts.UNKNOWN);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // The text of an exception may quote the file; the kind of it does not.
            return new Wire.Failed(e.getClass().getSimpleName());
        }
    }

    private Wire.Answer open(Wire.Open asked) throws IOException {
        close();
        Path own = Files.createDirectory(folder.resolve("file-" + ++files));
        Document document =
                Opening.open(asked.file(), asked.declaration().fileName(), asked.limits(), Policies.sieves(), own);
        open = Optional.of(new OpenFile(document, asked.declaration().after(earlier)));
        return new Wire.Opened(document.file().media());
    }

    private Wire.Answer judge(Wire.Judge asked) throws IOException {
        OpenFile file = openFile();
        Policy policy = Policies.named(asked.policy()).orElseThrow();
        List<Finding> findings = policy.judge(file.document(), file.declaration(), asked.thresholds());
        return new Wire.Judged(findings);
    }

    private OpenFile openFile() {
        return open.orElseThrow(() -> new IllegalStateException("No file is open"));
    }

    private void close() throws IOException {
        if (open.isPresent()) {
            open.get().document().close();
            Folders.delete(folder.resolve("file-" + files));
            open = Optional.empty();
        }
    }
}
