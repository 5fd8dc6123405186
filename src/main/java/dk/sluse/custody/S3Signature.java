package dk.sluse.custody;

import dk.sluse.custody.S3Fetch.Part;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpRequest;
import org.apache.http.message.BasicHttpRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Writes questions for parts of a bucket's objects, signed with the place's access key.
 *
 * @param bucket where the bucket is, with a slash at its end
 */
record S3Signature(URI bucket, String region, AwsCredentialsIdentity key) {

    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

    URI store() {
        return bucket;
    }

    HttpRequest signed(Part part) {
        SdkHttpRequest signed = SIGNER.sign(how -> how.identity(key)
                        .request(plain(part))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        // A key is a path as it stands, with whatever it holds.
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false))
                .request();
        BasicHttpRequest request = new BasicHttpRequest("GET", signed.encodedPath());
        for (Map.Entry<String, List<String>> header : signed.headers().entrySet()) {
            header.getValue().forEach(value -> request.addHeader(header.getKey(), value));
        }
        return request;
    }

    private SdkHttpRequest plain(Part part) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .protocol(bucket.getScheme())
                .host(bucket.getHost())
                .encodedPath(bucket.getRawPath() + SdkHttpUtils.urlEncodeIgnoreSlashes(part.key()))
                .putHeader(HttpHeaders.RANGE, part.range());
        if (bucket.getPort() >= 0) {
            request.port(bucket.getPort());
        }
        part.etag().ifPresent(etag -> request.putHeader(HttpHeaders.IF_MATCH, etag));
        return request.build();
    }
}
