package clipbrowser.view;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.model.MediaFailure;
import clipbrowser.wording.Sentences;
import org.junit.jupiter.api.Test;

/** What can't be decoded says which codec it is, and what can be done. */
class UndecodableSentenceTest {
    @Test
    void theCodecIsNamedAsEditorsCallIt() {
        assertThat(Sentences.of(new MediaFailure.Undecodable("H.265")))
                .isEqualTo("The player can't decode this video (H.265).");
        assertThat(Sentences.of(new MediaFailure.OtherCodec("Theora"))).contains("Theora");
        assertThat(Sentences.nextStep(new MediaFailure.OtherCodec("Theora"))).contains("H.264");
    }

    @Test
    void withoutACodecNothingIsMadeUp() {
        assertThat(Sentences.of(new MediaFailure.Undecodable())).isEqualTo("The player can't decode this video.");
    }
}
