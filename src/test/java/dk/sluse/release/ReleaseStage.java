package dk.sluse.release;

import dk.sluse.custody.Consignment;
import dk.sluse.intake.Letter;
import dk.sluse.intake.Letter.Attachment;
import dk.sluse.notice.RequestMark;
import dk.sluse.stage.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.lingala.zip4j.model.enums.EncryptionMethod;

/** A stage for the life of an order: a stage with the release room on it and a genome database in memory. */
public final class ReleaseStage extends Stage {

    ReleaseRoom room;
    ListKey key;
    StagedGenomes genomes;
    Runnable beforeShowing = () -> {};

    @Override
    public ReleaseStage open() throws IOException {
        raise("genomes", "antechamber", "environment", "papers", "lists", "inbox");
        genomes = new StagedGenomes();
        key = ListKey.in(folder.resolve("keys"), "Sluse <hub@hub.example>", MORNING);
        room = ReleaseRoom.over(new ReleaseParts(
                store,
                projects,
                people,
                access,
                audit,
                work,
                mailRoom,
                genomes,
                key,
                new ReleaseLodging(folder.resolve("lists"), folder.resolve("papers")),
                ReleaseSettings.usual(),
                clock));
        return this;
    }

    @Override
    protected void step(String step, long id) throws Exception {
        switch (step) {
            case ReleaseSteps.MATCH -> {
                var matching = room.matching().open(id);
                if (matching.isPresent()) {
                    room.matching().close(id, matching.get().matched());
                }
            }
            case ReleaseSteps.PREPARE -> room.preparing().prepare(id);
            case ReleaseSteps.DELIVER -> deliver(id);
            default -> throw new IllegalArgumentException(step);
        }
    }

    /** As the route {@code deliver-samples} does. */
    private void deliver(long id) throws Exception {
        callOff(room.delivering().openCallingOff(id), "genomes");
        callOff(room.delivering().openCallingOffPapers(id), "papers");
        Optional<Consignment> removing = room.delivering().openRemoving(id);
        if (removing.isPresent()) {
            carrier.delete(removing.get(), place("antechamber"));
        }
        room.delivering().closeRemoving(id);
        carry(id, room.delivering().openCarrying(id), "genomes");
        beforeShowing.run();
        carry(id, room.delivering().openPapers(id), "papers");
        Optional<Consignment> reveal = room.delivering().openRevealing(id);
        if (reveal.isPresent()) {
            carrier.reveal(reveal.get(), place("antechamber"), place("environment"));
            room.delivering().closeRevealing(id);
        }
    }

    private void callOff(Optional<Consignment> stopped, String from) throws IOException {
        if (stopped.isPresent()) {
            carrier.abandon(stopped.get(), place(from), place("antechamber"));
        }
    }

    private void carry(long id, Optional<Consignment> carry, String from) throws IOException {
        if (carry.isPresent()) {
            room.delivering().closeCarrying(id, carrier.copy(carry.get(), place(from), place("antechamber")));
        }
    }

    void storeGoesAway() throws IOException {
        Files.move(folder.resolve("genomes"), folder.resolve("genomes-away"));
    }

    void storeComesBack() throws IOException {
        Files.move(folder.resolve("genomes-away"), folder.resolve("genomes"));
    }

    /** How far custody came with its consignments. */
    List<String> phases() {
        return store.read(h -> h.createQuery("select phase from consignment order by begun, id")
                .mapTo(String.class)
                .list());
    }

    /** The genome store holds the files of everybody the database knows. */
    void store() throws IOException {
        Files.createDirectories(folder.resolve("genomes/runs"));
        for (int i = 0; i < genomes.everybody.size(); i++) {
            for (String read : List.of("R1", "R2")) {
                Files.write(
                        folder.resolve("genomes/runs/S" + i + "_" + read + ".fastq.gz"),
                        StagedGenomes.content("S" + i, read));
            }
        }
    }

    /** An attachment, laid aside as intake does. */
    Attachment attachment(String name, byte[] content) throws IOException {
        Path file =
                Files.write(folder.resolve("inbox").resolve(UUID.randomUUID().toString()), content);
        return new Attachment(name, file, content.length, "0".repeat(64));
    }

    Attachment attachment(String name, String content) throws IOException {
        return attachment(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The list, encrypted to the hub. */
    Attachment sealed(String list) throws IOException {
        byte[] bytes = list.getBytes(StandardCharsets.UTF_8);
        return attachment("cpr-list.csv.pgp", key.seal(new OpenedList("cpr-list.csv", bytes)));
    }

    /** The list in an AES zip whose code is {@code right code}. */
    Attachment zipped(String list) throws IOException {
        Path file = folder.resolve("inbox").resolve(UUID.randomUUID() + ".zip");
        EnvelopeTest.add(file, EncryptionMethod.AES, "cpr-list.csv", list.getBytes(StandardCharsets.UTF_8));
        return new Attachment("list.zip", file, Files.size(file), "0".repeat(64));
    }

    Letter letter(String from, String subject, Attachment... attachments) {
        return letter(new Letter.Proven(from + "@uni.example"), subject, attachments);
    }

    Letter letter(Letter.Sender sender, String subject, Attachment... attachments) {
        String key = UUID.randomUUID().toString();
        return new Letter(
                key,
                Optional.of("<" + key + "@uni.example>"),
                sender,
                subject,
                "",
                List.of(attachments),
                List.of(),
                clock.instant());
    }

    /** Whether the release room takes a letter for its own. */
    boolean concerns(Letter letter) {
        return store.read(h -> room.intake().concerns(h, letter, RequestMark.find(letter.subject())));
    }

    /** The hub reads a letter; answers what it did about it. */
    String read(Letter letter) throws IOException {
        return read(letter, room.intake());
    }

    /** Anna orders the data of these persons of {@link Numbers}, in an envelope; nothing has run yet. */
    long orders(int from, int count) throws IOException {
        return begun(read(letter("anna", "ALPHA", sealed(Numbers.list("ALPHA", Numbers.of(from, count))))));
    }

    /** The same, matched, told and confirmed by Anna's key, its files in the genome store. */
    long confirmed(int from, int count) throws IOException {
        long id = orders(from, count);
        run();
        store();
        room.ordering().confirm(caller("anna"), id);
        return id;
    }

    OrderState state(long id) {
        return order(id).state();
    }

    ReleaseOrder order(long id) {
        return store.read(h -> new Orders().find(h, id)).orElseThrow();
    }

    /** Everything that stands in the database, as text, and all files the hub wrote outside the genome store. */
    List<String> everythingWritten() throws IOException {
        List<String> all = new ArrayList<>(store.read(h -> {
            List<String> tables = h.createQuery("""
                            select tablename from pg_tables where case when schemaname = 'public'
                              then has_table_privilege(format('public.%I', tablename), 'select') end""").mapTo(String.class).list();
            List<String> rows = new ArrayList<>();
            tables.forEach(table -> rows.addAll(h.createQuery("select t::text from <table> t")
                    .define("table", table)
                    .mapTo(String.class)
                    .list()));
            return rows;
        }));
        for (String place : List.of("antechamber", "environment", "papers", "lists", "keys")) {
            for (String file : filesIn(place)) {
                all.add(file);
                all.add(Files.readString(folder.resolve(place).resolve(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all;
    }
}
