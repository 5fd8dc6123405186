package dk.sluse.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A server's bytes come in any pieces, and may be anything. */
class SftpParserTest {

    private static final class Listener implements SftpParser.Receiver {
        private final Set<Integer> asked;
        private final Map<Integer, SftpReply> replies = new HashMap<>();
        private final List<IOException> violations = new ArrayList<>();

        Listener(Set<Integer> asked) {
            this.asked = asked;
        }

        @Override
        public boolean awaits(int id) {
            return asked.contains(id) && !replies.containsKey(id);
        }

        @Override
        public void received(int id, SftpReply reply) {
            replies.put(id, reply);
        }

        @Override
        public void violated(IOException how) {
            violations.add(how);
        }

        @Override
        public void ended() {
            // nothing waits
        }
    }

    private static byte[] packet(int type, int id, byte[] body) {
        return ByteBuffer.allocate(9 + body.length)
                .putInt(5 + body.length)
                .put((byte) type)
                .putInt(id)
                .put(body)
                .array();
    }

    private static byte[] data(byte[] content) {
        return ByteBuffer.allocate(4 + content.length)
                .putInt(content.length)
                .put(content)
                .array();
    }

    @Property(tries = 300)
    void answers_are_whole_however_the_bytes_are_cut(
            @ForAll @Size(min = 1, max = 5) List<@Size(min = 1, max = 300) byte[]> contents,
            @ForAll @IntRange(min = 1, max = 40) int piece)
            throws IOException {
        Listener listener = new Listener(Set.of(0, 1, 2, 3, 4));
        SftpParser parser = new SftpParser(listener);
        ByteBuffer stream = ByteBuffer.allocate(4096);
        for (int id = 0; id < contents.size(); id++) {
            stream.put(packet(SftpReply.DATA, id, data(contents.get(id))));
        }

        for (int at = 0; at < stream.position(); at += piece) {
            parser.write(stream.array(), at, Math.min(piece, stream.position() - at));
        }

        assertThat(listener.replies).hasSameSizeAs(contents);
        for (int id = 0; id < contents.size(); id++) {
            ByteBuffer got = listener.replies.get(id).data(300);
            byte[] bytes = new byte[got.remaining()];
            got.get(bytes);
            assertThat(bytes).isEqualTo(contents.get(id));
        }
    }

    @Property(tries = 2000)
    void no_bytes_do_more_than_end_the_connection(@ForAll @Size(max = 200) byte[] bytes) {
        Listener listener = new Listener(Set.of(0, 1));
        SftpParser parser = new SftpParser(listener);
        try {
            parser.write(bytes, 0, bytes.length);
        } catch (IOException told) {
            assertThat(listener.violations).containsExactly(told);
        }
        assertThat(Set.of(0, 1)).containsAll(listener.replies.keySet());
    }

    @Property(tries = 3000)
    void no_answer_is_taken_apart_beyond_its_end(
            @ForAll @IntRange(min = 95, max = 205) int type, @ForAll @Size(max = 80) byte[] body) {
        SftpReply reply = new SftpReply(type, body);
        List<Reader> readers = List.of(
                SftpReply::requireDone,
                SftpReply::handle,
                SftpReply::attributes,
                SftpReply::names,
                each -> assertThat(each.data(16).remaining()).isBetween(1, 16),
                each -> each.extension().next(),
                SftpLimits::of);
        for (Reader reader : readers) {
            try {
                reader.read(reply);
            } catch (IOException told) {
                assertThat(told.getMessage()).isNotBlank();
            }
        }
    }

    private interface Reader {
        void read(SftpReply reply) throws IOException;
    }

    @Property(tries = 500)
    void nor_one_of_the_right_kind_with_wrong_lengths(
            @ForAll @Size(max = 60) byte[] body, @ForAll int count, @ForAll int length) {
        byte[] whole = ByteBuffer.allocate(8 + body.length)
                .putInt(count)
                .putInt(length)
                .put(body)
                .array();
        for (int cut = 0; cut <= whole.length; cut++) {
            byte[] part = Arrays.copyOf(whole, cut);
            for (Reader reader : List.<Reader>of(
                    reply -> new SftpReply(SftpReply.NAME, part).names(),
                    reply -> new SftpReply(SftpReply.ATTRS, part).attributes(),
                    reply -> new SftpReply(SftpReply.HANDLE, part).handle(),
                    reply -> new SftpReply(SftpReply.DATA, part).data(8))) {
                try {
                    reader.read(new SftpReply(0, part));
                } catch (IOException told) {
                    assertThat(told.getMessage()).isNotBlank();
                }
            }
        }
    }

    @Test
    @DisplayName("F9: a packet longer than any that is allowed is refused before there is room for it")
    void too_long() {
        Listener listener = new Listener(Set.of(1));
        byte[] head = ByteBuffer.allocate(9)
                .putInt(SftpParser.LONGEST + 1)
                .put((byte) SftpReply.DATA)
                .putInt(1)
                .array();

        assertThatThrownBy(() -> new SftpParser(listener).write(head, 0, head.length))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not keep to SFTP");
        assertThat(listener.violations).hasSize(1);
    }

    @Test
    void an_answer_to_nothing_that_was_asked_ends_it() {
        Listener listener = new Listener(Set.of(1));
        byte[] stray = packet(SftpReply.STATUS, 2, new byte[4]);

        assertThatThrownBy(() -> new SftpParser(listener).write(stray, 0, stray.length))
                .hasMessageContaining("was not made");
        assertThat(listener.replies).isEmpty();
    }
}
