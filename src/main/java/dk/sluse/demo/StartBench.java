package dk.sluse.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** How long a hub takes until it is ready, with 10,000 projects of which 100 have a route of their own. */
final class StartBench {

    /** As {@code ./sluse start} does. */
    private static final List<String> AS_SLUSE_STARTS = List.of(
            "-Xmx256m",
            "-XX:Tier3InvocationThreshold=1000",
            "-XX:Tier3MinInvocationThreshold=500",
            "-XX:Tier3CompileThreshold=10000");

    private static final int PROJECTS = 10_000;
    private static final int WITH_ROUTES = 100;
    private static final int STARTS = 3;

    private final Path folder;

    StartBench(Path folder) {
        this.folder = folder;
    }

    void run() throws IOException {
        Path home = Path.of(System.getProperty("sluse.home", ".")).toAbsolutePath();
        DemoSite site = new DemoSite(folder, home.resolve("config"));
        site.set("projects.poll", "PT2S");
        site.set("screening.isolation", "reduced");
        site.writeSettings();
        Keys key = Keys.create(site.secrets().resolve("bench_ed25519"), "bench");
        Path projects = site.config().resolve("projects");
        Files.writeString(projects.resolve("project0.yaml"), project(0, key));
        starts(home, 1);
        for (int i = 1; i < PROJECTS; i++) {
            Files.writeString(projects.resolve("project" + i + ".yaml"), project(i, key));
        }
        starts(home, PROJECTS);
    }

    private void starts(Path home, int projects) throws IOException {
        for (int start = 1; start <= STARTS; start++) {
            try (HubProcess hub =
                    new HubProcess(HubProcess.libraries(), folder, home.resolve("routes"), AS_SLUSE_STARTS)) {
                String said = hub.start();
                double processor = ProcessHandle.of(hub.pid())
                                .flatMap(each -> each.info().totalCpuDuration())
                                .orElse(Duration.ZERO)
                                .toMillis()
                        / 1e3;
                GatewayBench.say(
                        "%s of %d projects, %.1f s of processor time: %s",
                        start == 1 ? "First start" : "Start", projects, processor, said.replaceFirst(":.*", ""));
            }
        }
    }

    /** Environments of a few servers, as in a real installation; nobody answers there. */
    private static String project(int number, Keys key) {
        String route = number >= WITH_ROUTES ? "" : """
                routes:
                  - template: poll-drop-folder
                    parameters:
                      folder: project/export
                      every: 1h
                """;
        return """
                acronym: BENCH%1$d
                title: Project %1$d of the bench
                institution: University of the bench
                authorised-by: DST
                ethics-approval: { number: bench, from: 2020-01-01, until: 2099-12-31 }
                processing-agreement: { number: bench, from: 2020-01-01, until: 2099-12-31 }
                environment:
                  kind: sftp
                  host: 127.0.0.1
                  port: 9
                  user: sluse
                  key-file: secrets/bench_ed25519
                  host-key: %2$s
                  root: /project%1$d
                  sentinel:
                    path: /sluse/project%1$d
                    content: project%1$d
                  holding: /sluse/holding%1$d
                export:
                  drop-folder: export
                %3$s""".formatted(number, key.publicLine(), route);
    }
}
