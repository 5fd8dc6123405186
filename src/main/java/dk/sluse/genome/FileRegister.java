package dk.sluse.genome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A register as a file: a person number on each line, alone or as the first column of a CSV, after a heading perhaps. It is
 * read anew when it has changed. A line that is no person number, or a last line without its end, makes the whole file one
 * that is not believed. Substitute numbers are passed over: no list holds them.
 */
public final class FileRegister implements UseRegister {

    private final Path file;
    private final RegisterTrust trust;
    private Optional<Reading> last = Optional.empty();

    /** What was read, and of which file. */
    private record Reading(Stamp stamp, NumberSet numbers) {}

    /** What tells a changed file from an unchanged one. */
    private record Stamp(long size, Instant modified, Object key) {
        static Stamp of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(
                    attributes.size(),
                    attributes.lastModifiedTime().toInstant(),
                    Optional.ofNullable(attributes.fileKey()).orElse(""));
        }
    }

    /** A register in this file. */
    public FileRegister(Path file, RegisterTrust trust) {
        this.file = file;
        this.trust = trust;
    }

    @Override
    public Set<CprNumber> registeredAmong(Collection<CprNumber> persons) throws IOException {
        NumberSet numbers = current();
        Set<CprNumber> found = new HashSet<>();
        for (CprNumber person : persons) {
            if (numbers.contains(Long.parseLong(person.digits()))) {
                found.add(person);
            }
        }
        return found;
    }

    private synchronized NumberSet current() throws GenomeUnavailableException {
        try {
            Stamp stamp = Stamp.of(file);
            if (last.filter(reading -> reading.stamp().equals(stamp)).isEmpty()) {
                last = Optional.empty();
                NumberSet numbers = RegisterFile.read(file);
                if (!Stamp.of(file).equals(stamp)) {
                    throw new GenomeUnavailableException("The use register's file changed while it was read.");
                }
                last = Optional.of(new Reading(stamp, numbers));
            }
            NumberSet numbers = last.orElseThrow().numbers();
            trust.check(numbers.size(), stamp.modified());
            return numbers;
        } catch (GenomeUnavailableException e) {
            throw e;
        } catch (IOException e) {
            throw new GenomeUnavailableException("The use register's file " + file.getFileName() + " cannot be read ("
                    + e.getClass().getSimpleName() + ").");
        }
    }
}
