package dk.sluse.custody;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at every folder on the way to a file: real folders, no links, whoever planted them (F16). */
final class Ground {

    private Ground() {}

    /** The regular file that lies there. */
    static Entry requireFile(OpenPlace place, Spot spot) throws IOException, Unfit {
        if (!wayExists(place, spot)) {
            throw new Unfit(Refusal.missing(place.name()));
        }
        return requireRegular(place, spot);
    }

    /** The same for a spot whose folders need no look. */
    static Entry requireRegular(OpenPlace place, Spot spot) throws IOException, Unfit {
        Entry entry = place.look(spot).orElseThrow(() -> new Unfit(Refusal.missing(place.name())));
        if (!entry.isFile()) {
            throw new Unfit(entry.type() == Entry.Type.LINK ? Refusal.LINK : Refusal.NOT_A_FILE);
        }
        return entry;
    }

    /** Whether all folders on the way are there, and are folders. */
    static boolean wayExists(OpenPlace place, Spot spot) throws IOException, Unfit {
        if (!place.hasFolders()) {
            return true;
        }
        for (Spot folder : foldersTo(spot)) {
            Optional<Entry> entry = place.look(folder);
            if (entry.isEmpty()) {
                return false;
            }
            if (entry.get().type() == Entry.Type.LINK) {
                throw new Unfit(Refusal.LINK);
            }
            if (!entry.get().isFolder()) {
                return false;
            }
        }
        return true;
    }

    /** Makes the folders on the way that are not there. */
    static void makeWay(OpenPlace place, Spot spot) throws IOException, Unfit {
        for (Spot folder : foldersTo(spot)) {
            if (place.look(folder).isEmpty()) {
                place.makeFolder(folder);
            }
            requireFolder(place, folder);
        }
    }

    private static void requireFolder(OpenPlace place, Spot folder) throws IOException, Unfit {
        if (!place.look(folder).map(Entry::isFolder).orElse(false)) {
            throw new Unfit(Refusal.BLOCKED);
        }
    }

    /** Removes the folders above a spot that are empty by now, from below. */
    static void removeEmptyWay(OpenPlace place, Spot spot) throws IOException {
        Optional<Spot> folder = spot.parent();
        while (folder.isPresent() && place.removeFolder(folder.get())) {
            folder = folder.get().parent();
        }
    }

    /** The same for many spots, each folder once. */
    static void removeEmptyWays(OpenPlace place, List<Spot> spots) throws IOException {
        Set<Optional<Spot>> folders = new LinkedHashSet<>();
        for (Spot spot : spots) {
            if (folders.add(spot.parent())) {
                removeEmptyWay(place, spot);
            }
        }
    }

    private static Deque<Spot> foldersTo(Spot spot) {
        Deque<Spot> folders = new ArrayDeque<>();
        for (Optional<Spot> folder = spot.parent();
                folder.isPresent();
                folder = folder.get().parent()) {
            folders.addFirst(folder.get());
        }
        return folders;
    }
}
