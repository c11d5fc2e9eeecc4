package org.modeltracker.core.expectation;

import org.jspecify.annotations.Nullable;
import org.modeltracker.core.expectation.ExpectationEvent.ExpectationResolved;
import org.modeltracker.core.expectation.ExpectationEvent.ExpectationStated;
import org.modeltracker.core.model.SentenceContext;

/** Expectations and their outcome in one sentence each. */
final class ExpectationSentence {

    private ExpectationSentence() {}

    /** "Muse Spark, release, window 2026-06 (firm)". */
    static String of(ExpectationStated stated, SentenceContext it) {
        return "%s, %s (%s)"
                .formatted(it.subject(), what(stated), stated.commitment().phrase());
    }

    /** "The expectation of Meta for Muse Spark (release, window 2026-06) is met: Muse Spark (Meta) is released". */
    static String of(ExpectationResolved resolved, SentenceContext it) {
        var stated = it.reference(resolved.expectation());
        var who = stated.map(reference -> " of " + reference.publisher()).orElse("");
        var what = stated.map(reference -> reference.claim().data().effectiveData())
                .filter(ExpectationStated.class::isInstance)
                .map(data -> " (" + what((ExpectationStated) data) + ")")
                .orElse("");
        var by = it.reference(resolved.byEvent())
                .map(reference -> ": " + reference.sentence())
                .orElse("");
        return "The expectation%s for %s%s is %s%s"
                .formatted(who, it.subject(), what, resolved.outcome().phrase(), by);
    }

    private static String what(ExpectationStated stated) {
        var what = new StringBuilder(stated.about().phrase());
        append(what, " on ", stated.surface());
        append(what, ": ", stated.expected());
        append(what, ", window ", stated.window());
        return what.toString();
    }

    private static void append(StringBuilder text, String before, @Nullable String value) {
        if (value != null) {
            text.append(before).append(value.replace('_', ' '));
        }
    }
}
