package dk.sluse.hub;

import dk.sluse.custody.Place;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the {@code environment} of a project's file. */
final class EnvironmentReader {

    private final String project;
    private final Path base;
    private final YamlMap keys;

    EnvironmentReader(String project, Path base, YamlMap keys) {
        this.project = project;
        this.base = base;
        this.keys = keys;
    }

    Optional<Place.Sftp> place() {
        ServerReader server = new ServerReader(base, keys);
        Optional<String> kind = server.kind();
        Optional<String> host = server.host();
        int port = server.port();
        Optional<String> user = server.user();
        Optional<Path> key = server.key();
        Optional<String> hostKey = server.hostKey("the environment");
        Optional<String> root = server.root();
        Optional<Place.Sentinel> sentinel = sentinel(root);
        Optional<String> holding = remotePath(keys, "holding", root);
        Optional<String> shell = keys.peek("shell").isPresent()
                ? ProjectReader.matching(
                        keys, "shell", "true|false", "Write true where the hub's login may run sha256sum.")
                : Optional.of("false");
        keys.noOthers();
        if (Stream.of(kind, host, user, key, hostKey, root, sentinel, holding, shell)
                .anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(new Place.Sftp(
                project + "/environment",
                host.orElseThrow(),
                port,
                user.orElseThrow(),
                key.orElseThrow(),
                hostKey.orElseThrow(),
                root.orElseThrow(),
                sentinel,
                holding,
                Boolean.parseBoolean(shell.orElseThrow())));
    }

    private Optional<Place.Sentinel> sentinel(Optional<String> root) {
        Optional<YamlMap> sentinel = keys.need("sentinel").flatMap(YamlNode::map);
        Optional<String> path = sentinel.flatMap(each -> remotePath(each, "path", root));
        Optional<String> content = sentinel.flatMap(each -> each.needText("content"));
        sentinel.ifPresent(YamlMap::noOthers);
        return path.flatMap(where -> content.map(what -> new Place.Sentinel(where, what)));
    }

    /** A path of the hub's own on the server: where the environment's users cannot write, so not below the root. */
    private static Optional<String> remotePath(YamlMap map, String key, Optional<String> root) {
        Optional<String> path =
                ProjectReader.matching(map, key, ServerReader.REMOTE_PATH, "Write a path without an ending slash.");
        if (path.isEmpty() || root.isEmpty()) {
            return path;
        }
        YamlNode node = map.peek(key).orElseThrow();
        if (ServerReader.hasDetour(path.get())) {
            node.fault(node.shownName() + " holds \"..\" or \".\".", "Write the path without detours.");
            return Optional.empty();
        }
        if (isBelow(path.get(), root.get())) {
            node.fault(
                    node.shownName() + " lies below the environment's root, where its users can write.",
                    "Let \"root\" name the users' folder, and put this one outside of it.");
            return Optional.empty();
        }
        return path;
    }

    /** Whether a path lies below the root; the login folder, where paths begin that are not absolute, is a root as well. */
    private static boolean isBelow(String path, String root) {
        if (root.isEmpty()) {
            return !path.startsWith("/");
        }
        return root.equals("/") || path.equals(root) || path.startsWith(root + "/");
    }
}
