package dk.sluse.custody;

import java.io.IOException;

/** A server refused a request, with its code of version 3. Its own words are not kept: they quote paths. */
final class SftpStatusException extends IOException {

    static final int OK = 0;
    static final int EOF = 1;
    private static final int NO_SUCH_FILE = 2;
    private static final int NO_SUCH_PATH = 10;

    private final int status;

    SftpStatusException(int status) {
        super(name(status));
        this.status = status;
    }

    boolean isEnd() {
        return status == EOF;
    }

    boolean isNoSuchFile() {
        return status == NO_SUCH_FILE || status == NO_SUCH_PATH;
    }

    private static String name(int status) {
        return switch (status) {
            case EOF -> "end of file";
            case NO_SUCH_FILE, NO_SUCH_PATH -> "no such file";
            case 3 -> "permission denied";
            case 4 -> "the server says no more than: failure";
            case 5 -> "the server calls the request bad";
            case 6, 7 -> "the server lost its connection";
            case 8 -> "the server does not do that";
            case 11 -> "something lies there already";
            case 14 -> "no space left";
            case 15 -> "over quota";
            default -> "status " + status;
        };
    }
}
