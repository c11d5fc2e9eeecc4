package org.modeltracker.api.http;

import org.modeltracker.api.http.RateLimits.QuotaState;

/** Counts what each reader takes of the same quota. */
interface QuotaCounter {

    QuotaState take(String reader);

    /** Looks without taking. */
    QuotaState look(String reader);

    /** Gives one back that cost nothing. */
    void giveBack(String reader);
}
