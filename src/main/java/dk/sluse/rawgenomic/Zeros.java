package dk.sluse.rawgenomic;

/**
 * Tells what of a run of bases base64 of zeros may be: nearly all of it A, in stretches. The end of a transcript is a stretch of
 * A, too, so that what stands beside the stretches still counts.
 */
final class Zeros {

    private static final int MOST_PERCENT = 80;
    /** Small numbers in four bytes leave five between them. */
    private static final int SHORTEST = 5;

    private int all;
    private int inStretches;
    private int stretch;

    /** One more letter of the run. */
    void add(char c) {
        if (c == 'A') {
            all++;
            stretch++;
        } else {
            end();
        }
    }

    /** Another run begins. */
    void clear() {
        all = 0;
        inStretches = 0;
        stretch = 0;
    }

    private void end() {
        inStretches += stretch >= SHORTEST ? stretch : 0;
        stretch = 0;
    }

    /** How long a run is, or what is left of it when it is nearly all of A. */
    int without(int run) {
        end();
        return all * 100 > MOST_PERCENT * run ? run - inStretches : run;
    }
}
