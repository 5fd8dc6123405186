package dk.sluse.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dk.sluse.project.Caller;
import dk.sluse.project.Denied;
import dk.sluse.wording.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * One caller's one command: who calls, what they send, and where the answer goes. Whatever came from outside is printed so
 * that it cannot steer the caller's terminal.
 */
final class Errand {

    private static final int LONGEST_INPUT = 64 * 1024;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private final Caller caller;
    private final InputStream in;
    private final PrintWriter out;

    Errand(Caller caller, InputStream in, PrintWriter out) {
        this.caller = caller;
        this.in = in;
        this.out = out;
    }

    /** One that is never carried out, for asking commands their names. */
    static Errand ofNobody(InputStream in, PrintWriter out) {
        return new Errand(new Caller("nobody", "", "", Set.of(), Set.of(), Set.of()), in, out);
    }

    Caller caller() {
        return caller;
    }

    /** Prints one line. */
    void say(String line) {
        out.println(Printable.of(line));
    }

    /** Prints one line with values from outside. */
    void say(String format, Object... values) {
        say(String.format(format, values));
    }

    void sayJson(Object value) {
        try {
            out.println(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    PrintWriter out() {
        return out;
    }

    /** What the caller sends, such as a public key. */
    String read() throws IOException {
        return new String(bytes("That is more than a key file holds."), StandardCharsets.UTF_8);
    }

    /** What the caller writes, in UTF-8: anything else would be kept with its letters lost. */
    String readText() throws IOException {
        byte[] bytes = bytes("That is too long: at most " + LONGEST_INPUT / 1024 + " KB of text.");
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Denied("That is no plain text in UTF-8. Save it as such, and send it again.");
        }
    }

    private byte[] bytes(String tooLong) throws IOException {
        byte[] bytes = in.readNBytes(LONGEST_INPUT + 1);
        if (bytes.length > LONGEST_INPUT) {
            throw new Denied(tooLong);
        }
        return bytes;
    }

    void mustBeOfficer() {
        require(caller.isOfficer(), "Only case officers do this.");
    }

    void mustBeOperator() {
        require(caller.isOperator(), "Only operators do this.");
    }

    void mustBeStaff() {
        require(isStaff(), "Only officers and operators do this.");
    }

    boolean isStaff() {
        return caller.isOfficer() || caller.isOperator();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Denied(otherwise);
        }
    }
}
