package org.modeltracker.api.page;

import java.util.Locale;
import org.modeltracker.api.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** Where a form without a session was sent from, as browsers tell: no other site makes its visitors ask. */
final class FormSite {

    static final String HEADER = "Sec-Fetch-Site";

    private static final String ELSEWHERE = "cross-site";

    private FormSite() {}

    /** @throws Problem (403) for a form of another site */
    static void demandOwn(String site) {
        if (site.strip().toLowerCase(Locale.ROOT).equals(ELSEWHERE)) {
            throw Problem.of(HttpStatus.FORBIDDEN, "forbidden", "Forbidden", "The form comes from another site.");
        }
    }
}
