package dk.sluse.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;

/** Tells a person what can be done here instead of what was asked for, and ends. */
final class SayErrand extends Errand {

    private final String text;
    private final int code;

    SayErrand(Executor threads, String text, int code) {
        super(threads);
        this.text = text;
        this.code = code;
    }

    @Override
    int carryOut(InputStream in, OutputStream out, OutputStream err) throws IOException {
        err.write(text.getBytes(StandardCharsets.UTF_8));
        err.flush();
        return code;
    }
}
