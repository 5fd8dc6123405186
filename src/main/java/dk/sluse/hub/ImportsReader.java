package dk.sluse.hub;

import dk.sluse.custody.Place;
import dk.sluse.gateway.UploadShelf;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the {@code imports} of a project's file: servers by the names that instructions use (R34). */
final class ImportsReader {

    private static final String NAME = "[a-z][a-z0-9-]{0,31}";

    private final String project;
    private final Path base;

    ImportsReader(String project, Path base) {
        this.project = project;
        this.base = base;
    }

    /**
     * The servers.
     *
     * @param environment the project's own environment, which none of them may be: what is in it leaves only by export (R33)
     */
    Map<String, Place.Sftp> servers(YamlMap imports, Optional<Place.Sftp> environment) {
        Map<String, Place.Sftp> servers = new TreeMap<>();
        for (YamlMap.Entry entry : imports.entries()) {
            if (!entry.key().matches(NAME) || entry.key().equals(UploadShelf.NAME)) {
                imports.owner()
                        .faultAt(
                                entry.line(),
                                "A source cannot be called " + Faults.quoted(entry.key()) + ".",
                                "Name it with 1 to 32 lower-case letters, digits and dashes, beginning with a letter, and"
                                        + " not \"upload\".");
            }
            server(entry)
                    .filter(server -> isAllowed(entry, server, environment))
                    .ifPresent(server -> servers.put(entry.key(), server));
        }
        return servers;
    }

    private Optional<Place.Sftp> server(YamlMap.Entry entry) {
        Optional<YamlMap> found = entry.value().map();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return place(project + "/" + entry.key(), base, found.get());
    }

    /** A server that is nobody's environment. */
    static Optional<Place.Sftp> place(String name, Path base, YamlMap keys) {
        ServerReader server = new ServerReader(base, keys);
        Optional<String> kind = server.kind();
        Optional<String> host = server.host();
        int port = server.port();
        Optional<String> user = server.user();
        Optional<Path> key = server.key();
        Optional<String> hostKey = server.hostKey("the server");
        Optional<String> root = server.root();
        keys.noOthers();
        if (Stream.of(kind, host, user, key, hostKey, root).anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(new Place.Sftp(
                name,
                host.orElseThrow(),
                port,
                user.orElseThrow(),
                key.orElseThrow(),
                hostKey.orElseThrow(),
                root.orElseThrow(),
                Optional.empty(),
                Optional.empty(),
                false));
    }

    private static boolean isAllowed(YamlMap.Entry entry, Place.Sftp server, Optional<Place.Sftp> environment) {
        boolean isEnvironment =
                environment.filter(place -> isSameServer(place, server)).isPresent();
        if (isEnvironment) {
            entry.value()
                    .faultAt(
                            entry.line(),
                            entry.value().shownName() + " is the project's environment.",
                            "Name the server that the data comes from; an environment's data leaves it only by export.");
        }
        return !isEnvironment;
    }

    static boolean isSameServer(Place.Sftp one, Place.Sftp other) {
        return one.host().equalsIgnoreCase(other.host()) && one.port() == other.port();
    }
}
