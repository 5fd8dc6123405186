package dk.sluse.demo;

import dk.sluse.audit.EventKind;
import dk.sluse.custody.Consignment;
import dk.sluse.custody.Consignment.Parcel;
import dk.sluse.custody.Custody;
import dk.sluse.custody.Delivery;
import dk.sluse.custody.Place;
import dk.sluse.custody.SafePath;
import dk.sluse.demo.TransferContest.Result;
import dk.sluse.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code bench/transfer}: how fast custody carries, beside the tools that people would use instead, on the same bytes and
 * servers in the same run.
 */
@Command(name = "transfer", mixinStandardHelpOptions = true)
public final class TransferBench implements Callable<Integer> {

    private static final long MIB = 1L << 20;
    private static final int SMALL = 16 << 10;
    private static final String LARGE = "large.bin";
    private static final String FAR = "far.bin";

    /** What can be measured alone. */
    private enum Part {
        LARGE,
        SMALL,
        /** Small files against rclone, which takes minutes for them. */
        RCLONE,
        FAR,
        MANY,
        HUGE
    }

    @Option(names = "--dir", required = true, paramLabel = "DIR", description = "A folder on a memory disk.")
    private Path folder;

    @Option(names = "--runs", defaultValue = "3", paramLabel = "N", description = "How often each is measured.")
    private int runs;

    @Option(names = "--mib", defaultValue = "1024", paramLabel = "N", description = "The size of the large file.")
    private long mib;

    @Option(names = "--files", defaultValue = "3000", paramLabel = "N", description = "How many small files.")
    private int files;

    @Option(names = "--heap-gib", defaultValue = "4", paramLabel = "N", description = "The file for the heap.")
    private int heapGib;

    @Option(names = "--huge-on", paramLabel = "DIR", description = "A disk for that file, if memory is too small.")
    private Optional<Path> hugeOn = Optional.empty();

    @Option(names = "--only", split = ",", paramLabel = "PART", description = "Of: ${COMPLETION-CANDIDATES}.")
    private Set<Part> only = EnumSet.allOf(Part.class);

    @Option(
            names = "--unverified",
            paramLabel = "CLASS",
            description = "What carries without verifying; no product has it.")
    private Optional<String> unverified = Optional.empty();

    private TransferGround ground;
    private TransferContest contest;
    private int consignments;

    private TransferBench() {}

    /** Runs it and ends with its exit code. */
    public static void main(String[] words) {
        System.exit(new CommandLine(new TransferBench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(words));
    }

    @Override
    public Integer call() throws Exception {
        try (TransferGround opened = TransferGround.start(folder)) {
            ground = opened;
            contest = new TransferContest(opened, runs);
            for (Part part : only) {
                switch (part) {
                    case LARGE -> large();
                    case SMALL -> small(this::smallAgainstSftp);
                    case RCLONE -> small(this::smallAgainstRclone);
                    case FAR -> far();
                    case MANY -> many();
                    case HUGE -> huge();
                }
            }
        }
        contest.print();
        return 0;
    }

    private void large() throws IOException {
        Path local = RandomFile.make(ground.file(LARGE), mib * MIB);
        contest.peer(ground.peers().rclone("copyto", local.toString(), inStore(LARGE)));
        Place shell = ground.environment(ground.sshPort(), true);
        Place plain = ground.environment(ground.sshPort(), false);
        Result hashed = contest.compare(
                mib + " MiB, S3 → SFTP, hash on the server, against rclone copy with its check",
                () -> carry(shell, List.of(LARGE)),
                () -> contest.peer(ground.peers().rclone("copy", inStore(LARGE), "sftp:" + ground.target())),
                0.5);
        contest.processor("CPU seconds for a GiB of that, without the servers", hashed, mib / 1024.0);
        Path back = ground.file("back.bin");
        Path stored = ground.target().resolve(LARGE);
        Path there = batch("there", "put " + local + " " + stored + "\n");
        Path thereAndBack = batch("back", "put " + local + " " + stored + "\nget " + stored + " " + back + "\n");
        if (unverified.isPresent()) {
            Custody believing = believing(unverified.get(), local);
            contest.compare(
                    "the same, not verified at all, against sftp put from a local file",
                    () -> carry(believing, shell, List.of(LARGE)),
                    () -> contest.peer(ground.peers().sftp(ground.sshPort(), there)),
                    1.1);
        }
        contest.compare(
                "the same, read back, against sftp put + get + sha256sum",
                () -> carry(plain, List.of(LARGE)),
                () -> {
                    contest.peer(ground.peers().sftp(ground.sshPort(), thereAndBack));
                    contest.peer(List.of("sha256sum", back.toString()));
                },
                1.0);
        Files.deleteIfExists(back);
        Files.delete(local);
    }

    /** Custody whose target answers with a hash that is known beforehand. */
    @SuppressWarnings("unchecked")
    private Custody believing(String type, Path file) throws IOException {
        try {
            BiFunction<Store, String, Custody> maker = Class.forName(type)
                    .asSubclass(BiFunction.class)
                    .getDeclaredConstructor()
                    .newInstance();
            return maker.apply(ground.database(), sha256(file));
        } catch (ReflectiveOperationException e) {
            throw new IOException("There is no " + type, e);
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream hashed = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            hashed.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(hashed.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String inStore(String name) {
        return "s3:" + TransferGround.BUCKET + "/" + name;
    }

    /** Many small files, in the store and on this machine. */
    private interface Contest {
        void over(List<String> names) throws IOException;
    }

    private void small(Contest against) throws IOException {
        Path local = Files.createDirectories(ground.file("small"));
        List<String> names = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            String name = String.format(Locale.ROOT, "small/f%05d.bin", i);
            RandomFile.make(ground.file(name), SMALL);
            names.add(name);
        }
        contest.peer(ground.peers().rclone("copy", "--transfers", "16", local.toString(), inStore("small")));
        against.over(names);
        TransferContest.remove(local);
    }

    private void smallAgainstSftp(List<String> names) throws IOException {
        Path back = ground.file("small-back");
        Path batch = batch(
                "small",
                "put -r " + ground.file("small") + " " + ground.target() + "\nget -r "
                        + ground.target().resolve("small") + " " + back + "\n");
        contest.compare(
                files + " files of 16 KiB, verified, against sftp put -r + get -r",
                () -> carry(ground.environment(ground.sshPort(), false), names),
                () -> {
                    TransferContest.remove(back);
                    contest.peer(ground.peers().sftp(ground.sshPort(), batch));
                },
                1.0);
        TransferContest.remove(back);
    }

    private void smallAgainstRclone(List<String> names) throws IOException {
        contest.compare(
                files + " files of 16 KiB, verified, against rclone copy with its check",
                () -> carry(ground.environment(ground.sshPort(), false), names),
                () -> contest.peer(
                        ground.peers().rclone("copy", inStore("small"), "sftp:" + ground.target() + "/small")),
                0.03);
    }

    private void far() throws IOException {
        Path local = RandomFile.make(ground.file(FAR), 256 * MIB);
        contest.peer(ground.peers().rclone("copyto", local.toString(), inStore(FAR)));
        for (int trip : List.of(20, 100)) {
            try (DelayProxy proxy = new DelayProxy(ground.sshPort(), Duration.ofMillis(trip / 2))) {
                Place place = ground.environment(proxy.port(), true);
                Path batch = batch("far", "put " + local + " " + ground.target().resolve(FAR) + "\n");
                contest.compare(
                        "256 MiB at " + trip + " ms round trip, against sftp put",
                        () -> carry(place, List.of(FAR)),
                        () -> contest.peer(ground.peers().sftp(proxy.port(), batch)),
                        0.7);
            }
        }
        Files.delete(local);
    }

    /** Custody runs in this process, whose heap is limited from outside; that it ends is the proof. */
    private void many() throws IOException {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String name = String.format(Locale.ROOT, "many/f%03d.bin", i);
            RandomFile.make(ground.bucket().resolve(name), 8 * MIB);
            many.add(name);
        }
        contest.alone(
                "200 files of 8 MiB at once with this heap",
                () -> carry(ground.environment(ground.sshPort(), true), many));
        TransferContest.remove(ground.bucket().resolve("many"));
    }

    /** The source is a file without blocks; what is stored of it is written to the last byte, on a disk if need be. */
    private void huge() throws IOException {
        HugeObject huge = HugeObject.make(ground.bucket().resolve("huge.bin"), heapGib * 1024L * MIB);
        Path root = hugeOn.isPresent() ? Files.createTempDirectory(hugeOn.get(), "sluse-bench") : ground.target();
        try {
            contest.alone("one file of " + heapGib + " GiB with this heap", () -> {
                carry(ground.environment(ground.sshPort(), true, root), List.of("huge.bin"));
                huge.requireSameSize(root.resolve("huge.bin"));
            });
        } finally {
            huge.delete();
            if (hugeOn.isPresent()) {
                TransferContest.remove(root);
            }
        }
    }

    private void carry(Place to, List<String> names) throws IOException {
        carry(ground.carrier(), to, names);
    }

    private void carry(Custody custody, Place to, List<String> names) throws IOException {
        List<Parcel> parcels = new ArrayList<>();
        for (String name : names) {
            SafePath path = SafePath.of(name);
            parcels.add(new Parcel(Integer.toString(parcels.size()), path, path, Optional.empty()));
        }
        consignments++;
        Consignment consignment =
                new Consignment("bench-" + consignments, "bench", OptionalLong.empty(), parcels, EventKind.FILE_PLACED);
        if (!(custody.copy(consignment, ground.genomes(), to) instanceof Delivery.Arrived)) {
            throw new IOException("The files did not arrive");
        }
    }

    private Path batch(String name, String commands) throws IOException {
        return Files.writeString(ground.file("batch-" + name), commands);
    }
}
