package org.modeltracker.api.http.cache;

import org.modeltracker.core.overview.RecordStates;
import org.springframework.context.ApplicationContext;

/** For tests: what a running tracker keeps. */
public final class KeptAnswers {

    private KeptAnswers() {}

    /** Every answer is made anew from now on. */
    public static void forget(ApplicationContext tracker) {
        tracker.getBean(AnswerCache.class).clear();
    }

    /** @param address as the test client asks for it, without an Accept header */
    public static boolean hold(ApplicationContext tracker, String address) {
        int query = address.indexOf('?');
        var key = new AnswerKey(
                query < 0 ? address : address.substring(0, query),
                query < 0 ? null : address.substring(query + 1),
                "",
                false);
        return tracker.getBean(AnswerCache.class)
                        .find(key, tracker.getBean(RecordStates.class).now())
                != null;
    }
}
