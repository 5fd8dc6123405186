package dk.sluse.custody;

import dk.sluse.custody.Moorings.Moored;
import dk.sluse.custody.SftpFiles.Handle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A folder of an SFTP server that has proven by its host key and its sentinel which one it is (F12). */
final class OpenSftp implements OpenPlace {

    private static final String HOLDING = ".sluse-holding";

    private final Place.Sftp place;
    private final Moored moored;
    private final SftpFiles sftp;
    private final SftpProof proof;
    private final SftpFolders folders;
    private final String root;
    private final String holding;

    private OpenSftp(Place.Sftp place, Moored moored) throws IOException {
        this.place = place;
        this.moored = moored;
        this.sftp = new SftpFiles(moored.connection());
        this.proof = new SftpProof(place, sftp);
        this.folders = new SftpFolders(place.name(), sftp);
        this.root = proof.root();
        this.holding = place.holding().isPresent() ? place.holding().get() : root + "/" + HOLDING;
    }

    /** Over a connection that is only for this. */
    static OpenSftp open(Place.Sftp place, Duration patience) throws IOException {
        return open(place, Moorings.without(patience).take(place));
    }

    static OpenSftp open(Place.Sftp place, Moored moored) throws IOException {
        try {
            OpenSftp open = new OpenSftp(place, moored);
            open.proof.requireSentinel();
            return open;
        } catch (IOException | RuntimeException e) {
            moored.scuttle();
            throw e;
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
            proof.requireStillThere(root);
        }
        return seen;
    }

    @Override
    public Map<Spot, Entry> lookTogether(List<Spot> spots) throws IOException {
        List<Spot> here =
                spots.stream().filter(spot -> spot.area() == Spot.Area.ROOT).toList();
        return new SftpListing(sftp, folder -> folder.map(this::path).orElse(root)).among(here);
    }

    @Override
    public List<String> files(Spot folder) throws IOException {
        List<String> names = new ArrayList<>();
        try {
            for (SftpReply.Named found : sftp.list(path(folder))) {
                if (found.attributes().type() == Entry.Type.FILE) {
                    names.add(found.name());
                }
            }
        } catch (SftpStatusException e) {
            if (e.isNoSuchFile()) {
                return List.of();
            }
            throw failed(folder, e);
        }
        return names;
    }

    private Optional<Entry> lstat(String path) throws IOException {
        return sftp.lstat(path).map(SftpAttributes::entry);
    }

    @Override
    public InputStream read(Spot file, long from, long size) throws IOException {
        try {
            return new SftpReading(sftp, path(file), from, size);
        } catch (SftpStatusException e) {
            throw failed(file, e);
        }
    }

    /** What may be read later is the server's to say: its own umask rules there. */
    @Override
    public Sink create(Spot file, boolean readOnly) throws IOException {
        try {
            return SftpWriting.anew(sftp, path(file), sftp.create(path(file)));
        } catch (SftpStatusException e) {
            throw unlessTaken(file, e);
        }
    }

    /** Version 3 follows links when it opens: what was opened must be what lies there. */
    @Override
    public Sink append(Spot file, long from) throws IOException {
        Handle handle = openAgain(file);
        try {
            long size = handle.attributes().size();
            if (size < from) {
                throw new FileSystemException(file.toString(), null, "is shorter than " + from + " bytes");
            }
            if (size > from) {
                handle.cutAt(from);
            }
        } catch (IOException e) {
            handle.letGo();
            throw e instanceof SftpStatusException status ? failed(file, status) : e;
        }
        return new SftpWriting(sftp, path(file), handle, from);
    }

    @Override
    public Sink within(Spot file, long from) throws IOException {
        return new SftpWriting(sftp, path(file), openAgain(file), from);
    }

    private Handle openAgain(Spot file) throws IOException {
        requireFile(file);
        try {
            Handle handle = sftp.openToWrite(path(file));
            requireFile(file);
            return handle;
        } catch (SftpStatusException e) {
            throw failed(file, e);
        }
    }

    private Entry requireFile(Spot file) throws IOException {
        Optional<Entry> seen = look(file);
        if (seen.isEmpty()) {
            throw new NoSuchFileException(file.toString());
        }
        if (!seen.get().isFile()) {
            throw new FileSystemException(file.toString(), null, "is no file");
        }
        return seen.get();
    }

    /** It may take as long as a slow disk needs to read the file. */
    @Override
    public Optional<String> sha256(Spot file) throws IOException {
        if (!place.shell()) {
            return Optional.empty();
        }
        return moored.connection().shells().sha256(path(file), requireFile(file).size());
    }

    @Override
    public Optional<Following> follow(Spot file) {
        return place.shell() ? moored.connection().shells().follow(path(file)) : Optional.empty();
    }

    @Override
    public void replace(Spot from, Spot to) throws IOException {
        try {
            sftp.replace(path(from), path(to));
        } catch (SftpStatusException e) {
            throw failed(from, e);
        }
    }

    /** Plain rename of version 3 refuses a target that is there (F5); OpenSSH makes sure by a link. */
    @Override
    public void rename(Spot from, Spot to) throws IOException {
        if (look(to).isPresent()) {
            throw new FileAlreadyExistsException(to.toString());
        }
        renameUnseen(from, to);
    }

    private void renameUnseen(Spot from, Spot to) throws IOException {
        try {
            sftp.rename(path(from), path(to));
        } catch (SftpStatusException e) {
            throw unlessTaken(to, e);
        }
    }

    @Override
    public void renameFile(Spot from, Spot to) throws IOException {
        if (sftp.isOpenSsh()) {
            renameUnseen(from, to);
        } else {
            rename(from, to);
        }
    }

    private IOException unlessTaken(Spot spot, SftpStatusException e) throws IOException {
        return look(spot).isPresent() ? new FileAlreadyExistsException(spot.toString()) : failed(spot, e);
    }

    private static FileSystemException failed(Spot spot, SftpStatusException e) {
        return new FileSystemException(spot.toString(), null, e.getMessage());
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
        } catch (SftpStatusException e) {
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
        } catch (SftpStatusException e) {
            throw failed(file, e);
        }
    }

    @Override
    public boolean makeFolder(Spot folder) throws IOException {
        if (folder.area() == Spot.Area.HOLDING) {
            folders.makeHolding(holding);
        }
        try {
            return folders.make(path(folder));
        } catch (SftpStatusException e) {
            throw failed(folder, e);
        }
    }

    @Override
    public boolean removeFolder(Spot folder) throws IOException {
        try {
            sftp.removeFolder(path(folder));
            return true;
        } catch (SftpStatusException e) {
            return false;
        }
    }

    @Override
    public Optional<Space> space() throws IOException {
        return sftp.volume(root)
                .map(volume -> new Space(
                        place.host() + ":" + place.port() + "/" + Long.toHexString(volume.id()), volume.free()));
    }

    @Override
    public OpenPlace another() throws IOException {
        return open(place, moored.another());
    }

    @Override
    public void close() {
        moored.close();
    }

    private String path(Spot spot) {
        return (spot.area() == Spot.Area.ROOT ? root : holding) + "/" + spot.path();
    }
}
