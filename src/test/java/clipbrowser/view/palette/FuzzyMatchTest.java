package clipbrowser.view.palette;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuzzyMatchTest {
    @ParameterizedTest
    @CsvSource({"ke, Keep", "gti, Go to in", "gotoin, Go to in", "GO TO, Go to in", "nx und, Next undecided",
            "\u00fcber, \u00dcberblende"})
    void lettersInOrderFit(String typed, String name) {
        assertThat(FuzzyMatch.score(typed, name)).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"ek, Kep", "kk, Keep", "keepx, Keep", "x, ''"})
    void anythingElseDoesNot(String typed, String name) {
        assertThat(FuzzyMatch.score(typed, name)).isEqualTo(FuzzyMatch.NONE);
    }

    /** The first is the better one. */
    @ParameterizedTest
    @CsvSource({"set in, Set in, Reset in", "go, Go to out, Long ago", "nu, Next undecided, Minute",
            "exp, Export, Next picture", "keep, Keep, Keep one and reject its duplicates",
            "loop, Loop, Less of one picture"})
    void beginningsOfWordsAndLettersTogetherFitBest(String typed, String better, String worse) {
        assertThat(FuzzyMatch.score(typed, better)).isGreaterThan(FuzzyMatch.score(typed, worse));
    }

    @Test
    void nothingTypedFitsEverythingAlike() {
        assertThat(FuzzyMatch.score("", "Keep")).isEqualTo(FuzzyMatch.score("  ", "Go to in")).isZero();
    }
}
