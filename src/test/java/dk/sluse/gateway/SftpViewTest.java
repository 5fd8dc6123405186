package dk.sluse.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXF_APPEND;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXF_CREAT;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXF_READ;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXF_TRUNC;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FXF_WRITE;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_BAD_MESSAGE;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_EOF;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_FAILURE;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_NO_SUCH_FILE;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_OP_UNSUPPORTED;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_PERMISSION_DENIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person sees, and does not see, over SFTP. */
@Timeout(60)
class SftpViewTest {

    @TempDir
    Path home;

    private TestDoor door;
    private ClientSession session;

    @BeforeEach
    void alice_is_in() throws IOException {
        door = TestDoor.open(home);
        door.put("alpha/7/Table1.txt", "a small table");
        door.put("beta/8/secret.txt", "of another project");
        session = door.login("alice");
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void a_member_lists_and_reads_the_own_project_and_each_is_one_event() throws Exception {
        try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
            assertThat(names(sftp, "/")).containsExactly("alpha");
            assertThat(names(sftp, "alpha/7")).containsExactly("Table1.txt");
            try (var in = sftp.read("/alpha/7/Table1.txt")) {
                assertThat(in.readAllBytes()).asString().isEqualTo("a small table");
            }
        }
        assertThat(door.record.kinds())
                .containsExactly(EventKind.LOGIN, EventKind.LISTED, EventKind.LISTED, EventKind.READ);
        assertThat(door.record.of(EventKind.LISTED))
                .extracting(e -> e.file().orElse(""))
                .containsExactly("/", "/alpha/7");
        assertThat(door.record.of(EventKind.READ))
                .containsExactly(Event.of("alpha", EventKind.READ, "alice")
                        .file("/alpha/7/Table1.txt")
                        .with("door", "main")
                        .with("address", "127.0.0.1")
                        .with("bytes", 13)
                        .with("size", 13)
                        .with("complete", "yes")
                        .with("sha256", sha256("a small table".getBytes(UTF_8))));
    }

    @Test
    void F40_a_member_of_another_project_sees_nothing_of_it_and_hears_the_same_as_if_it_were_not_there()
            throws Exception {
        try (RawSftp bob = new RawSftp(door.login("bob"))) {
            for (String path : List.of("/alpha", "/alpha/7", "/alpha/7/Table1.txt", "/nowhere", "/alpha/nowhere")) {
                assertThat(bob.ask(SftpConstants.SSH_FXP_STAT, path).status()).isEqualTo(SSH_FX_NO_SUCH_FILE);
                assertThat(bob.ask(SftpConstants.SSH_FXP_LSTAT, path).status()).isEqualTo(SSH_FX_NO_SUCH_FILE);
                assertThat(bob.ask(SftpConstants.SSH_FXP_OPENDIR, path).status())
                        .isEqualTo(SSH_FX_NO_SUCH_FILE);
                assertThat(bob.open(path.getBytes(UTF_8), SSH_FXF_READ).status())
                        .isEqualTo(SSH_FX_NO_SUCH_FILE);
            }
        }
        assertThat(door.record.of(EventKind.ACCESS_REFUSED))
                .hasSize(20)
                .allSatisfy(e -> assertThat(e.actor()).isEqualTo("bob"))
                .first()
                .satisfies(e -> assertThat(e.facts())
                        .containsEntry("request", "stat")
                        .containsEntry("reason", "not shown to this person"))
                .satisfies(e -> assertThat(e.file()).contains("/alpha"));
    }

    @Test
    void what_lies_in_a_hidden_folder_is_hidden_whatever_is_said_of_it_alone() throws Exception {
        door.shelf.hidden.add("alpha/7");
        try (RawSftp sftp = new RawSftp(session)) {
            assertThat(sftp.open("/alpha/7/Table1.txt".getBytes(UTF_8), SSH_FXF_READ)
                            .status())
                    .isEqualTo(SSH_FX_NO_SUCH_FILE);
        }
        try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
            assertThat(names(sftp, "/alpha")).isEmpty();
        }
    }

    static Stream<Arguments> hostilePaths() {
        return Stream.of(
                        "../etc/passwd",
                        "/../etc/passwd",
                        "/../../../../../../etc/passwd",
                        "alpha/../../etc/passwd",
                        "alpha/../beta/8/secret.txt",
                        "/alpha/7/../../beta/8/secret.txt",
                        "/alpha/./../beta/./8/secret.txt",
                        "//beta//8//secret.txt",
                        "/beta/8/secret.txt/",
                        "/etc/passwd",
                        "/proc/self/environ",
                        "~/secret.txt",
                        "~root/.ssh/id_rsa",
                        "..\\beta\\8\\secret.txt",
                        "alpha\\..\\..\\beta",
                        "/alpha/7/..%2f..%2fbeta/8/secret.txt",
                        "/alpha/7/%2e%2e/%2e%2e/beta",
                        "/alpha/7/Table1.txt\0.png",
                        "\0",
                        "/alpha/\0/../../beta/8/secret.txt",
                        "/alpha/7/Table1.txt\n",
                        "/alpha/7/\u001b[2JTable1.txt",
                        "/alpha/7/\rTable1.txt",
                        "/alpha/7/\u202etxt.1elbaT",
                        "/alpha/7/\u200bTable1.txt",
                        "/alpha/7/\ufeffTable1.txt",
                        "/alpha/7/Table1.txt:stream",
                        "/ALPHA/7/Table1.txt",
                        "/alpha/7/TABLE1.TXT",
                        "/alpha/7/table1.txt ",
                        "/alpha/7/Table1.txt/..\u2215..",
                        "/alpha/7/...",
                        "/alpha/7/.. /",
                        "/alpha/7/*",
                        "/alpha/7/Table1.txt;id",
                        "/alpha/7/$(id)",
                        "-oProxyCommand=id",
                        "C:\\Windows\\win.ini",
                        "\\\\host\\share",
                        "/alpha/" + "x".repeat(256),
                        "/alpha/" + "æ".repeat(128),
                        "/" + "a/".repeat(3000),
                        "/" + "deep/".repeat(40),
                        "x".repeat(200_000),
                        // What another system would take for the same name, or for dots and slashes.
                        "/alpha/7/Re\u0301sume\u0301.txt",
                        "/alpha/7/\uff34able1.txt",
                        "/alpha/7/Tab\u217ce1.txt",
                        "/alpha/7/Table1.tx\u1d57",
                        "/alph\u0430/7/Table1.txt",
                        "/alpha/7/Table\u0661.txt",
                        "/alpha/7/Table1.txt.",
                        "/alpha/7/ Table1.txt",
                        "/alpha/7/Table1.txt::$DATA",
                        "/\uff0e\uff0e/beta/8/secret.txt",
                        "/\u2024\u2024/beta/8/secret.txt",
                        "/alpha\uff0f7\uff0fTable1.txt",
                        "/alpha/7/Table1\u00ad.txt",
                        "/alpha/7/Table1\u200d.txt",
                        "/alpha/7/Table1.txt\u2028",
                        "/alpha/7/Table1.txt\u0085",
                        "/alpha/7/Table1.txt\u007f",
                        "/alpha/7/Table1.txt\t",
                        "/alpha/7/Table1.txt\udb40\udc41",
                        "/" + "x".repeat(255),
                        "/alpha/7/" + "../".repeat(1300) + "beta/8/secret.txt",
                        "/upload/alpha/1/Table1.txt",
                        "/alpha/7/.sluse-upload-1")
                .map(path -> Arguments.of(path.getBytes(UTF_8)));
    }

    static Stream<Arguments> hostileBytes() {
        return Stream.of(
                        "/alpha/7/\u00c0\u00ae\u00c0\u00ae/x",
                        "/alpha/\u00ff\u00fe",
                        "/\u00ed\u00a0\u0080",
                        "/alpha/\u00e6")
                .map(path -> Arguments.of(path.getBytes(ISO_8859_1)));
    }

    @Test
    void F17_F40_no_hostile_path_leads_anywhere() throws Exception {
        door.put("alpha/7/R\u00e9sum\u00e9.txt", "one spelling of its name");
        List<byte[]> paths = Stream.concat(hostilePaths(), hostileBytes())
                .map(each -> (byte[]) each.get()[0])
                .toList();
        assertThat(paths).hasSizeGreaterThanOrEqualTo(50);
        try (RawSftp sftp = new RawSftp(session)) {
            for (byte[] path : paths) {
                String shown = new String(path, 0, Math.min(path.length, 80), ISO_8859_1);
                assertThat(sftp.open(path, SSH_FXF_READ).status()).as(shown).isEqualTo(SSH_FX_NO_SUCH_FILE);
                assertThat(sftp.ask(SftpConstants.SSH_FXP_STAT, path).status())
                        .as(shown)
                        .isEqualTo(SSH_FX_NO_SUCH_FILE);
                assertThat(sftp.ask(SftpConstants.SSH_FXP_OPENDIR, path).status())
                        .as(shown)
                        .isEqualTo(SSH_FX_NO_SUCH_FILE);
                assertThat(sftp.ask(SftpConstants.SSH_FXP_STAT, "/alpha/7/Table1.txt")
                                .type())
                        .as("the session goes on after " + shown)
                        .isEqualTo(SftpConstants.SSH_FXP_ATTRS);
            }
        }
        assertThat(door.record.of(EventKind.ACCESS_REFUSED))
                .extracting(e -> e.file().orElse(""))
                .allSatisfy(
                        file -> assertThat(file).hasSizeLessThanOrEqualTo(300).matches("\\P{Cntrl}*"));
    }

    @Test
    void dots_stay_within_the_root() throws Exception {
        try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
            assertThat(sftp.canonicalPath(".")).isEqualTo("/");
            assertThat(sftp.canonicalPath("../../..")).isEqualTo("/");
            assertThat(sftp.canonicalPath("/alpha/./7/../7//Table1.txt")).isEqualTo("/alpha/7/Table1.txt");
            assertThat(names(sftp, "/../..")).containsExactly("alpha");
        }
    }

    @Test
    void F16_F40_a_symbolic_link_is_neither_shown_nor_followed() throws Exception {
        Path outside = Files.writeString(home.resolve("outside.txt"), "not yours");
        Files.createDirectories(home.resolve("outside"));
        Files.writeString(home.resolve("outside/inner.txt"), "not yours");
        Path alpha = door.root.resolve("alpha/7");
        Files.createSymbolicLink(alpha.resolve("link.txt"), outside);
        Files.createSymbolicLink(alpha.resolve("linked"), home.resolve("outside"));
        Files.createSymbolicLink(alpha.resolve("own.txt"), alpha.resolve("Table1.txt"));
        Files.createSymbolicLink(alpha.resolve("dangling"), home.resolve("nowhere"));
        try (RawSftp sftp = new RawSftp(session);
                SftpClient client = SftpClientFactory.instance().createSftpClient(session)) {
            assertThat(names(client, "/alpha/7")).containsExactly("Table1.txt");
            for (String link : List.of("link.txt", "linked", "linked/inner.txt", "own.txt", "dangling")) {
                byte[] path = ("/alpha/7/" + link).getBytes(UTF_8);
                assertThat(sftp.open(path, SSH_FXF_READ).status()).isEqualTo(SSH_FX_NO_SUCH_FILE);
                assertThat(sftp.ask(SftpConstants.SSH_FXP_STAT, path).status()).isEqualTo(SSH_FX_NO_SUCH_FILE);
                assertThat(sftp.ask(SftpConstants.SSH_FXP_LSTAT, path).status()).isEqualTo(SSH_FX_NO_SUCH_FILE);
                assertThat(sftp.ask(SftpConstants.SSH_FXP_OPENDIR, path).status())
                        .isEqualTo(SSH_FX_NO_SUCH_FILE);
                assertThat(sftp.ask(SftpConstants.SSH_FXP_READLINK, path).status())
                        .isEqualTo(SSH_FX_NO_SUCH_FILE);
            }
        }
    }

    @Test
    void pipes_and_files_with_misleading_names_do_not_exist() throws Exception {
        Path alpha = door.root.resolve("alpha/7");
        assertThat(new ProcessBuilder("mkfifo", alpha.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();
        Files.writeString(alpha.resolve("new\nline.txt"), "x");
        Files.writeString(alpha.resolve("esc\u001b[31m.txt"), "x");
        Files.writeString(alpha.resolve("back\\slash.txt"), "x");
        try (RawSftp sftp = new RawSftp(session);
                SftpClient client = SftpClientFactory.instance().createSftpClient(session)) {
            assertThat(names(client, "/alpha/7")).containsExactly("Table1.txt");
            assertThat(sftp.open("/alpha/7/pipe".getBytes(UTF_8), SSH_FXF_READ).status())
                    .isEqualTo(SSH_FX_NO_SUCH_FILE);
        }
    }

    static Stream<Arguments> changes() {
        byte[] file = "/alpha/7/Table1.txt".getBytes(UTF_8);
        byte[] fresh = "/alpha/7/new.txt".getBytes(UTF_8);
        return Stream.of(
                Arguments.of("remove", SftpConstants.SSH_FXP_REMOVE, strings(file)),
                Arguments.of("mkdir", SftpConstants.SSH_FXP_MKDIR, attributes(fresh)),
                Arguments.of("rmdir", SftpConstants.SSH_FXP_RMDIR, strings("/alpha/7".getBytes(UTF_8))),
                Arguments.of("rename", SftpConstants.SSH_FXP_RENAME, strings(file, fresh)),
                Arguments.of("symlink", SftpConstants.SSH_FXP_SYMLINK, strings(file, fresh)),
                Arguments.of("setstat", SftpConstants.SSH_FXP_SETSTAT, attributes(file)),
                Arguments.of("fsetstat", SftpConstants.SSH_FXP_FSETSTAT, attributes(new byte[4])),
                Arguments.of("write", SftpConstants.SSH_FXP_WRITE, written()),
                Arguments.of(
                        "posix-rename@openssh.com",
                        SftpConstants.SSH_FXP_EXTENDED,
                        extended("posix-rename@openssh.com", file, fresh)),
                Arguments.of(
                        "hardlink@openssh.com",
                        SftpConstants.SSH_FXP_EXTENDED,
                        extended("hardlink@openssh.com", file, fresh)),
                Arguments.of(
                        "lsetstat@openssh.com", SftpConstants.SSH_FXP_EXTENDED, extended("lsetstat@openssh.com", file)),
                Arguments.of(
                        "fsync@openssh.com",
                        SftpConstants.SSH_FXP_EXTENDED,
                        extended("fsync@openssh.com", new byte[4])),
                Arguments.of("copy-file", SftpConstants.SSH_FXP_EXTENDED, extended("copy-file", file, fresh)),
                Arguments.of("copy-data", SftpConstants.SSH_FXP_EXTENDED, extended("copy-data", new byte[4])),
                Arguments.of("open", SftpConstants.SSH_FXP_OPEN, opened(file, SSH_FXF_WRITE)),
                Arguments.of("open", SftpConstants.SSH_FXP_OPEN, opened(file, SSH_FXF_READ | SSH_FXF_WRITE)),
                Arguments.of("open", SftpConstants.SSH_FXP_OPEN, opened(file, SSH_FXF_WRITE | SSH_FXF_TRUNC)),
                Arguments.of("open", SftpConstants.SSH_FXP_OPEN, opened(file, SSH_FXF_APPEND)),
                Arguments.of(
                        "open",
                        SftpConstants.SSH_FXP_OPEN,
                        opened(file, SSH_FXF_WRITE | SSH_FXF_APPEND | SSH_FXF_TRUNC)),
                Arguments.of("open", SftpConstants.SSH_FXP_OPEN, opened(file, SSH_FXF_READ | SSH_FXF_TRUNC)),
                Arguments.of("open", SftpConstants.SSH_FXP_OPEN, opened(file, 0)),
                Arguments.of("open", SftpConstants.SSH_FXP_OPEN, opened(file, -1)),
                Arguments.of("open", SftpConstants.SSH_FXP_OPEN, opened("/".getBytes(UTF_8), SSH_FXF_WRITE)),
                Arguments.of("setstat", SftpConstants.SSH_FXP_SETSTAT, attributes("/".getBytes(UTF_8))),
                Arguments.of("symlink", SftpConstants.SSH_FXP_SYMLINK, strings("/etc".getBytes(UTF_8), fresh)),
                Arguments.of("open", SftpConstants.SSH_FXP_OPEN, opened(fresh, SSH_FXF_READ | SSH_FXF_CREAT)),
                Arguments.of(
                        "open",
                        SftpConstants.SSH_FXP_OPEN,
                        opened("/beta/x".getBytes(UTF_8), SSH_FXF_WRITE | SSH_FXF_CREAT)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void nothing_can_be_changed(String word, int type, Buffer body) throws Exception {
        String before = tree();
        try (RawSftp sftp = new RawSftp(session)) {
            assertThat(sftp.ask(type, body).status()).isEqualTo(SSH_FX_PERMISSION_DENIED);
        }
        assertThat(tree()).isEqualTo(before);
        assertThat(door.record.of(EventKind.ACCESS_REFUSED)).singleElement().satisfies(e -> assertThat(e.facts())
                .containsEntry("request", word)
                .containsEntry("reason", "nothing can be changed here"));
    }

    @Test
    void unknown_requests_and_broken_ones_are_answered_and_the_session_goes_on() throws Exception {
        try (RawSftp sftp = new RawSftp(session)) {
            assertThat(sftp.ask(SftpConstants.SSH_FXP_EXTENDED, "statvfs@openssh.com")
                            .status())
                    .isEqualTo(SSH_FX_OP_UNSUPPORTED);
            assertThat(sftp.ask(SftpConstants.SSH_FXP_LINK, "/alpha").status()).isEqualTo(SSH_FX_OP_UNSUPPORTED);
            assertThat(sftp.ask(99, new byte[0]).status()).isEqualTo(SSH_FX_OP_UNSUPPORTED);
            assertThat(sftp.ask(SftpConstants.SSH_FXP_STAT, new ByteArrayBuffer(new byte[] {127, -1, -1, -1, 1}))
                            .status())
                    .as("a string longer than its packet")
                    .isEqualTo(SSH_FX_BAD_MESSAGE);
            assertThat(sftp.ask(SftpConstants.SSH_FXP_STAT, new ByteArrayBuffer(new byte[] {-1, -1, -1, -1}))
                            .status())
                    .as("a string of negative length")
                    .isEqualTo(SSH_FX_BAD_MESSAGE);
            assertThat(sftp.ask(SftpConstants.SSH_FXP_OPEN, "/alpha/7/Table1.txt")
                            .status())
                    .as("an open without flags")
                    .isEqualTo(SSH_FX_BAD_MESSAGE);
            assertThat(sftp.read(new byte[] {9, 9, 9, 9}, 0, 10).status()).isEqualTo(SSH_FX_FAILURE);
            assertThat(sftp.read(new byte[0], 0, 10).status()).isEqualTo(SSH_FX_FAILURE);
            byte[] handle = sftp.openForReading("/alpha/7/Table1.txt");
            assertThat(sftp.read(handle, -1, 10).status()).isEqualTo(SSH_FX_BAD_MESSAGE);
            assertThat(sftp.read(handle, 0, -1).status()).isEqualTo(SSH_FX_BAD_MESSAGE);
            assertThat(sftp.read(handle, Long.MAX_VALUE, 10).status()).isEqualTo(SSH_FX_EOF);
            assertThat(sftp.read(handle, 2, Integer.MAX_VALUE).body().getString())
                    .isEqualTo("small table");
            assertThat(sftp.ask(SftpConstants.SSH_FXP_READDIR, handle).status()).isEqualTo(SSH_FX_FAILURE);
            assertThat(sftp.open("/alpha/7".getBytes(UTF_8), SSH_FXF_READ).status())
                    .isEqualTo(SSH_FX_FAILURE);
        }
    }

    @Test
    void a_packet_that_is_too_long_ends_the_view() throws Exception {
        try (RawSftp sftp = new RawSftp(session)) {
            sftp.sendRaw(new byte[] {127, -1, -1, -1});
            assertThatThrownBy(sftp::receive).isInstanceOf(IOException.class);
        }
    }

    @Test
    void only_so_many_files_are_open_at_once() throws Exception {
        try (RawSftp sftp = new RawSftp(session)) {
            byte[] first = sftp.openForReading("/alpha/7/Table1.txt");
            for (int i = 1; i < TestDoor.LIMITS.handles(); i++) {
                sftp.openForReading("/alpha/7/Table1.txt");
            }
            assertThat(sftp.open("/alpha/7/Table1.txt".getBytes(UTF_8), SSH_FXF_READ)
                            .status())
                    .isEqualTo(SSH_FX_FAILURE);
            assertThat(sftp.ask(SftpConstants.SSH_FXP_CLOSE, first).status()).isZero();
            sftp.openForReading("/alpha/7/Table1.txt");
        }
    }

    @Test
    void a_partial_read_is_recorded_as_such_when_the_view_ends() throws Exception {
        door.put("alpha/7/ten.txt", "0123456789");
        try (RawSftp sftp = new RawSftp(session)) {
            byte[] handle = sftp.openForReading("/alpha/7/ten.txt");
            sftp.read(handle, 2, 3);
            sftp.read(handle, 8, 100);
        }
        assertThat(door.record.await(EventKind.READ).facts())
                .containsEntry("bytes", "5")
                .containsEntry("size", "10")
                .containsEntry("complete", "no")
                .containsEntry("ranges", "2-4,8-9")
                .doesNotContainKey("sha256");
    }

    @Test
    void a_file_read_out_of_order_is_complete_but_has_no_hash_and_one_read_twice_over_has() throws Exception {
        door.put("alpha/7/ten.txt", "0123456789");
        try (RawSftp sftp = new RawSftp(session)) {
            byte[] backwards = sftp.openForReading("/alpha/7/ten.txt");
            sftp.read(backwards, 5, 5);
            sftp.read(backwards, 0, 5);
            sftp.ask(SftpConstants.SSH_FXP_CLOSE, backwards);
            byte[] overlapping = sftp.openForReading("/alpha/7/ten.txt");
            sftp.read(overlapping, 0, 6);
            sftp.read(overlapping, 4, 6);
            sftp.ask(SftpConstants.SSH_FXP_CLOSE, overlapping);
        }
        List<Event> reads = door.record.of(EventKind.READ);
        assertThat(reads.get(0).facts()).containsEntry("complete", "yes").doesNotContainKey("sha256");
        assertThat(reads.get(1).facts())
                .containsEntry("complete", "yes")
                .containsEntry("bytes", "12")
                .containsEntry("sha256", sha256("0123456789".getBytes(UTF_8)));
    }

    @Test
    void what_is_told_of_a_file_says_nothing_of_the_machine() throws Exception {
        try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
            SftpClient.Attributes file = sftp.stat("/alpha/7/Table1.txt");
            assertThat(file.getSize()).isEqualTo(13);
            assertThat(file.getPermissions()).isEqualTo(0100444);
            assertThat(file.getFlags()).doesNotContain(SftpClient.Attribute.UidGid, SftpClient.Attribute.OwnerGroup);
            assertThat(sftp.stat("/").getPermissions()).isEqualTo(0040555);
            DirEntry entry = sftp.readDir("/alpha/7").iterator().next();
            assertThat(entry.getLongFilename())
                    .matches("-r--r--r-- 1 alice +sluse +13 \\p{L}{3} \\d\\d  \\d{4} Table1.txt");
        }
    }

    @Test
    void a_folder_of_many_files_is_listed_whole() throws Exception {
        for (int i = 0; i < 1000; i++) {
            door.put("alpha/many/file-" + i + ".txt", "x");
        }
        try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
            assertThat(names(sftp, "/alpha/many")).hasSize(1000).doesNotHaveDuplicates();
        }
    }

    @Test
    void F15_a_shelf_whose_root_is_gone_is_a_fault_and_not_an_empty_folder() throws Exception {
        Files.move(door.root, home.resolve("elsewhere"));
        try (RawSftp sftp = new RawSftp(session)) {
            assertThat(sftp.ask(SftpConstants.SSH_FXP_OPENDIR, "/").status()).isEqualTo(SSH_FX_FAILURE);
            assertThat(sftp.ask(SftpConstants.SSH_FXP_STAT, "/").status()).isEqualTo(SSH_FX_FAILURE);
        }
    }

    @Test
    void a_listing_that_cannot_be_recorded_is_not_given() throws Exception {
        try (RawSftp sftp = new RawSftp(session)) {
            door.record.broken = true;
            assertThat(sftp.ask(SftpConstants.SSH_FXP_OPENDIR, "/alpha").status())
                    .isEqualTo(SSH_FX_FAILURE);
        }
    }

    @Test
    void R90_a_read_that_cannot_be_recorded_at_once_is_recorded_when_the_record_is_back() throws Exception {
        try (RawSftp sftp = new RawSftp(session)) {
            byte[] handle = sftp.openForReading("/alpha/7/Table1.txt");
            sftp.read(handle, 0, 13);
            door.record.broken = true;
            assertThat(sftp.ask(SftpConstants.SSH_FXP_CLOSE, handle).status()).isZero();
            assertThat(door.record.of(EventKind.READ)).isEmpty();
            door.record.broken = false;
            assertThat(door.record.await(EventKind.READ).facts()).containsEntry("complete", "yes");
        }
        assertThat(door.record.of(EventKind.READ)).hasSize(1);
    }

    @Test
    void a_person_number_in_a_path_does_not_reach_the_record() throws Exception {
        try (RawSftp sftp = new RawSftp(session)) {
            sftp.ask(SftpConstants.SSH_FXP_STAT, "/beta/010190-1234.txt");
        }
        assertThat(door.record.of(EventKind.ACCESS_REFUSED)).singleElement().satisfies(e -> assertThat(e.file())
                .contains("/beta/******-****.txt"));
    }

    private static List<String> names(SftpClient sftp, String folder) throws IOException {
        return StreamSupport.stream(sftp.readDir(folder).spliterator(), false)
                .map(DirEntry::getFilename)
                .toList();
    }

    private String tree() throws IOException {
        StringBuilder tree = new StringBuilder();
        try (Stream<Path> files = Files.walk(door.root)) {
            for (Path file : files.sorted().toList()) {
                tree.append(file)
                        .append(' ')
                        .append(Files.getLastModifiedTime(file))
                        .append(' ');
                tree.append(Files.isRegularFile(file) ? Files.readString(file) : "")
                        .append('\n');
            }
        }
        return tree.toString();
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private static Buffer strings(byte[]... strings) {
        Buffer body = new ByteArrayBuffer();
        for (byte[] string : strings) {
            body.putBytes(string);
        }
        return body;
    }

    private static Buffer attributes(byte[] path) {
        Buffer body = strings(path);
        body.putUInt(SftpConstants.SSH_FILEXFER_ATTR_PERMISSIONS);
        body.putUInt(0777);
        return body;
    }

    private static Buffer opened(byte[] path, int flags) {
        Buffer body = strings(path);
        body.putInt(flags);
        body.putInt(0);
        return body;
    }

    private static Buffer written() {
        Buffer body = strings(new byte[4]);
        body.putLong(0);
        body.putBytes(new byte[100]);
        return body;
    }

    private static Buffer extended(String name, byte[]... strings) {
        Buffer body = strings(name.getBytes(UTF_8));
        for (byte[] string : strings) {
            body.putBytes(string);
        }
        return body;
    }
}
