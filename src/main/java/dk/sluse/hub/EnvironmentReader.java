package dk.sluse.hub;

import dk.sluse.custody.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the {@code environment} of a project's file. */
final class EnvironmentReader {

    private static final String REMOTE_PATH = "/?[^/\\p{Cntrl}]+(?:/[^/\\p{Cntrl}]+)*";

    private final String project;
    private final Path base;
    private final YamlMap keys;

    EnvironmentReader(String project, Path base, YamlMap keys) {
        this.project = project;
        this.base = base;
        this.keys = keys;
    }

    Optional<Place.Sftp> place() {
        Optional<String> kind = ProjectReader.matching(keys, "kind", "sftp", "Write sftp; there is no other kind yet.");
        Optional<String> host =
                keys.needText("host").filter(text -> fits(Kinds.host(), text, "host", "Write a host name or address."));
        int port = keys.get("port").flatMap(node -> node.number(1, 65_535)).orElse(22);
        Optional<String> user = ProjectReader.matching(
                keys, "user", "[A-Za-z0-9_][A-Za-z0-9_.@-]{0,63}", "Write the hub's login name there.");
        Optional<Path> key = keys.needText("key-file").flatMap(this::key);
        Optional<String> hostKey = hostKey();
        Optional<String> root = root();
        Optional<Place.Sentinel> sentinel = sentinel(root);
        Optional<String> holding = remotePath(keys, "holding", root);
        keys.noOthers();
        if (Stream.of(kind, host, user, key, hostKey, root, sentinel, holding).anyMatch(Optional::isEmpty)) {
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
                false));
    }

    private Optional<Path> key(String text) {
        YamlNode node = keys.peek("key-file").orElseThrow();
        if (!fits(Kinds.path(), text, "key-file", "Write the path of the hub's private key for it.")) {
            return Optional.empty();
        }
        Path file = base.resolve(text).normalize();
        SecretFile.keyProblem(file)
                .ifPresent(problem -> node.fault(node.shownName() + ": " + problem.what(), problem.remedy()));
        return Optional.of(file);
    }

    private Optional<String> hostKey() {
        Optional<String> line = keys.needText("host-key");
        Optional<String> key = line.flatMap(HostKey::of);
        if (line.isPresent() && key.isEmpty()) {
            YamlNode node = keys.peek("host-key").orElseThrow();
            node.fault(
                    node.shownName() + " is no public key of an SSH server.",
                    "Write it as \"ssh-ed25519 AAAA…\", from /etc/ssh/ssh_host_ed25519_key.pub of the environment.");
        }
        return key;
    }

    private Optional<String> root() {
        Optional<YamlNode> node = keys.get("root");
        if (node.isEmpty()) {
            return Optional.of("");
        }
        Optional<String> root =
                ProjectReader.matching(keys, "root", "/|" + REMOTE_PATH, "Write an absolute path, or leave it out.");
        if (root.isPresent() && (!root.get().startsWith("/") || hasDetour(root.get()))) {
            node.get()
                    .fault(
                            node.get().shownName() + " is not an absolute path.",
                            "Write an absolute path without detours, or leave it out for the login folder.");
            return Optional.empty();
        }
        return root;
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
        Optional<String> path = ProjectReader.matching(map, key, REMOTE_PATH, "Write a path without an ending slash.");
        if (path.isEmpty() || root.isEmpty()) {
            return path;
        }
        YamlNode node = map.peek(key).orElseThrow();
        if (hasDetour(path.get())) {
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

    private static boolean hasDetour(String path) {
        return List.of(path.split("/", -1)).stream().anyMatch(name -> name.equals("..") || name.equals("."));
    }

    private boolean fits(Kind<?> kind, String text, String key, String remedy) {
        try {
            kind.of(text);
            return true;
        } catch (IllegalArgumentException e) {
            YamlNode node = keys.peek(key).orElseThrow();
            node.fault(node.shownName() + " cannot be " + Faults.quoted(text) + ".", remedy);
            return false;
        }
    }
}
