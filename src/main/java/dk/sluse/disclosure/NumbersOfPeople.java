package dk.sluse.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers of people that a sentence names: {@code 412 women}, {@code Number of participants: 204}, {@code i alt 1.043}. */
final class NumbersOfPeople {

    private static final int MOST = 6;
    private static final int LONGEST = 2_000;
    private static final String NUMBER = "(\\d{1,3}(?:[ .,\u00a0]\\d{3})+|\\d{1,9})(?![.,]?\\d|\\s?%)";
    private static final String PEOPLE =
            "(?:patients?|persons?|people|participants?|individuals?|subjects?|respondents?|cases|controls|carriers|donors?|women|men|children|infants|adults|students|births|twins"
                    + "|patienter|personer|deltagere|individer|respondenter|tilfælde|kontroller|bærere|donorer|kvinder|mænd|børn|voksne|forløb|fødsler)";
    private static final Pattern SAID =
            Pattern.compile("(?<![\\p{L}\\d.,])(?:" + NUMBER + " (?:\\p{L}+[ -]){0,2}?" + PEOPLE + "(?!\\p{L})"
                    + "|" + PEOPLE + "(?: \\p{L}+){0,3}?\\s?[:=,]?\\s?" + NUMBER
                    + "|(?:total|totalt|i alt|in all|overall|samlet|n)\\s?(?:n|number|antal|of|på)?\\s?[:=]?\\s?"
                    + NUMBER + ")");

    private NumbersOfPeople() {}

    static List<Long> in(String sentence) {
        List<Long> numbers = new ArrayList<>();
        if (sentence.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            return numbers;
        }
        String said =
                (sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST)).toLowerCase(Locale.ROOT);
        for (Matcher matcher = SAID.matcher(said); matcher.find() && numbers.size() < MOST; ) {
            int group = 1;
            while (matcher.group(group) == null) {
                group++;
            }
            numbers.add((long) Amount.of(matcher.group(group)).value());
        }
        return numbers;
    }
}
