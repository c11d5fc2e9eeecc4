package org.modeltracker.api.importer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modeltracker.api.importer.Catalogue;
import org.modeltracker.api.importer.MemoryLog;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.SourceKind;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.openness.OpennessEvent.OpenSourceStatusChanged;

/** Whether weights are open is said once per model, by one rule. */
class ModelOpennessTest {

    @ParameterizedTest
    @CsvSource({"true, open_weights", "false, closed"})
    void a_catalogue_says_it_of_each_model(boolean open, String status) {
        var said = said(Catalogue.empty().with("groq", "openai/gpt-oss-120b", weights(open)));
        assertThat(said).singleElement().satisfies(word -> {
            assertThat(word.data().word()).isEqualTo(status);
            assertThat(word.basis()).isEqualTo(EffectiveBasis.FIRST_SEEN);
            assertThat(word.effective()).isNull();
            assertThat(word.source().kind()).isEqualTo(SourceKind.CATALOGUE);
        });
    }

    @Test
    void the_makers_own_listing_counts_and_not_its_resellers() {
        assertThat(said(Catalogue.empty()
                        .with("openai", "gpt-oss-120b", weights(true))
                        .with("groq", "openai/gpt-oss-120b", weights(false))
                        .with("nebius", "openai/gpt-oss-120b", weights(false))))
                .extracting(word -> word.data().word())
                .containsExactly("open_weights");
    }

    @Test
    void where_the_maker_says_nothing_most_listings_are_right() {
        assertThat(said(Catalogue.empty()
                        .with("openai", "gpt-oss-120b", "")
                        .with("groq", "openai/gpt-oss-120b", weights(true))
                        .with("nebius", "openai/gpt-oss-120b", weights(true))
                        .with("abacus", "openai/gpt-oss-120b", weights(false))))
                .extracting(word -> word.data().word())
                .containsExactly("open_weights");
    }

    @Test
    void of_two_answers_by_equally_many_the_smaller_claim_counts() {
        assertThat(said(Catalogue.empty()
                        .with("groq", "openai/gpt-oss-120b", weights(true))
                        .with("nebius", "openai/gpt-oss-120b", weights(false))))
                .extracting(word -> word.data().word())
                .containsExactly("closed");
    }

    @Test
    void a_file_that_says_nothing_of_it_claims_nothing() {
        assertThat(said(Catalogue.empty().with("groq", "openai/gpt-oss-120b", "")))
                .isEmpty();
    }

    @Test
    void the_same_again_is_nothing_and_another_answer_is_a_change() {
        var log = new MemoryLog();
        var closed = Catalogue.empty().with("groq", "openai/gpt-oss-120b", weights(false));
        assertThat(changes(log, closed, "2026-05-01")).hasSize(1);
        assertThat(changes(log, closed, "2026-05-02")).isEmpty();
        var open = Catalogue.empty().with("groq", "openai/gpt-oss-120b", weights(true));
        assertThat(changes(log, open, "2026-06-01")).singleElement().isEqualTo("2026-06-01 open_weights");
        assertThat(changes(log, Catalogue.empty().with("groq", "openai/gpt-oss-120b", ""), "2026-07-01"))
                .isEmpty();
    }

    private static List<String> changes(MemoryLog log, Catalogue catalogue, String day) {
        return log.take(catalogue.snapshot(), PartialDate.parse(day)).stream()
                .flatMap(change -> change.drafts().stream())
                .map(draft -> draft.claim())
                .filter(claim -> claim.data() instanceof OpenSourceStatusChanged)
                .map(claim -> claim.effective() + " " + claim.data().word())
                .toList();
    }

    private static List<ObservedStatement> said(Catalogue catalogue) {
        return catalogue.snapshot().words(Subject.model("openai/gpt-oss-120b")).stream()
                .filter(word -> word.data() instanceof OpenSourceStatusChanged)
                .toList();
    }

    private static String weights(boolean open) {
        return "'open_weights': " + open;
    }
}
