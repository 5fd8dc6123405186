package dk.sluse.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobApiMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** The demo's genome database: an S3 store on this machine, with its objects in a folder. */
public final class GenomeStore implements AutoCloseable {

    /** The region it says it is in. */
    public static final String REGION = "us-east-1";

    private static final String KEY_ID = "genome-reader";
    private static final String SECRET = "demo-secret-of-the-genome-store";
    private static final int PART = 5 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final S3Proxy proxy;
    private final BlobStoreContext blobs;
    private final URI endpoint;
    private final Path accessKey;
    private final S3Client client;

    private GenomeStore(S3Proxy proxy, BlobStoreContext blobs, URI endpoint, Path accessKey) {
        this.proxy = proxy;
        this.blobs = blobs;
        this.endpoint = endpoint;
        this.accessKey = accessKey;
        this.client = S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.of(REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY_ID, SECRET)))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(ApacheHttpClient.builder().socketTimeout(PATIENCE))
                .build();
    }

    /**
     * Starts the store on a free port of the loopback.
     *
     * @param folder where its objects lie, and the file with its access key
     */
    public static GenomeStore start(Path folder) throws IOException {
        Path objects = Files.createDirectories(folder.resolve("objects"));
        Properties settings = new Properties();
        settings.setProperty("jclouds.filesystem.basedir", objects.toString());
        BlobStoreContext blobs = ContextBuilder.newBuilder(new FilesystemNio2BlobApiMetadata())
                .credentials("none", "none")
                .overrides(settings)
                .build(BlobStoreContext.class);
        URI endpoint = URI.create("http://127.0.0.1:" + FreePort.next());
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(blobs.getBlobStore())
                .endpoint(endpoint)
                .awsAuthentication(AuthenticationType.AWS_V4, KEY_ID, SECRET)
                .build();
        try {
            proxy.start();
        } catch (Exception e) {
            blobs.close();
            throw new IOException("the S3 store did not start", e);
        }
        return new GenomeStore(proxy, blobs, endpoint, writeKey(folder));
    }

    private static Path writeKey(Path folder) throws IOException {
        Path file = folder.resolve("access-key");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, KEY_ID + "\n" + SECRET + "\n");
    }

    /** Where it answers. */
    public URI endpoint() {
        return endpoint;
    }

    /** The file with the id and the secret of the key that may read and write it. */
    public Path accessKey() {
        return accessKey;
    }

    /** Makes an empty bucket. */
    public void makeBucket(String bucket) {
        client.createBucket(request -> request.bucket(bucket));
    }

    /** Stores a file as an object, in place of one that was there. */
    public void put(String bucket, String key, Path file) {
        client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromFile(file));
    }

    /** Stores bytes as an object, in place of one that was there. */
    public void put(String bucket, String key, byte[] content) {
        client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content));
    }

    /** Stores bytes in two parts, as large objects are: their ETag is then no MD5 of the whole. */
    public void putInParts(String bucket, String key, byte[] content) {
        String upload = client.createMultipartUpload(
                        request -> request.bucket(bucket).key(key))
                .uploadId();
        List<CompletedPart> parts = new ArrayList<>();
        for (int at = 0; at < content.length; at += PART) {
            int number = parts.size() + 1;
            byte[] part = Arrays.copyOfRange(content, at, Math.min(content.length, at + PART));
            String etag = client.uploadPart(
                            request -> request.bucket(bucket)
                                    .key(key)
                                    .uploadId(upload)
                                    .partNumber(number),
                            RequestBody.fromBytes(part))
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
        }
        client.completeMultipartUpload(request ->
                request.bucket(bucket).key(key).uploadId(upload).multipartUpload(whole -> whole.parts(parts)));
    }

    /** Removes an object. */
    public void delete(String bucket, String key) {
        client.deleteObject(request -> request.bucket(bucket).key(key));
    }

    @Override
    public void close() throws IOException {
        client.close();
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IOException("the S3 store did not stop", e);
        } finally {
            blobs.close();
        }
    }
}
