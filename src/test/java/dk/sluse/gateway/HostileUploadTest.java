package dk.sluse.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXF_APPEND;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXF_CREAT;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXF_EXCL;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXF_READ;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXF_TRUNC;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXF_WRITE;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXP_HANDLE;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_OK;
import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.Event;
import dk.sluse.project.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.sftp.common.SftpConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What somebody tries in the one folder that can be written to, with requests that no real client sends (F17, F32, F40). */
@Timeout(60)
class HostileUploadTest {

    private static final String NAMED = "/upload/alpha/1/named.txt";
    private static final int MAKING = SSH_FXF_WRITE | SSH_FXF_CREAT | SSH_FXF_TRUNC;

    @TempDir
    Path home;

    private Path uploads;
    private TestDoor door;
    private ClientSession session;

    @BeforeEach
    void alice_is_in() throws IOException {
        uploads = Files.createDirectories(home.resolve("uploads/alpha/1"))
                .resolve("../..")
                .normalize();
        Files.writeString(home.resolve("outside.txt"), "not yours");
        door = TestDoor.withUploads(home, new OneFile(uploads));
        door.put("alpha/7/Table1.txt", "a small table");
        door.put("beta/8/secret.txt", "of another project");
        session = door.login("alice");
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void F17_F40_no_path_but_the_named_one_takes_a_byte() throws Exception {
        try (RawSftp sftp = new RawSftp(session)) {
            for (String path : paths().toList()) {
                assertThat(sftp.open(path.getBytes(UTF_8), MAKING).type())
                        .as(path)
                        .isNotEqualTo(SSH_FXP_HANDLE);
            }
            assertThat(files()).isEmpty();
            assertThat(sftp.open("/alpha/../upload//alpha/./1/named.txt".getBytes(UTF_8), MAKING)
                            .type())
                    .as("the named one, however it is written")
                    .isEqualTo(SSH_FXP_HANDLE);
        }
    }

    private static Stream<String> paths() {
        return Stream.concat(
                SftpViewTest.hostilePaths()
                        .map(each -> new String((byte[]) each.get()[0], UTF_8))
                        .filter(path -> path.length() < 4000)
                        .map(path -> "/upload/" + path),
                Stream.of(
                        "/upload",
                        "/upload/",
                        "/upload/alpha",
                        "/upload/alpha/1",
                        "/upload/alpha/1/",
                        "/upload/alpha/2/named.txt",
                        "/upload/beta/1/named.txt",
                        "/upload/alpha/1/NAMED.TXT",
                        "/upload/alpha/1/named.txt/x",
                        "/upload/alpha/1/named.txt.",
                        "/upload/alpha/1/.sluse-upload-00000000-0000-0000-0000-000000000000",
                        "/upload/../alpha/7/Table1.txt",
                        "/upload/alpha/1/../../../alpha/7/new.txt",
                        "/Upload/alpha/1/named.txt",
                        "/uploads/alpha/1/named.txt",
                        "/upload/alpha/01/named.txt"));
    }

    @Test
    void F40_only_a_file_made_anew_can_be_opened() throws Exception {
        try (RawSftp sftp = new RawSftp(session)) {
            for (int flags : List.of(
                    0,
                    -1,
                    SSH_FXF_READ,
                    SSH_FXF_WRITE,
                    SSH_FXF_CREAT,
                    SSH_FXF_APPEND,
                    SSH_FXF_TRUNC,
                    SSH_FXF_READ | MAKING,
                    SSH_FXF_APPEND | MAKING,
                    SSH_FXF_WRITE | SSH_FXF_TRUNC,
                    SSH_FXF_WRITE | SSH_FXF_APPEND | SSH_FXF_TRUNC)) {
                assertThat(sftp.open(NAMED.getBytes(UTF_8), flags).type())
                        .as("flags " + flags)
                        .isNotEqualTo(SSH_FXP_HANDLE);
            }
            puts(sftp, "first");
            assertThat(sftp.open(NAMED.getBytes(UTF_8), MAKING | SSH_FXF_EXCL).type())
                    .isNotEqualTo(SSH_FXP_HANDLE);
            assertThat(files()).containsExactly("alpha/1/named.txt");
        }
    }

    @Test
    void F40_what_is_there_is_neither_read_nor_renamed_nor_linked_nor_cut() throws Exception {
        byte[] named = NAMED.getBytes(UTF_8);
        byte[] other = "/alpha/7/Table2.txt".getBytes(UTF_8);
        byte[] table = "/alpha/7/Table1.txt".getBytes(UTF_8);
        byte[] outside = home.resolve("outside.txt").toString().getBytes(UTF_8);
        try (RawSftp sftp = new RawSftp(session)) {
            puts(sftp, "first");
            refused(sftp.ask(SftpConstants.SSH_FXP_RENAME, named, other));
            refused(sftp.ask(SftpConstants.SSH_FXP_RENAME, table, named));
            refused(sftp.ask(SftpConstants.SSH_FXP_SYMLINK, outside, named));
            refused(sftp.ask(SftpConstants.SSH_FXP_SYMLINK, named, outside));
            refused(sftp.ask(SftpConstants.SSH_FXP_READLINK, named));
            refused(sftp.ask(SftpConstants.SSH_FXP_RMDIR, "/upload/alpha/1"));
            refused(sftp.ask(SftpConstants.SSH_FXP_REMOVE, "/upload/alpha/1"));
            refused(sftp.ask(SftpConstants.SSH_FXP_REMOVE, "/upload/alpha/1/../../../alpha/7/Table1.txt"));
            refused(sftp.ask(SftpConstants.SSH_FXP_SETSTAT, size(named, 1)));
            for (String extension : List.of(
                    "posix-rename@openssh.com",
                    "hardlink@openssh.com",
                    "lsetstat@openssh.com",
                    "statvfs@openssh.com",
                    "fsync@openssh.com",
                    "expand-path@openssh.com",
                    "users-groups-by-id@openssh.com",
                    "copy-data",
                    "copy-file",
                    "home-directory",
                    "check-file-name",
                    "md5-hash")) {
                refused(sftp.ask(SftpConstants.SSH_FXP_EXTENDED, extension.getBytes(UTF_8), table, named));
                refused(sftp.ask(SftpConstants.SSH_FXP_EXTENDED, extension.getBytes(UTF_8), named, outside));
            }
        }
        assertThat(uploads.resolve("alpha/1/named.txt")).hasContent("first");
        assertThat(door.root.resolve("alpha/7/Table1.txt")).hasContent("a small table");
        assertThat(home.resolve("outside.txt")).hasContent("not yours");
        assertThat(files()).containsExactly("alpha/1/named.txt");
    }

    @Test
    void F32_F40_a_handle_is_of_one_kind_and_of_one_session() throws Exception {
        try (RawSftp sftp = new RawSftp(session);
                RawSftp again = new RawSftp(door.login("alice"))) {
            byte[] writing = sftp.open(NAMED.getBytes(UTF_8), MAKING).body().getBytes();
            byte[] reading = sftp.openForReading("/alpha/7/Table1.txt");
            refused(sftp.read(writing, 0, 100));
            refused(sftp.ask(SftpConstants.SSH_FXP_READDIR, writing));
            refused(write(sftp, reading, 0, "over a download"));
            refused(sftp.ask(SftpConstants.SSH_FXP_FSETSTAT, size(writing, 1L << 40)));
            refused(write(again, writing, 0, "from elsewhere"));
            refused(again.ask(SftpConstants.SSH_FXP_CLOSE, writing));
            refused(write(sftp, writing, -1, "before the beginning"));
            refused(sftp.ask(SftpConstants.SSH_FXP_CLOSE, writing));
            refused(write(sftp, writing, 0, "after the end"));
        }
        assertThat(files()).isEmpty();
        assertThat(door.root.resolve("alpha/7/Table1.txt")).hasContent("a small table");
    }

    @Test
    void F1_an_upload_with_a_hole_in_it_is_not_kept() throws Exception {
        try (RawSftp sftp = new RawSftp(session)) {
            byte[] handle = sftp.open(NAMED.getBytes(UTF_8), MAKING).body().getBytes();
            assertThat(write(sftp, handle, 1000, "far off").status()).isEqualTo(SSH_FX_OK);
            refused(sftp.ask(SftpConstants.SSH_FXP_CLOSE, handle));
            assertThat(files()).isEmpty();
        }
    }

    private void puts(RawSftp sftp, String content) throws IOException {
        byte[] handle = sftp.open(NAMED.getBytes(UTF_8), MAKING).body().getBytes();
        assertThat(write(sftp, handle, 0, content).status()).isEqualTo(SSH_FX_OK);
        assertThat(sftp.ask(SftpConstants.SSH_FXP_CLOSE, handle).status()).isEqualTo(SSH_FX_OK);
    }

    private static RawSftp.Reply write(RawSftp sftp, byte[] handle, long offset, String content) throws IOException {
        Buffer body = new ByteArrayBuffer();
        body.putBytes(handle);
        body.putLong(offset);
        body.putBytes(content.getBytes(UTF_8));
        return sftp.ask(SftpConstants.SSH_FXP_WRITE, body);
    }

    private static Buffer size(byte[] of, long size) {
        Buffer body = new ByteArrayBuffer();
        body.putBytes(of);
        body.putUInt(SftpConstants.SSH_FILEXFER_ATTR_SIZE);
        body.putLong(size);
        return body;
    }

    private static void refused(RawSftp.Reply reply) {
        assertThat(reply.type()).isEqualTo(SftpConstants.SSH_FXP_STATUS);
        assertThat(reply.status()).isNotEqualTo(SSH_FX_OK);
    }

    /** All files in the upload folder, those that are not whole among them. */
    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(uploads)) {
            return all.filter(path -> !Files.isDirectory(path))
                    .map(path -> uploads.relativize(path).toString())
                    .toList();
        }
    }

    /** Takes one file of one import, whoever puts it there. */
    private record OneFile(Path root) implements UploadShelf {

        private static final Set<List<String>> THERE =
                Set.of(List.of(), List.of("alpha"), List.of("alpha", "1"), List.of("alpha", "1", "named.txt"));

        @Override
        public boolean shows(Caller caller, List<String> names) {
            return caller.memberOf().contains("alpha") && THERE.contains(names);
        }

        @Override
        public String chain(List<String> names) {
            return Event.HUB;
        }

        @Override
        public long largest() {
            return 1 << 20;
        }

        @Override
        public long spare() {
            return 0;
        }

        @Override
        public void mayFill(Caller caller, List<String> names) {}

        @Override
        public void take(Caller caller, List<String> names, Whole whole, Event told, Deed place) throws IOException {
            place.done();
        }

        @Override
        public void remove(Caller caller, List<String> names, Event told, Deed delete) throws IOException {
            delete.done();
        }
    }
}
