package dk.sluse.custody;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks at many files of one folder by listing it: OpenSSH tells of each name what a look at it would, and follows no link. */
final class SftpListing {

    private static final int WORTH_A_LISTING = 16;

    /** A folder that holds far more than what is looked for is not listed to its end. */
    private static final int MOST_NAMES_FOR_EACH = 8;

    private final SftpFiles files;
    private final Function<Optional<Spot>, String> paths;

    /** @param paths where a folder lies on the server */
    SftpListing(SftpFiles files, Function<Optional<Spot>, String> paths) {
        this.files = files;
        this.paths = paths;
    }

    /** What was found in folders that hold many of these. */
    Map<Spot, Entry> among(List<Spot> spots) throws IOException {
        Map<Spot, Entry> seen = new HashMap<>();
        if (files.isOpenSsh()) {
            Map<Optional<Spot>, List<Spot>> folders = spots.stream().collect(Collectors.groupingBy(Spot::parent));
            for (Map.Entry<Optional<Spot>, List<Spot>> folder : folders.entrySet()) {
                if (folder.getValue().size() >= WORTH_A_LISTING) {
                    list(paths.apply(folder.getKey()), folder.getValue(), seen);
                }
            }
        }
        return seen;
    }

    private void list(String folder, List<Spot> wanted, Map<Spot, Entry> seen) throws IOException {
        Map<String, Spot> names = new HashMap<>();
        wanted.forEach(spot -> names.put(spot.path().name(), spot));
        try {
            for (SftpReply.Named found : files.list(folder, MOST_NAMES_FOR_EACH * wanted.size())) {
                // Two names that are no UTF-8 can look the same.
                if (names.containsKey(found.name()) && !found.name().contains("\uFFFD")) {
                    seen.put(names.get(found.name()), found.attributes().entry());
                }
            }
        } catch (SftpStatusException e) {
            // They are looked at one by one then, which says what is wrong.
        }
    }
}
