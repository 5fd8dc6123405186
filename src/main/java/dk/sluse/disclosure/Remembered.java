package dk.sluse.disclosure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Whether something holds of words, remembered for the words that were asked about last. */
final class Remembered {

    private static final int MOST = 1000;
    private static final int LONGEST = 400;

    private final Predicate<String> question;
    private final Map<String, Boolean> answers = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    Remembered(Predicate<String> question) {
        this.question = question;
    }

    synchronized boolean of(String words) {
        if (words.length() > LONGEST) {
            return question.test(words);
        }
        return answers.computeIfAbsent(words, question::test);
    }
}
