package dk.sluse.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dk.sluse.house.Programs;
import dk.sluse.opening.Limits;
import dk.sluse.recognition.Recognition;
import dk.sluse.recognition.Tesseract;
import dk.sluse.screening.BookOfFour;
import dk.sluse.screening.Declaration;
import dk.sluse.screening.OwnRules;
import dk.sluse.screening.Screened;
import dk.sluse.screening.Verdict;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that reads pictures is the limited process's child: without network as it is, and gone when it is gone. */
final class PictureReaderTest {

    private static final String NUMBER = "printf '5\\t1\\t1\\t1\\t1\\t1\\t10\\t10\\t90\\t10\\t95\\t010203-1234\\n'";

    @TempDir
    private Path folder;

    private Path picture;

    @BeforeEach
    void picture() throws IOException {
        Programs.needs("/usr/bin/prlimit", "/usr/bin/setpriv");
        BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 3, 0xffffff);
        picture = folder.resolve("a.png");
        ImageIO.write(image, "png", picture.toFile());
    }

    @Test
    void F38_aLimitedProcessThatIsKilledTakesTheReaderAlong() throws Exception {
        try (Inspector inspector = inspector("exec /bin/sleep 60")) {
            inspector.warmUp(picture);
            ProcessHandle worker =
                    ProcessHandle.of(inspector.pid().orElseThrow()).orElseThrow();
            CompletableFuture<Examination> examination = CompletableFuture.supplyAsync(() -> open(inspector));
            await().atMost(Duration.ofSeconds(20)).until(() -> reader(worker).isPresent() || examination.isDone());
            ProcessHandle reader = reader(worker).orElseThrow();

            worker.destroyForcibly();

            await().atMost(Duration.ofSeconds(5)).until(() -> !reader.isAlive());
            // The new process meets the same, and ends it in time.
            assertThat(examination.get().judge("allowed-type").verdict()).isEqualTo(Verdict.PASS);
        }
    }

    @Test
    void theReaderHasNoNetwork() throws IOException {
        String alone = "[ $(tail -n +3 /proc/net/dev | wc -l) = 1 ] && ";
        try (Inspector inspector = inspector(alone + NUMBER)) {
            assumeThat(inspector.isolation()).isEqualTo(Isolation.Level.FULL);

            assertThat(open(inspector).judge("person-id").verdict()).isEqualTo(Verdict.REFUSE);
        }
    }

    private static Optional<ProcessHandle> reader(ProcessHandle worker) {
        return worker.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("/sleep"))
                .findFirst();
    }

    private Examination open(Inspector inspector) {
        try {
            return inspector.open(picture, Declaration.undeclared("a.png"), OwnRules.none());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Inspector inspector(String script) throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("eng.traineddata"), "eng");
        Path program = folder.resolve("tesseract");
        Files.writeString(
                program,
                "#!/bin/sh\ncase \"$1\" in --version) echo tesseract 5.0; exit;; --list-langs) echo 'in \"" + data
                        + "\"'; exit;; esac\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Recognition stub = Tesseract.at(program, List.of("eng"), new Recognition.Bounds(1, 3, 5, 8))
                .orElseThrow();
        Limits limits = Screened.LIMITS.with(stub);
        InspectorSettings settings = InspectorSettings.likeThisProcess(folder.resolve("work"), true);
        return new Inspector(settings, BookOfFour.within(limits));
    }
}
