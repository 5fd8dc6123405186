package dk.sluse.custody;

import dk.sluse.custody.Place.Sentinel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHStatExtensionInfo;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHStatPathExtension;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** A folder of an SFTP server that has proven by its host key and its sentinel which one it is (F12). */
final class OpenSftp implements OpenPlace {

    private static final String HOLDING = ".sluse-holding";
    private static final int OWNER_ONLY = 0700;
    private static final int OTHERS_WRITE = 0022;
    private static final int LONGEST_SENTINEL = 4096;

    private final Place.Sftp place;
    private final SftpConnection connection;
    private final Duration patience;
    private final SftpClient sftp;
    private final SftpChunks chunks;
    private final String root;
    private final String holding;

    private OpenSftp(Place.Sftp place, SftpConnection connection, Duration patience) throws IOException {
        this.place = place;
        this.connection = connection;
        this.patience = patience;
        this.sftp = connection.sftp();
        this.chunks = SftpChunks.of(sftp);
        this.root = canonical(place.root());
        this.holding = place.holding().isPresent() ? place.holding().get() : root + "/" + HOLDING;
    }

    static OpenSftp open(Place.Sftp place, Duration patience) throws IOException {
        SftpConnection connection = SftpConnection.open(place, patience);
        try {
            OpenSftp open = new OpenSftp(place, connection, patience);
            open.requireSentinel();
            return open;
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private String canonical(String path) throws IOException {
        try {
            String found = sftp.canonicalPath(path.isEmpty() ? "." : path);
            if (!sftp.stat(found).isDirectory()) {
                throw new PlaceUnavailableException(place.name(), "the root " + path + " is no folder");
            }
            return found;
        } catch (SftpException e) {
            throw new PlaceUnavailableException(
                    place.name(), "the root " + path + " is not there: " + e.getMessage() + ". Mount or make it.");
        }
    }

    private void requireSentinel() throws IOException {
        if (place.sentinel().isEmpty()) {
            return;
        }
        Sentinel sentinel = place.sentinel().get();
        Optional<Entry> seen = lstat(sentinel.path());
        if (seen.isEmpty() || !seen.get().isFile() || seen.get().size() > LONGEST_SENTINEL) {
            throw new WrongPlaceException(
                    place.name(), "the sentinel file " + sentinel.path() + " is not there. Is it the right server?");
        }
        try (InputStream in = sftp.read(sentinel.path())) {
            String content = new String(in.readNBytes(LONGEST_SENTINEL), StandardCharsets.UTF_8);
            if (!content.strip().equals(sentinel.content().strip())) {
                throw new WrongPlaceException(
                        place.name(), "the sentinel file " + sentinel.path() + " names another project.");
            }
        }
    }

    @Override
    public String name() {
        return place.name();
    }

    @Override
    public Optional<Entry> look(Spot spot) throws IOException {
        Optional<Entry> seen = lstat(path(spot));
        if (seen.isEmpty()) {
            requireStillThere();
        }
        return seen;
    }

    /** A mount that went away on the server looks like an empty folder (F15). */
    private void requireStillThere() throws IOException {
        if (lstat(root).isEmpty()
                || (place.sentinel().isPresent()
                        && lstat(place.sentinel().get().path()).isEmpty())) {
            throw new PlaceUnavailableException(place.name(), "the root or its sentinel went away. Is it mounted?");
        }
    }

    @Override
    public List<String> files(Spot folder) throws IOException {
        List<String> names = new ArrayList<>();
        try {
            for (SftpClient.DirEntry found : sftp.readEntries(path(folder))) {
                if (type(found.getAttributes()) == Entry.Type.FILE) {
                    names.add(found.getFilename());
                }
            }
        } catch (SftpException e) {
            if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
                return List.of();
            }
            throw failed(folder, e);
        }
        return names;
    }

    private Optional<Entry> lstat(String path) throws IOException {
        try {
            return Optional.of(entry(sftp.lstat(path)));
        } catch (SftpException e) {
            if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE
                    || e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_PATH) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Entry entry(Attributes seen) {
        Instant modified = seen.getModifyTime() == null
                ? Instant.EPOCH
                : seen.getModifyTime().toInstant();
        return new Entry(type(seen), seen.getSize(), modified);
    }

    private static Entry.Type type(Attributes seen) {
        if (seen.isSymbolicLink()) {
            return Entry.Type.LINK;
        }
        if (seen.isDirectory()) {
            return Entry.Type.FOLDER;
        }
        return seen.isRegularFile() ? Entry.Type.FILE : Entry.Type.OTHER;
    }

    @Override
    public InputStream read(Spot file, long from, long size) throws IOException {
        return chunks.read(path(file), from, size);
    }

    /** What may be read later is the server's to say: its own umask rules there. */
    @Override
    public Sink create(Spot file, boolean readOnly) throws IOException {
        try {
            return chunks.write(
                    path(file),
                    sftp.open(path(file), EnumSet.of(OpenMode.Write, OpenMode.Create, OpenMode.Exclusive)),
                    0);
        } catch (SftpException e) {
            throw unlessTaken(file, e);
        }
    }

    @Override
    public Sink append(Spot file, long from) throws IOException {
        Optional<Entry> seen = look(file);
        if (seen.isEmpty()) {
            throw new NoSuchFileException(file.toString());
        }
        if (!seen.get().isFile() || seen.get().size() < from) {
            throw new FileSystemException(file.toString(), null, "is no file of at least " + from + " bytes");
        }
        try {
            sftp.setStat(path(file), new Attributes().size(from));
            return chunks.write(path(file), sftp.open(path(file), EnumSet.of(OpenMode.Write)), from);
        } catch (SftpException e) {
            throw failed(file, e);
        }
    }

    @Override
    public Sink within(Spot file, long from) throws IOException {
        try {
            return chunks.write(path(file), sftp.open(path(file), EnumSet.of(OpenMode.Write)), from);
        } catch (SftpException e) {
            throw failed(file, e);
        }
    }

    @Override
    public Optional<String> sha256(Spot file) {
        return Optional.empty();
    }

    @Override
    public void replace(Spot from, Spot to) throws IOException {
        OpenSSHPosixRenameExtension posix = sftp.getExtension(OpenSSHPosixRenameExtension.class);
        try {
            if (posix != null && posix.isSupported()) {
                posix.posixRename(path(from), path(to));
            } else {
                sftp.rename(path(from), path(to));
            }
        } catch (SftpException e) {
            throw failed(from, e);
        }
    }

    /** Plain rename of version 3 refuses a target that is there (F5); OpenSSH makes sure by a link. */
    @Override
    public void rename(Spot from, Spot to) throws IOException {
        if (look(to).isPresent()) {
            throw new FileAlreadyExistsException(to.toString());
        }
        try {
            sftp.rename(path(from), path(to));
        } catch (SftpException e) {
            throw unlessTaken(to, e);
        }
    }

    private IOException unlessTaken(Spot spot, SftpException e) throws IOException {
        return look(spot).isPresent() ? new FileAlreadyExistsException(spot.toString()) : failed(spot, e);
    }

    private static FileSystemException failed(Spot spot, SftpException e) {
        return new FileSystemException(spot.toString(), null, SftpConstants.getStatusName(e.getStatus()));
    }

    @Override
    public void renameFolder(Spot from, OpenPlace other, Spot to) throws IOException {
        if (!(other instanceof OpenSftp target)
                || !place.host().equals(target.place.host())
                || place.port() != target.place.port()) {
            throw new FileSystemException(from.toString(), to.toString(), "lies on another server");
        }
        if (target.look(to).isPresent()) {
            throw new FileAlreadyExistsException(to.toString());
        }
        try {
            sftp.rename(path(from), target.path(to));
        } catch (SftpException e) {
            throw target.unlessTaken(to, e);
        }
    }

    @Override
    public boolean delete(Spot file) throws IOException {
        Optional<Entry> seen = look(file);
        if (seen.isEmpty()) {
            return false;
        }
        if (seen.get().isFolder()) {
            throw new FileSystemException(file.toString(), null, "is a folder");
        }
        try {
            sftp.remove(path(file));
            return true;
        } catch (SftpException e) {
            throw failed(file, e);
        }
    }

    @Override
    public boolean makeFolder(Spot folder) throws IOException {
        if (folder.area() == Spot.Area.HOLDING) {
            makeHolding();
        }
        try {
            return mkdir(path(folder));
        } catch (SftpException e) {
            throw failed(folder, e);
        }
    }

    private boolean mkdir(String path) throws IOException {
        try {
            sftp.mkdir(path);
            return true;
        } catch (SftpException e) {
            if (lstat(path).isPresent()) {
                return false;
            }
            throw e;
        }
    }

    /** Sources wait where the environment's users cannot reach them, or they do not wait at all. */
    private void makeHolding() throws IOException {
        if (lstat(holding).isEmpty() && mkdir(holding)) {
            sftp.setStat(holding, new Attributes().perms(OWNER_ONLY));
        }
        Attributes seen = sftp.lstat(holding);
        if (!seen.isDirectory() || (seen.getPermissions() & OTHERS_WRITE) != 0) {
            throw new WrongPlaceException(
                    place.name(),
                    "the holding folder " + holding
                            + " is a link, or others may write to it. Make it a folder of the hub's login alone (0700).");
        }
    }

    @Override
    public boolean removeFolder(Spot folder) throws IOException {
        try {
            sftp.rmdir(path(folder));
            return true;
        } catch (SftpException e) {
            return false;
        }
    }

    @Override
    public Optional<Space> space() throws IOException {
        OpenSSHStatPathExtension statvfs = sftp.getExtension(OpenSSHStatPathExtension.class);
        if (statvfs == null || !statvfs.isSupported()) {
            return Optional.empty();
        }
        OpenSSHStatExtensionInfo volume = statvfs.stat(root);
        String id = place.host() + ":" + place.port() + "/" + Long.toHexString(volume.f_fsid);
        return Optional.of(new Space(id, volume.f_bavail * volume.f_frsize));
    }

    @Override
    public OpenPlace another() throws IOException {
        return open(place, patience);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    private String path(Spot spot) {
        return (spot.area() == Spot.Area.ROOT ? root : holding) + "/" + spot.path();
    }
}
