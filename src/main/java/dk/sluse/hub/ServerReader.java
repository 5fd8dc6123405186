package dk.sluse.hub;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads what a project's file says of any SFTP server: where it is, as whom and with which key, and where a place begins. */
final class ServerReader {

    static final String REMOTE_PATH = "/?[^/\\p{Cntrl}]+(?:/[^/\\p{Cntrl}]+)*";
    private static final int SSH = 22;

    private static final Kind<String> HOST = Kinds.host();
    private static final Kind<Path> PATH = Kinds.path();

    private final Path base;
    private final YamlMap keys;

    ServerReader(Path base, YamlMap keys) {
        this.base = base;
        this.keys = keys;
    }

    Optional<String> kind() {
        return ProjectReader.matching(keys, "kind", "sftp", "Write sftp; there is no other kind yet.");
    }

    Optional<String> host() {
        return keys.needText("host").filter(text -> fits(HOST, text, "host", "Write a host name or address."));
    }

    int port() {
        return keys.get("port").flatMap(node -> node.number(1, 65_535)).orElse(SSH);
    }

    Optional<String> user() {
        return ProjectReader.matching(
                keys, "user", "[A-Za-z0-9_][A-Za-z0-9_.@-]{0,63}", "Write the hub's login name there.");
    }

    Optional<Path> key() {
        return keys.needText("key-file").flatMap(this::key);
    }

    private Optional<Path> key(String text) {
        YamlNode node = keys.peek("key-file").orElseThrow();
        if (!fits(PATH, text, "key-file", "Write the path of the hub's private key for it.")) {
            return Optional.empty();
        }
        Path file = base.resolve(text).normalize();
        SecretFile.keyProblem(file)
                .ifPresent(problem -> node.fault(node.shownName() + ": " + problem.what(), problem.remedy()));
        return Optional.of(file);
    }

    /** @param whose the machine the key lies on, for the remedy */
    Optional<String> hostKey(String whose) {
        Optional<String> line = keys.needText("host-key");
        Optional<String> key = line.flatMap(HostKey::of);
        if (line.isPresent() && key.isEmpty()) {
            YamlNode node = keys.peek("host-key").orElseThrow();
            node.fault(
                    node.shownName() + " is no public key of an SSH server.",
                    "Write it as \"ssh-ed25519 AAAA…\", from /etc/ssh/ssh_host_ed25519_key.pub of " + whose + ".");
        }
        return key;
    }

    Optional<String> root() {
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

    static boolean hasDetour(String path) {
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
