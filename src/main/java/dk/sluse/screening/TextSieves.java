package dk.sluse.screening;

import dk.sluse.bytes.CodeSieve;
import dk.sluse.bytes.ForeignSieve;
import dk.sluse.bytes.Interest;
import dk.sluse.bytes.RunSieve;
import dk.sluse.bytes.Sieve;
import dk.sluse.bytes.Sieves;
import dk.sluse.bytes.WordSieve;
import dk.sluse.bytes.WordSieve.Word;
import dk.sluse.document.EncodedText;
import dk.sluse.person.IdSieves;
import dk.sluse.rawgenomic.GenomicSieves;
import java.util.ArrayList;
import java.util.List;

/** What the policies look for in large texts, in one reading for all of them. */
final class TextSieves {

    private static final int GENOMIC = 1;
    private static final int PERSONS = 2;
    private static final int COUNTS = 4;
    private static final int EXTREMES = 8;
    private static final int LISTINGS = 16;
    /** As many lines of uuencode are enough to tell what they hold. */
    private static final int LINES_OF_CODE = 200;

    private static final int EVERYBODY = 31;
    static final Sieves ALL = sieves();

    private TextSieves() {}

    static Interest genomic() {
        return new Interest(ALL, 0);
    }

    static Interest persons() {
        return new Interest(ALL, 1);
    }

    static Interest counts() {
        return new Interest(ALL, 2);
    }

    static Interest extremes() {
        return new Interest(ALL, 3);
    }

    static Interest listings() {
        return new Interest(ALL, 4);
    }

    /** A read has four lines, and a range its group above it; the others judge a line by what it says. */
    static Sieves sieves() {
        return new Sieves(list(), List.of(3, 0, 0, 3, 0));
    }

    private static List<Sieve> list() {
        List<Word> words = new ArrayList<>(IdSieves.words(PERSONS));
        words.addAll(GenomicSieves.words(GENOMIC));
        EncodedText.words().forEach(word -> words.add(new Word(word, GENOMIC | PERSONS, LINES_OF_CODE)));
        words.addAll(CountWords.words(COUNTS));
        words.addAll(StatisticWords.words(EXTREMES));
        words.addAll(ListingWords.words(LISTINGS));
        List<Sieve> sieves = new ArrayList<>(IdSieves.sieves(PERSONS));
        sieves.add(GenomicSieves.lines(GENOMIC));
        sieves.add(IdSieves.escapes(GENOMIC));
        sieves.add(new WordSieve(words));
        sieves.add(new RunSieve(
                List.of(IdSieves.inside(PERSONS), GenomicSieves.run(GENOMIC)), List.of(IdSieves.pseudonyms(PERSONS))));
        sieves.add(new CodeSieve(GENOMIC | PERSONS, EncodedText.bytes()));
        sieves.add(new ForeignSieve(EVERYBODY));
        sieves.add(CountWords.percentsAndBars(COUNTS));
        sieves.add(CountWords.tallies(COUNTS));
        sieves.add(StatisticWords.percents(EXTREMES));
        sieves.add(new SeriesLines(COUNTS | LISTINGS));
        sieves.add(ListingWords.brackets(LISTINGS));
        return sieves;
    }
}
