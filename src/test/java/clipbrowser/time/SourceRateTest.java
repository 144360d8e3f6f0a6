package clipbrowser.time;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.time.SourceRate.Standing;
import clipbrowser.time.SourceRate.Witness;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceRateTest {
    private static final FrameRate R2997 = new FrameRate(30000, 1001);
    private static final FrameRate R30 = new FrameRate(30, 1);
    private static final FrameRate R25 = new FrameRate(25, 1);

    @Test
    void theFileIsBelievedAndTheOthersAgree() {
        SourceRate rate = SourceRate.settle(null, R2997, false, null, 4496L, 150_020L, new BigDecimal("29.97"));
        assertThat(rate.rate()).isEqualTo(R2997);
        assertThat(rate.followed()).contains(Witness.FILE);
        assertThat(rate.standing()).isEqualTo(Standing.AGREED);
        assertThat(rate.evidence()).extracting(SourceRate.Evidence::stated).containsExactly("30000/1001",
                "4496 / 150020 ms", "29.97");
    }

    @Test
    void aDisagreementIsNamedAndTheStrongestWins() {
        SourceRate rate = SourceRate.settle(null, R2997, false, null, 4496L, 150_020L, new BigDecimal("30"));
        assertThat(rate.rate()).isEqualTo(R2997);
        assertThat(rate.standing()).isEqualTo(Standing.DISPUTED);
        assertThat(rate.disputing()).extracting(SourceRate.Evidence::witness).containsExactly(Witness.REPORT);
    }

    @Test
    void aCountOverFramesThatIsLongEnoughOutweighsTheReportedNumber() {
        // 10 minutes: 30 would be 18 frames more.
        SourceRate rate = SourceRate.settle(null, null, false, null, 17_982L, 600_000L, new BigDecimal("30"));
        assertThat(rate.rate()).isEqualTo(R2997);
        assertThat(rate.followed()).contains(Witness.COUNT);
        assertThat(rate.standing()).isEqualTo(Standing.DISPUTED);
    }

    @Test
    void aCountThatIsTooShortToTellSaysWhatTheBetterWitnessSays() {
        SourceRate rate = SourceRate.settle(null, R30, false, null, 100L, 3_337L, new BigDecimal("30"));
        assertThat(rate.standing()).isEqualTo(Standing.AGREED);
        SourceRate alone = SourceRate.settle(null, null, false, null, 100L, 3_340L, new BigDecimal("29.97"));
        assertThat(alone.rate()).isEqualTo(R2997);
        assertThat(alone.standing()).isEqualTo(Standing.AGREED);
    }

    @Test
    void aCountAloneIsTakenForTheStandardRateItFits() {
        SourceRate rate = SourceRate.settle(null, null, false, null, 100L, 3_350L, null);
        assertThat(rate.rate()).isEqualTo(R2997);
        assertThat(rate.standing()).isEqualTo(Standing.ALONE);
    }

    @Test
    void theEditorOverridesEverybodyAndStillSeesWhoDisagrees() {
        SourceRate rate = SourceRate.settle(R25, R2997, false, null, null, null, null);
        assertThat(rate.rate()).isEqualTo(R25);
        assertThat(rate.followed()).contains(Witness.EDITOR);
        assertThat(rate.disputing()).extracting(SourceRate.Evidence::rate).containsExactly(R2997);
    }

    @Test
    void whatADecoderRoundedIsSnapped() {
        SourceRate rate = SourceRate.settle(null, null, false, new FrameRate(500_000, 16_683), null, null, null);
        assertThat(rate.rate()).isEqualTo(R2997);
        assertThat(SourceRate.settle(null, null, false, new FrameRate(22_028, 735), null, null, null).rate()).isEqualTo(
                R2997);
    }

    @Test
    void aVariableRateIsAWarningWhoeverAgrees() {
        SourceRate rate = SourceRate.settle(null, R25, true, null, null, null, new BigDecimal("25"));
        assertThat(rate.standing()).isEqualTo(Standing.VARIABLE);
        assertThat(rate.agreed()).isFalse();
    }

    @Test
    void nonsenseIsNoEvidence() {
        SourceRate rate = SourceRate.settle(null, null, false, null, 0L, 0L, new BigDecimal("-5"));
        assertThat(rate.standing()).isEqualTo(Standing.UNKNOWN);
        assertThat(rate.rate()).isNull();
        assertThat(SourceRate.settle(null, null, false, null, 5_000_000L, 1L, null).rate()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1, 120000", "90000, 60000", "1, 1000000000", "1000000000, 1", "9223372036854775807, 1"})
    void aCountThatNoSourceCanHaveIsNoEvidenceAndLeavesTheRestStanding(long frames, long ms) {
        SourceRate rate = SourceRate.settle(null, null, false, null, frames, ms, new BigDecimal("25"));
        assertThat(rate.rate()).isEqualTo(R25);
        assertThat(rate.standing()).isEqualTo(Standing.ALONE);
        assertThat(SourceRate.settle(null, null, false, null, frames, ms, null).rate()).isNull();
    }

    @Test
    void aCountIsHeldAgainstAnyRateWithoutOverflowing() {
        FrameRate odd = new FrameRate(4_294_967_295L, 42_949_672_951L);
        assertThat(SourceRate.settle(odd, null, false, null, 1_000_000_000L, 8_640_000_000L, null).rate())
                .isEqualTo(odd);
    }
}
