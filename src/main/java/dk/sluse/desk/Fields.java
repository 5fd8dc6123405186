package dk.sluse.desk;

import dk.sluse.project.Denied;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads criteria off a command line: {@code age=40-59}, {@code --age=40-59} and {@code --age 40-59} are the same. */
final class Fields {

    private Fields() {}

    static Map<String, String> of(List<String> words) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String plain = word.startsWith("--") ? word.substring(2) : word;
            int equals = plain.indexOf('=');
            if (equals > 0) {
                put(fields, plain.substring(0, equals), plain.substring(equals + 1));
            } else if (word.startsWith("--") && i + 1 < words.size()) {
                put(fields, plain, words.get(++i));
            } else {
                throw new Denied("Criteria are written as FIELD=VALUE, such as age=40-59: " + word);
            }
        }
        return fields;
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (fields.put(name, value) != null) {
            throw new Denied("The field " + name + " is named twice. Write several values with commas between.");
        }
    }
}
