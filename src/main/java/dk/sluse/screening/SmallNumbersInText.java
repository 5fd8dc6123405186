package dk.sluse.screening;

import dk.sluse.document.Passage;
import dk.sluse.wording.Phrase;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Few people in running text: {@code (n = 3)}, {@code 3 (7.5 %)}, {@code 2 of 40 patients}. */
final class SmallNumbersInText extends FewInLines {

    private static final int LONGEST_LINE = 8_000;
    private static final Pattern STATED = Pattern.compile(
            "(?:^|[\\s(\\[;,])[nN]\\s?=\\s?(\\d{1,2})(?![\\d.,]*\\d|\\s?[*x×/])|(?<![\\p{L}\\d.,–:/-]|\\d )(\\d{1,2}) ?\\((?:\\d{1,2}(?:[.,]\\d+)?) ?%\\)");
    private static final Pattern PEOPLE = Pattern.compile(
            "(?iu)(?<![\\p{L}\\d.,–:/-])(\\d{1,2}) (?:(?:of|out of|ud af|af) (?:the |de )?\\d+ )(?:patients?|persons?|people|participants|individuals|cases|carriers|women|men|children|subjects|patienter|personer|deltagere|tilfælde|bærere|kvinder|mænd|børn)(?![\\p{L}])");
    /** A cheap look, before that one. */
    private static final Pattern NUMBER_OF = Pattern.compile("(?i)\\d (?:out |ud )?[oa]f ");

    /** A row of a frequency table whose lines came to stand in one. */
    private static final Pattern FREQUENCY =
            Pattern.compile("\\|\\s*(\\d{1,2})\\s+\\d{1,3}[.,]\\d+\\s+\\d{1,3}[.,]\\d+(?!\\S)");

    private static final Pattern CALL =
            Pattern.compile("[\\w.]\\([^)]*\\b[nN]\\s?=|<-|\\bdef \\b|;\\s*$|^\\s*[#/]{2,}\\s*!");

    private static final Pattern FEW = Pattern.compile(
            "(?iu)(?<!\\b(?:type|stage|phase|grade|class|table|figure|fig\\.?|group|arm|wave|level|part|than|least|over|every|per|eller|or|mindst|under|version|step|last|first|blocks? of|groups? of|samples? of|sets? of|pairs? of|teams of|clusters? of|blokke af|grupper af|hold på|one in|\\d in|up to|op til|one ud af|én ud af|en ud af|between \\p{L}{1,9} and|between \\d{1,3} and|mellem \\p{L}{1,9} og|mellem \\d{1,3} og|(?:hver|hvert|each|every) \\p{L}{1,20} (?:har|had|has|have|with|med))[ -])(?<![\\p{L}\\d.,–:/<>=-])(?<!\\d )(?:([2-9]|two|three|four) (?:of the )?(?:patients|persons|participants|carriers|women|men|deaths)|([2-9]|two|three|four) cases (?=(?:were|had|died) )|([2-9]|to|tre|fire) (?:af de )?(?:patienter|personer|deltagere|bærere|kvinder|mænd|dødsfald)|(1|one) (?:patient|person|participant|carrier|woman|man|death|of the (?:patients|persons|participants|carriers))|(1|én) (?:patient|person|deltager|bærer|kvinde|mand|af (?:patienterne|personerne|deltagerne|bærerne)))(?![\\p{L}'’-]| (?:per|at a time|ad gangen|or (?:fewer|more|less)|eller (?:færre|flere|mere))(?!\\p{L}))");
    private static final Pattern SHARE = Pattern.compile(
            "(?iu)(?<![\\p{L}\\d.,–:/-])(\\d{1,2})/\\d{2,6} (?:patients?|persons?|people|participants|individuals|cases|controls|carriers|women|men|patienter|personer|deltagere|tilfælde|kontroller|bærere|kvinder|mænd)(?![\\p{L}])");
    private static final Pattern OF_WHOM = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:(?:of|among) whom|heraf|hvoraf|blandt dem)[,:]? (?:\\p{L}+:? ){0,2}(\\d{1,2}|one|two|three|four|én|to|tre|fire)(?= \\p{L}|[;,.)]?\\s*$|[;,)] )(?! (?:%|years?|år|months?|måneder|days?|dage|weeks?|uger|times|gange)(?!\\p{L}))");
    private static final Pattern OF_SO_MANY = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:of|among|af|blandt) (?:the |all |de |alle )?\\d[\\d.,]* (?:\\p{L}+ )?(?:patients|persons|people|participants|individuals|cases|controls|carriers|women|men|children|subjects|patienter|personer|deltagere|bærere|kvinder|mænd|børn),? (?:(?:only |kun )?(\\d{1,2}|one|two|three|four|én|to|tre|fire) (?:had|were|was|died|developed|did|have|carried|withdrew|received|experienced|havde|var|døde|fik|udviklede)|(?:havde|var|døde|fik|udviklede) (?:kun )?(\\d{1,2}|én|to|tre|fire))(?![\\p{L}\\d])");
    private static final Pattern LEFT = Pattern.compile(
            "(?iu)(?:^|[.;:,] (?:and |og )?)([1-9]|one|two|three|four|to|tre|fire) (?:withdrew|died|declined|refused|emigrated|relapsed|dropped out|(?:was|were) lost to|døde|udgik|udvandrede|trak sig|afslog|frafaldt)(?!\\p{L})");
    /** A cheap look, before that one. */
    private static final Pattern LEAVING = Pattern.compile(
            " (?:withd|died|decli|refus|emigr|relap|dropp|was l|were l|døde|udgik|udvan|trak s|afslo|frafa)");
    /** A cheap look, before those two. */
    private static final Pattern WHO = Pattern.compile(
            " (?:pati|pers|peop|part|indi|case|cont|carr|wom|men|man|death|delt|tilf|kont|b.re|kvin|m.nd|døds|of the|af de)");

    private static final Map<String, Integer> WORDS =
            Map.of("one", 1, "én", 1, "to", 2, "two", 2, "tre", 3, "three", 3, "fire", 4, "four", 4);

    SmallNumbersInText(int smallest) {
        super(smallest, "R53");
    }

    @Override
    boolean reads(Passage line) {
        return !line.part().isScript() && line.text().length() <= LONGEST_LINE;
    }

    @Override
    void read(Passage passage, String text) {
        if (text.contains("Freq.") && text.indexOf('|') >= 0) {
            look(FREQUENCY, passage, text);
        }
        if (text.indexOf('=') >= 0 || text.indexOf('%') >= 0) {
            look(STATED, passage, text);
        }
        if (NUMBER_OF.matcher(text).find()) {
            look(PEOPLE, passage, text);
        }
        if (text.contains("whom") || text.contains("eraf") || text.contains("oraf") || text.contains("landt dem")) {
            look(OF_WHOM, passage, text);
        }
        if (LEAVING.matcher(text).find()) {
            look(LEFT, passage, text);
        }
        if (WHO.matcher(text).find()) {
            look(FEW, passage, text);
            look(SHARE, passage, text);
            look(OF_SO_MANY, passage, text);
        }
    }

    private void look(Pattern pattern, Passage passage, String text) {
        for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
            String number = number(matcher);
            int count = Character.isDigit(number.charAt(0))
                    ? Integer.parseInt(number)
                    : WORDS.getOrDefault(number.toLowerCase(Locale.ROOT), 0);
            if (isFew(count) && !CALL.matcher(text).find()) {
                tell(passage, LongStream.of(count));
            }
        }
    }

    private static String number(Matcher matcher) {
        int group = 1;
        while (matcher.group(group) == null) {
            group++;
        }
        return matcher.group(group);
    }

    @Override
    Phrase says(int smallest, int count) {
        return Phrase.of(
                "Et antal under %d i teksten. Skriv færre end %1$d, eller slå grupper sammen.",
                "A count below %d in the text. Write fewer than %1$d, or merge groups.", smallest);
    }
}
