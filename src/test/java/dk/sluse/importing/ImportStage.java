package dk.sluse.importing;

import dk.sluse.custody.Consignment;
import dk.sluse.custody.Place;
import dk.sluse.importing.UploadsByHand.Hand;
import dk.sluse.intake.Letter;
import dk.sluse.intake.Letter.Attachment;
import dk.sluse.project.Standstill;
import dk.sluse.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A stage for the life of an import: a stage with the import room on it; the source {@code biobank} is a folder here. */
final class ImportStage extends Stage {

    ImportRoom room;

    @Override
    public ImportStage open() throws IOException {
        raise("environment", "upload", "biobank", "inbox");
        room = ImportRoom.over(new ImportParts(
                store,
                projects,
                people,
                access,
                audit,
                work,
                mailRoom,
                place("upload"),
                new Patience(7, 30, new Standstill(60)),
                clock));
        projects.put(project("alpha", Map.of("biobank", server("alpha/biobank"))));
        return this;
    }

    /** A letter comes in; answers what was done about it. */
    String letter(String from, String subject, String... lists) throws IOException {
        String address = from.contains("@") ? from : from + "@uni.example";
        List<Attachment> attachments = new ArrayList<>();
        for (String list : lists) {
            byte[] bytes = list.getBytes(StandardCharsets.UTF_8);
            Path file = Files.write(
                    folder.resolve("inbox").resolve(UUID.randomUUID().toString()), bytes);
            attachments.add(new Attachment("Import.CSV", file, bytes.length, "0".repeat(64)));
        }
        String key = UUID.randomUUID().toString();
        return read(
                new Letter(
                        key,
                        Optional.of("<" + key + "@uni.example>"),
                        new Letter.Proven(address),
                        subject,
                        "",
                        attachments,
                        List.of(),
                        clock.instant()),
                room.intake());
    }

    static String list(String source, String... paths) {
        return "source;" + source + "\npath;description\n" + String.join(";A file\n", paths) + ";A file\n";
    }

    /** The PI instructs; answers the number. */
    long instructed(String source, String... paths) throws IOException {
        return begun(letter("peter", "ALPHA", list(source, paths)));
    }

    /** Files that lie in the source, instructed and confirmed. */
    long confirmed(String... paths) throws IOException {
        for (String path : paths) {
            lies("biobank/" + path, "content of " + path);
        }
        long id = instructed("biobank", paths);
        room.confirming().confirm(caller("peter"), id);
        return id;
    }

    Path lies(String path, String content) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A member puts a file as the gateway lets it happen. */
    Hand hand(String login) {
        return new Hand(room.uploads(), caller(login), folder.resolve("upload"));
    }

    ImportState state(long id) {
        return room.overview().story(caller("olga"), id).request().state();
    }

    List<ImportFile> files(long id) {
        return room.overview().story(caller("olga"), id).files();
    }

    String read(String path) {
        try {
            return Files.readString(folder.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void step(String name, long id) throws IOException {
        switch (name) {
            case ImportSteps.BRING_IN -> {
                Optional<Consignment> open = room.bringingIn().open(id);
                if (open.isPresent()) {
                    room.bringingIn().close(id, carrier.copy(open.get(), source(open.get()), place("environment")));
                }
            }
            case ImportSteps.STOP -> {
                Optional<Consignment> open = room.bringingIn().openStopped(id);
                if (open.isPresent()) {
                    carrier.abandon(open.get(), source(open.get()), place("environment"));
                    room.bringingIn()
                            .closeStopped(id, carrier.copy(open.get(), source(open.get()), place("environment")));
                }
            }
            case ImportSteps.CLEAR -> {
                Optional<Consignment> open = room.clearing().open(id);
                if (open.isPresent()) {
                    carrier.delete(open.get(), place("upload"));
                    room.clearing().close(id);
                }
            }
            default -> throw new IllegalArgumentException(name);
        }
    }

    Place.Folder source(Consignment consignment) {
        return place(room.bringingIn().source(consignment).orElse("upload"));
    }
}
