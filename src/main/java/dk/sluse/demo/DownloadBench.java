package dk.sluse.demo;

import dk.sluse.audit.Ledger;
import dk.sluse.gateway.BanTerm;
import dk.sluse.gateway.Bans;
import dk.sluse.gateway.Doorkeeper;
import dk.sluse.gateway.Gateway;
import dk.sluse.gateway.GatewaySettings;
import dk.sluse.gateway.GatewaySettings.Limits;
import dk.sluse.gateway.Offer;
import dk.sluse.gateway.Shelf;
import dk.sluse.project.Caller;
import dk.sluse.project.Proof;
import dk.sluse.store.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Downloads by OpenSSH's {@code sftp} from a gateway in this process, and from OpenSSH's own server beside it. */
final class DownloadBench implements AutoCloseable {

    private static final int MIB = 1 << 20;
    private static final int SLOW_MIB = 8;
    /** Of each of many, so that all of them are there at the same time: kilobits a second. */
    private static final int SLOW_RATE = 4_000;

    private static final String CIPHER = "aes128-gcm@openssh.com";

    private final Path folder;
    private final Path files;
    private final Keys key;
    private final Gateway gateway;
    private final OpenSshDaemon sshd;

    DownloadBench(Store store, Path folder) throws IOException {
        this.folder = folder;
        this.files = Files.createDirectories(folder.resolve("files/alpha"));
        this.key = Keys.create(folder.resolve("member1"), "member1");
        Keys hostKey = Keys.create(folder.resolve("host"), "host");
        Limits limits = new Limits(
                1000,
                1000,
                1000,
                1000,
                8,
                64,
                200,
                8192,
                100_000,
                Duration.ofMinutes(2),
                Duration.ofMinutes(10),
                Duration.ofHours(1));
        Clock clock = Clock.systemUTC();
        this.gateway = new Gateway(
                new GatewaySettings("main", "127.0.0.1", 0, folder.resolve("host"), List.of(), "", limits),
                new Everybody(),
                Offer.reading(new OneProject(folder.resolve("files"))),
                new Bans(BanTerm.usual(), clock),
                new Ledger(clock),
                store);
        gateway.start();
        Path authorized = Files.writeString(folder.resolve("authorized_keys"), key.publicLine() + "\n");
        this.sshd = new OpenSshDaemon(new SftpDaemon.Site(
                folder.resolve("files"), authorized, Files.createDirectories(folder.resolve("sshd"))));
        sshd.serve(hostKey, true);
    }

    /** So many sessions, each with a slow download, all at the same time. */
    void manyAtOnce(int sessions) throws IOException, InterruptedException {
        make("slow.bin", SLOW_MIB);
        List<Process> running = new ArrayList<>();
        long began = System.nanoTime();
        for (int i = 0; i < sessions; i++) {
            running.add(fetch(
                    gateway.port(), "member1", "slow.bin", "slow" + i, List.of("-l", "" + SLOW_RATE), awaiting("go")));
        }
        while (gateway.sessions() < sessions && running.stream().allMatch(Process::isAlive)) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        double loggedIn = (System.nanoTime() - began) / 1e9;
        int most = gateway.sessions();
        Files.createFile(folder.resolve("go"));
        for (Process each : running) {
            var unused = each.waitFor();
        }
        Files.delete(folder.resolve("go"));
        long whole = 0;
        for (int i = 0; i < sessions; i++) {
            Path target = folder.resolve("slow" + i);
            if (running.get(i).exitValue() == 0 && Files.mismatch(target, files.resolve("slow.bin")) < 0) {
                whole++;
            }
            Files.deleteIfExists(target);
        }
        GatewayBench.say(
                "%d downloads of %d MiB at once in %d sessions: %d whole, logins %.1f s, downloads %.1f s",
                sessions, SLOW_MIB, most, whole, loggedIn, (System.nanoTime() - began) / 1e9 - loggedIn);
    }

    /** The same files from both servers in turns; the first round of each is not counted. */
    void race(String what, int atOnce, int mib, int rounds) throws IOException, InterruptedException {
        make("race.bin", mib);
        double[] ours = new double[rounds];
        double[] theirs = new double[rounds];
        double[] ratios = new double[rounds];
        long processor = 0;
        for (int round = -1; round < rounds; round++) {
            long before = processorTime();
            double own = seconds(gateway.port(), "member1", "alpha/race.bin", atOnce);
            long used = processorTime() - before;
            double peer = seconds(sshd.port(), sshd.login(), sshd.remoteRoot() + "/alpha/race.bin", atOnce);
            if (round >= 0) {
                ours[round] = own;
                theirs[round] = peer;
                ratios[round] = own / peer;
                processor += used;
            }
        }
        GatewayBench.say(
                "%s, %s: gateway %.2f s, sshd %.2f s, ratio of medians %.2f, median ratio %.2f (goal: 1.1); gateway's"
                        + " processor time %.2f s a round",
                what,
                CIPHER,
                GatewayBench.quantile(ours, 0.5),
                GatewayBench.quantile(theirs, 0.5),
                GatewayBench.quantile(ours, 0.5) / GatewayBench.quantile(theirs, 0.5),
                GatewayBench.quantile(ratios, 0.5),
                processor / 1e9 / rounds);
    }

    private static long processorTime() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(0L);
    }

    private double seconds(int port, String login, String path, int atOnce) throws IOException, InterruptedException {
        long began = System.nanoTime();
        List<Process> running = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            running.add(fetch(port, login, path, "race" + i, List.of("-c", CIPHER), ""));
        }
        for (Process each : running) {
            if (each.waitFor() != 0) {
                throw new IOException("A download failed; what sftp said is in " + folder);
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        for (int i = 0; i < atOnce; i++) {
            Files.delete(folder.resolve("race" + i));
        }
        return seconds;
    }

    /** Lets everybody log in before the first download begins. */
    private String awaiting(String file) {
        return "!while [ ! -e " + folder.resolve(file) + " ]; do sleep 0.5; done\n";
    }

    private Process fetch(int port, String login, String path, String target, List<String> options, String first)
            throws IOException {
        String whole = path.contains("/") ? path : "alpha/" + path;
        Path batch = Files.writeString(
                folder.resolve(target + ".batch"), first + "get " + whole + " " + folder.resolve(target) + "\n");
        List<String> command = new ArrayList<>(List.of("sftp", "-q", "-F", "none", "-b", batch.toString()));
        command.addAll(options);
        command.addAll(List.of("-P", "" + port, "-i", key.file().toString()));
        for (String option : List.of(
                "BatchMode=yes",
                "IdentitiesOnly=yes",
                "IdentityAgent=none",
                "StrictHostKeyChecking=no",
                "LogLevel=ERROR",
                "UserKnownHostsFile=/dev/null")) {
            command.addAll(List.of("-o", option));
        }
        command.add(login + "@127.0.0.1");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(target + ".log").toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
    }

    private void make(String name, int mib) throws IOException {
        byte[] block = new byte[MIB];
        Random random = new Random(mib);
        try (OutputStream out = Files.newOutputStream(files.resolve(name))) {
            for (int i = 0; i < mib; i++) {
                random.nextBytes(block);
                out.write(block);
            }
        }
    }

    @Override
    public void close() {
        sshd.close();
        gateway.close();
    }

    /** Who comes in is no question here. */
    private static final class Everybody implements Doorkeeper {
        @Override
        public Admission admit(String login, Proof proof) {
            return new Admission.Welcome(
                    new Caller(login, login, proof.fingerprint(), Set.of(), Set.of("alpha"), Set.of()));
        }

        @Override
        public Optional<Caller> again(Caller caller, Proof proof) {
            return Optional.of(caller);
        }
    }

    private record OneProject(Path root) implements Shelf {
        @Override
        public boolean shows(Caller caller, List<String> names) {
            return names.isEmpty() || caller.memberOf().contains(names.get(0));
        }

        @Override
        public boolean cuts(Caller caller, List<String> names) {
            return false;
        }

        @Override
        public String chain(List<String> names) {
            return names.isEmpty() ? "hub" : names.get(0);
        }
    }
}
