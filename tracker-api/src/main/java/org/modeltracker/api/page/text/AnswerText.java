package org.modeltracker.api.page.text;

import org.modeltracker.core.access.AccessView;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.benchmark.ScoreView;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.SentenceContext;
import org.modeltracker.core.pricing.PricingView;

/** The value of an answer, short enough to stand beside another one. */
public final class AnswerText {

    private AnswerText() {}

    public static String of(Answer answer, SentenceContext it) {
        return switch (answer.question().fact()) {
            case PRICING -> PriceText.words(PricingView.item(answer));
            case SCORE -> ScoreText.words(ScoreView.item(answer).score());
            case ACCESS -> {
                var item = AccessView.item(answer);
                yield FactText.state(item.state().word(), item.audience());
            }
            default -> sentence(answer, it);
        };
    }

    /** The value of a date is the date itself. */
    private static String sentence(Answer answer, SentenceContext it) {
        var claim = answer.event().claim();
        return answer.question().fact().kind() == FactType.Kind.DATE
                ? Dates.on(claim.effective(), claim.effectiveBasis())
                : answer.effectiveData().sentence(it);
    }
}
