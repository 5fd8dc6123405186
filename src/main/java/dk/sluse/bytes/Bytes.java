package dk.sluse.bytes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** A stretch of bytes that can be read again and again: a file, a piece of one, or a small array. */
public sealed interface Bytes {

    long size();

    /** The bytes from an offset on, buffered by the reader. */
    InputStream open(long offset) throws IOException;

    /** The same bytes, for readers that jump. */
    SeekableByteChannel channel() throws IOException;

    /** A part of these bytes, which shares them. */
    Bytes slice(long offset, long length);

    default InputStream open() throws IOException {
        return open(0);
    }

    /** At most {@code count} bytes from {@code offset} on; fewer at the end. */
    default byte[] read(long offset, int count) throws IOException {
        if (offset >= size()) {
            return new byte[0];
        }
        try (InputStream in = open(offset)) {
            return in.readNBytes((int) Math.min(count, size() - offset));
        }
    }

    default byte[] head(int count) throws IOException {
        return read(0, count);
    }

    default byte[] tail(int count) throws IOException {
        return read(Math.max(0, size() - count), count);
    }

    static Bytes of(byte[] array) {
        return new InMemory(array, 0, array.length);
    }

    static Bytes of(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return new OnDisk(file, 0, channel.size());
        }
    }

    /** Bytes in the heap; only for what is known to be small. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record InMemory(byte[] array, int offset, int length) implements Bytes {
        @Override
        public long size() {
            return length;
        }

        @Override
        public InputStream open(long from) {
            int skipped = (int) Math.min(from, length);
            return new ByteArrayInputStream(array, offset + skipped, length - skipped);
        }

        @Override
        public SeekableByteChannel channel() {
            return new SeekableInMemoryByteChannel(Arrays.copyOfRange(array, offset, offset + length));
        }

        @Override
        public Bytes slice(long from, long count) {
            return new InMemory(array, offset + (int) from, (int) count);
        }
    }

    /** Bytes of a file. */
    record OnDisk(Path file, long offset, long size) implements Bytes {
        @Override
        public InputStream open(long from) throws IOException {
            return Channels.newInputStream(channel().position(from));
        }

        @Override
        public SeekableByteChannel channel() throws IOException {
            return new Region(FileChannel.open(file, StandardOpenOption.READ), offset, size);
        }

        @Override
        public Bytes slice(long from, long count) {
            return new OnDisk(file, offset + from, count);
        }
    }

    /** A window on a file, for reading. */
    final class Region implements SeekableByteChannel {
        private final FileChannel channel;
        private final long start;
        private final long size;
        private long position;

        private Region(FileChannel channel, long start, long size) {
            this.channel = channel;
            this.start = start;
            this.size = size;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            if (position >= size) {
                return -1;
            }
            int limit = target.limit();
            target.limit((int) Math.min(limit, target.position() + size - position));
            int count = channel.read(target, start + position);
            target.limit(limit);
            position += Math.max(0, count);
            return count;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public Region position(long newPosition) {
            position = newPosition;
            return this;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public int write(ByteBuffer source) {
            throw new NonWritableChannelException();
        }

        @Override
        public SeekableByteChannel truncate(long newSize) {
            throw new NonWritableChannelException();
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
