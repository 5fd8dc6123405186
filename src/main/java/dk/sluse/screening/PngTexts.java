package dk.sluse.screening;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.InflaterInputStream;

/** The texts of a PNG, plain, compressed and international, each as lines that a policy reads like any text. */
final class PngTexts {

    private static final int SIGNATURE = 8;
    private static final int LONGEST_CHUNK = 16 << 20;
    private static final int LONG_TEXT = 400;

    private final Part part;
    private final Opening opening;

    private PngTexts(Part part, Opening opening) {
        this.part = part;
        this.opening = opening;
    }

    static void read(Part part, Opening opening) throws IOException {
        new PngTexts(part, opening).read();
    }

    private void read() throws IOException {
        try (DataInputStream in =
                new DataInputStream(new java.io.BufferedInputStream(part.bytes().open()))) {
            in.skipNBytes(SIGNATURE);
            while (true) {
                int length = in.readInt();
                String type = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
                if (length < 0 || type.equals("IEND")) {
                    return;
                }
                boolean text = type.equals("tEXt") || type.equals("zTXt") || type.equals("iTXt");
                if (text && length <= LONGEST_CHUNK) {
                    chunk(type, in.readNBytes(length));
                } else {
                    in.skipNBytes(length);
                }
                in.skipNBytes(4);
            }
        } catch (EOFException e) {
            // Where the picture ends too early is told by its end.
            return;
        }
    }

    private void chunk(String type, byte[] chunk) throws IOException {
        int name = zero(chunk, 0);
        String keyword = new String(chunk, 0, name, StandardCharsets.ISO_8859_1);
        switch (type) {
            case "tEXt" -> say(keyword, new ByteArrayInputStream(chunk, from(chunk, name + 1), chunk.length), false);
            case "zTXt" -> say(keyword, new ByteArrayInputStream(chunk, from(chunk, name + 2), chunk.length), true);
            default -> {
                boolean packed = name + 1 < chunk.length && chunk[name + 1] == 1;
                int language = zero(chunk, name + 3);
                int translated = zero(chunk, language + 1);
                say(keyword, new ByteArrayInputStream(chunk, from(chunk, translated + 1), chunk.length), packed);
            }
        }
    }

    private void say(String keyword, InputStream in, boolean packed) throws IOException {
        InputStream plain = packed ? opening.counting(new InflaterInputStream(in), Math.max(1, in.available())) : in;
        byte[] bytes;
        try {
            bytes = plain.readNBytes(LONGEST_CHUNK);
        } catch (java.util.zip.ZipException | EOFException e) {
            return;
        }
        Charset charset = StandardCharsets.UTF_8;
        String text = new String(bytes, charset);
        int row = 1;
        for (String line : text.split("\\R", -1)) {
            opening.hiddenLine(part, "text " + keyword, row++, line);
        }
        if (text.length() >= LONG_TEXT && !keyword.startsWith("XML:com.adobe.xmp")) {
            opening.saw(Hiding.PICTURE_TEXT, part, "text " + keyword);
        }
    }

    private static int zero(byte[] chunk, int start) {
        int i = Math.min(start, chunk.length);
        while (i < chunk.length && chunk[i] != 0) {
            i++;
        }
        return i;
    }

    private static int from(byte[] chunk, int offset) {
        return Math.min(offset, chunk.length);
    }
}
