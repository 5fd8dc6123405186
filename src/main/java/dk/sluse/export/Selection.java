package dk.sluse.export;

import dk.sluse.project.Denied;
import dk.sluse.wording.Printable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which files of a request an officer means: by number ({@code 2}), by path or name ({@code table1.xlsx}), and, to be certain
 * that the file is still the one that was looked at, by {@code table1.xlsx@1f3a…} with the beginning of its hash.
 */
final class Selection {

    private static final int SHORTEST_HASH = 6;

    private Selection() {}

    /**
     * The files meant.
     *
     * @param unnamed the states of the files that are meant when none is named
     *
     * @throws Denied when a name fits none or several, or a hash is another
     */
    static List<ExportFile> choose(List<ExportFile> files, List<String> names, Set<FileState> unnamed) {
        if (names.isEmpty()) {
            List<ExportFile> open = files.stream()
                    .filter(file -> unnamed.contains(file.state()))
                    .toList();
            if (open.isEmpty()) {
                throw new Denied("There is no file left that you could decide on.");
            }
            return open;
        }
        Set<ExportFile> chosen = new LinkedHashSet<>();
        names.forEach(name -> chosen.add(one(files, name)));
        return List.copyOf(chosen);
    }

    private static ExportFile one(List<ExportFile> files, String given) {
        int at = given.lastIndexOf('@');
        boolean hashed = at > 0 && given.substring(at + 1).matches("[0-9a-fA-F]{" + SHORTEST_HASH + ",64}");
        String name = hashed ? given.substring(0, at) : given;
        List<ExportFile> matching =
                files.stream().filter(file -> isCalled(file, name)).toList();
        if (matching.size() != 1) {
            throw new Denied((matching.isEmpty() ? "No file" : "More than one file") + " of the request is called "
                    + Printable.of(given, 120) + ": use its number.");
        }
        ExportFile file = matching.get(0);
        String hash = hashed ? given.substring(at + 1).toLowerCase(Locale.ROOT) : "";
        if (hashed && !file.sha256().orElse("").startsWith(hash)) {
            throw new Denied(
                    Printable.of(name, 120) + " has another hash than the one you named: look again with show.");
        }
        return file;
    }

    private static boolean isCalled(ExportFile file, String name) {
        return Integer.toString(file.ordinal()).equals(name)
                || file.path().toString().equals(name)
                || file.path().name().equals(name);
    }
}
