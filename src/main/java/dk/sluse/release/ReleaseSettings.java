package dk.sluse.release;

import dk.sluse.project.Standstill;
import java.util.List;

/**
 * What may be set of releases.
 *
 * @param fewestPersons an order that asks for, or finds, fewer waits for an officer
 * @param fewestDiffering so does one that finds the same persons as an earlier one of the project but for fewer than these
 * @param reminderDays on which calendar days after its counts were told an order that nobody answered is remembered
 * @param closeDays after how many it is closed; so is one whose code never came
 * @param standstill for how long an order waits that the project's mandate does not carry
 * @param largestList in bytes, unpacked
 */
public record ReleaseSettings(
        int fewestPersons,
        int fewestDiffering,
        List<Integer> reminderDays,
        int closeDays,
        Standstill standstill,
        int largestList) {

    public ReleaseSettings {
        reminderDays = reminderDays.stream().sorted().distinct().toList();
        if (fewestPersons < 1 || fewestDiffering < 1 || closeDays < 1 || largestList < 1) {
            throw new IllegalArgumentException("Settings of releases are at least 1.");
        }
    }

    /** As the guideline and the design have it. */
    public static ReleaseSettings usual() {
        return new ReleaseSettings(20, 5, List.of(7, 14, 21), 28, new Standstill(60), 8 << 20);
    }
}
