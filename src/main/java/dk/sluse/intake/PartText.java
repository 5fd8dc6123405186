package dk.sluse.intake;

import dk.sluse.wording.Printable;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The text of a part, whatever its character set claims to be, cut and printable. */
final class PartText {

    private static final int MOST_BYTES_READ = 1 << 20;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private PartText() {}

    static String plain(Part part, int longest) throws IOException, MessagingException {
        return cut(Printable.lines(read(part)), longest);
    }

    /** What a person would read of a page: its text, with the line breaks of its paragraphs, rows and breaks. */
    static String html(Part part, int longest) throws IOException, MessagingException {
        Document page = Jsoup.parse(read(part));
        page.select("script, style, head").remove();
        for (Element block : page.select("br, p, div, tr, li, h1, h2, h3, h4, blockquote")) {
            block.prependText("\u0001");
        }
        String text = page.text().replaceAll(" *\u0001 *", "\n").replaceAll("\n{3,}", "\n\n");
        return cut(Printable.lines(text.strip()), longest);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    private static String read(Part part) throws IOException, MessagingException {
        byte[] bytes;
        try (InputStream content = part.getInputStream()) {
            bytes = content.readNBytes(MOST_BYTES_READ);
        }
        for (Charset charset : List.of(declared(part).orElse(StandardCharsets.UTF_8), StandardCharsets.UTF_8)) {
            Optional<String> text = decode(bytes, charset);
            if (text.isPresent()) {
                return text.get();
            }
        }
        return new String(bytes, WINDOWS);
    }

    private static Optional<Charset> declared(Part part) {
        try {
            return Optional.ofNullable(new ContentType(part.getContentType()).getParameter("charset"))
                    .map(Charset::forName);
        } catch (MessagingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Decodes without guessing; a character that the limit cut in two does not count. */
    private static Optional<String> decode(byte[] bytes, Charset charset) {
        int length = bytes.length;
        if (charset.equals(StandardCharsets.UTF_8) && length == MOST_BYTES_READ) {
            while (length > 0 && (bytes[length - 1] & 0xc0) == 0x80) {
                length--;
            }
            length = Math.max(0, length - 1);
        }
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
