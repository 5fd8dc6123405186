package dk.sluse.release;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code criteria.csv}: a field and its value on each line, {@code ;} between them. */
final class CriteriaFile {

    /** More fields than anybody can name. */
    private static final int MOST = 200;

    private CriteriaFile() {}

    /** The fields by name. A line that is none stands as a field without value, so that its fault is told with the others. */
    static Map<String, String> read(byte[] bytes) {
        Map<String, String> fields = new LinkedHashMap<>();
        text(bytes)
                .lines()
                .filter(line -> !line.replace(";", "").isBlank())
                .limit(MOST)
                .forEach(line -> {
                    List<String> cells = CprList.cells(line).orElse(List.of(line));
                    fields.merge(cells.get(0), cells.size() > 1 ? cells.get(1) : "", (a, b) -> a + "," + b);
                });
        return fields;
    }

    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }
}
