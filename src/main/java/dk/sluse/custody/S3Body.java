package dk.sluse.custody;

import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** The bytes of a store's answer, as they come over the line. Read by one thread. */
abstract class S3Body extends InputStream {

    /** Gives the line up: what is left of the answer is not read. */
    abstract void abort();

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public abstract int read(byte[] bytes, int offset, int length) throws IOException;

    /** What the SDK's client reads. */
    static S3Body of(ResponseInputStream<GetObjectResponse> in) {
        return new S3Body() {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return in.read(bytes, offset, length);
            }

            @Override
            void abort() {
                in.abort();
            }

            @Override
            public void close() throws IOException {
                in.close();
            }
        };
    }
}
