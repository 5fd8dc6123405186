package dk.sluse.custody;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.ReadOnlyFileSystemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A bucket, or what lies below a prefix of it. It is only read. An object is told from a later one by its ETag, which is
 * compared and never taken for a hash (F18).
 */
final class OpenS3 implements OpenPlace {

    private final Place.S3 place;
    private final Duration patience;
    private final S3Stock stock;
    private final S3Account account;
    private final S3Client client;
    private final S3Trouble trouble;
    private final S3Listing listing;
    private final Map<Spot, Optional<Entry>> expected = new ConcurrentHashMap<>();

    private OpenS3(Place.S3 place, Duration patience, S3Stock stock) throws PlaceUnavailableException {
        this.place = place;
        this.patience = patience;
        this.stock = stock;
        this.account = S3Account.open(place, patience);
        this.client = account.client();
        this.trouble = new S3Trouble(place);
        this.listing = new S3Listing(place, client);
    }

    /** What all S3 places of a hub share: the parts that are fetched ahead, and the threads that fetch them. */
    record S3Stock(Buffers parts, Fleet fleet) {

        /** Large enough for the store to be at its quickest. */
        static final int PART = 8 << 20;

        static S3Stock of(long bytes) {
            return new S3Stock(new Buffers(PART, (int) Math.max(1, bytes / PART)), new Fleet(1));
        }
    }

    static OpenS3 open(Place.S3 place, Duration patience, S3Stock stock) throws IOException {
        OpenS3 open = new OpenS3(place, patience, stock);
        try {
            open.requireBucket();
            return open;
        } catch (IOException | RuntimeException e) {
            open.close();
            throw e;
        }
    }

    private void requireBucket() throws IOException {
        try {
            client.headBucket(request -> request.bucket(place.bucket()));
        } catch (SdkException e) {
            throw trouble.told(e);
        }
    }

    @Override
    public String name() {
        return place.name();
    }

    @Override
    public boolean hasFolders() {
        return false;
    }

    @Override
    public Optional<Entry> look(Spot spot) throws IOException {
        Optional<Entry> known = expected.remove(spot);
        return known != null ? known : head(spot);
    }

    private Optional<Entry> head(Spot spot) throws IOException {
        try {
            HeadObjectResponse seen =
                    client.headObject(request -> request.bucket(place.bucket()).key(key(spot)));
            return Optional.of(entry(seen.contentLength(), seen.lastModified(), seen.eTag()));
        } catch (SdkException e) {
            if (S3Trouble.isUnknown(e)) {
                requireBucket();
                return Optional.empty();
            }
            throw trouble.told(e);
        }
    }

    private static Entry entry(long size, Instant modified, String etag) {
        return new Entry(Entry.Type.FILE, size, modified, Optional.ofNullable(etag));
    }

    /** Many files of one folder are listed together; a few are asked for one by one. */
    @Override
    public void expect(List<Spot> files) throws IOException {
        expected.clear();
        Map<String, Spot> wanted = new ConcurrentHashMap<>();
        files.forEach(spot -> wanted.put(key(spot), spot));
        for (S3Object found : listing.among(wanted.keySet())) {
            expected.put(wanted.get(found.key()), Optional.of(entry(found.size(), found.lastModified(), found.eTag())));
        }
    }

    @Override
    public List<String> files(Spot folder) throws IOException {
        String prefix = key(folder) + "/";
        List<String> names = new ArrayList<>();
        listing.each(prefix, prefix, object -> {
            String name = object.key().substring(prefix.length());
            if (!name.isEmpty()) {
                names.add(name);
            }
            return true;
        });
        return names;
    }

    @Override
    public InputStream read(Spot file, long from, long size) throws IOException {
        Entry seen = head(file).orElseThrow(() -> new NoSuchFileException(file.toString()));
        return read(file, seen, from);
    }

    @Override
    public InputStream read(Spot file, Entry seen, long from) {
        Optional<String> etag = seen.version();
        return new S3Stream(new S3Version(account, place.bucket(), key(file), etag, trouble), seen.size(), from, stock);
    }

    private String key(Spot spot) {
        if (spot.area() != Spot.Area.ROOT) {
            throw new ReadOnlyFileSystemException();
        }
        return place.prefix() + spot.path();
    }

    @Override
    public Sink create(Spot file, boolean readOnly) {
        throw new ReadOnlyFileSystemException();
    }

    @Override
    public Sink append(Spot file, long from) {
        throw new ReadOnlyFileSystemException();
    }

    @Override
    public Sink within(Spot file, long from) {
        throw new ReadOnlyFileSystemException();
    }

    /** What the store tells of a content is not always its hash (F18). */
    @Override
    public Optional<String> sha256(Spot file) {
        return Optional.empty();
    }

    @Override
    public void replace(Spot from, Spot to) {
        throw new ReadOnlyFileSystemException();
    }

    @Override
    public void rename(Spot from, Spot to) {
        throw new ReadOnlyFileSystemException();
    }

    @Override
    public void renameFolder(Spot from, OpenPlace other, Spot to) {
        throw new ReadOnlyFileSystemException();
    }

    @Override
    public boolean delete(Spot file) {
        throw new ReadOnlyFileSystemException();
    }

    @Override
    public boolean makeFolder(Spot folder) {
        throw new ReadOnlyFileSystemException();
    }

    @Override
    public boolean removeFolder(Spot folder) {
        throw new ReadOnlyFileSystemException();
    }

    @Override
    public Optional<Space> space() {
        return Optional.empty();
    }

    @Override
    public OpenPlace another() throws IOException {
        return open(place, patience, stock);
    }

    @Override
    public void close() {
        account.close();
    }
}
