package dk.sluse.custody;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the headers without inflating: the first stands at the beginning, BGZF says where the next ones are, and anywhere
 * else whatever could be a header with something to blank is looked at by a {@link GzipSuspect}. One that is not refuted puts
 * the whole into {@link Doubt}; then {@link GzipInflated} does it. A file that was cut in the middle of its data is not found
 * here: custody carries what the source holds.
 */
final class GzipScanned implements Treating {

    private static final int MOST_SUSPECTS = 64;
    private static final int SHORTEST_REST = 10;

    private final List<GzipSuspect> suspects = new ArrayList<>();
    private GzipHeader header = new GzipHeader();
    private boolean heading = true;
    private long position;
    private long memberStart;
    private long dataStart;
    private long nextMember = Long.MAX_VALUE;
    private int before;
    private int last;

    @Override
    public void pass(byte[] bytes, int offset, int length) throws Unfit, Doubt {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            int taken = heading ? head(bytes, at, end) : scan(bytes, at, end);
            at += taken;
            position += taken;
            if (!heading && position == nextMember) {
                beginMember();
            }
        }
    }

    private int head(byte[] bytes, int at, int end) throws Unfit, Doubt {
        int taken;
        try {
            taken = header.pass(bytes, at, end);
        } catch (Unfit e) {
            if (memberStart == 0) {
                throw e;
            }
            throw new Doubt(memberStart);
        }
        if (header.isComplete()) {
            heading = false;
            dataStart = position + taken;
            nextMember = header.memberLength().isPresent()
                    ? memberStart + header.memberLength().getAsInt()
                    : Long.MAX_VALUE;
            if (nextMember < dataStart + SHORTEST_REST) {
                throw new Doubt(memberStart);
            }
        }
        return taken;
    }

    /** A member that BGZF hid inside another's data would end before this one begins: what did not is none. */
    private void beginMember() {
        close();
        header = new GzipHeader();
        heading = true;
        memberStart = position;
        before = 0;
        last = 0;
    }

    private int scan(byte[] bytes, int from, int end) throws Doubt {
        int to = (int) Math.min(end, from + (nextMember - position));
        feed(bytes, from, to);
        for (int at = from; at < to; at++) {
            if (bytes[at] == 8 && wasMagic(bytes, from, at)) {
                suspect(position + (at - from) - 2, bytes, at + 1, to);
            }
        }
        for (int at = Math.max(from, to - 2); at < to; at++) {
            before = last;
            last = bytes[at] & 0xff;
        }
        return to - from;
    }

    private boolean wasMagic(byte[] bytes, int from, int at) {
        int one = at - 1 >= from ? bytes[at - 1] & 0xff : last;
        if (one != 0x8b) {
            return false;
        }
        int two = at - 2 >= from ? bytes[at - 2] & 0xff : at - 1 >= from ? last : before;
        return two == 0x1f;
    }

    private void suspect(long start, byte[] bytes, int from, int to) throws Doubt {
        GzipSuspect suspect = new GzipSuspect(start);
        suspects.add(suspect);
        judge(suspect, bytes, from, to);
        if (suspects.size() > MOST_SUSPECTS) {
            throw new Doubt(suspects.get(0).start());
        }
    }

    private void feed(byte[] bytes, int from, int to) throws Doubt {
        for (GzipSuspect suspect : List.copyOf(suspects)) {
            judge(suspect, bytes, from, to);
        }
    }

    private void judge(GzipSuspect suspect, byte[] bytes, int from, int to) throws Doubt {
        switch (suspect.feed(bytes, from, to)) {
            case REFUTED -> {
                suspect.close();
                suspects.remove(suspect);
            }
            case LIKELY -> throw new Doubt(suspects.get(0).start());
            case OPEN -> {}
        }
    }

    @Override
    public void end() throws Unfit, Doubt {
        if (!suspects.isEmpty()) {
            throw new Doubt(suspects.get(0).start());
        }
        boolean atBoundary = heading && memberStart > 0 && header.length() == 0;
        boolean plainEnd = !heading && nextMember == Long.MAX_VALUE && position >= dataStart + SHORTEST_REST;
        if (!atBoundary && !plainEnd) {
            throw new Doubt(memberStart);
        }
    }

    @Override
    public void close() {
        suspects.forEach(GzipSuspect::close);
        suspects.clear();
    }
}
