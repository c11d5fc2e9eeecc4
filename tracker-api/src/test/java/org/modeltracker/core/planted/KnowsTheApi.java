package org.modeltracker.core.planted;

import org.modeltracker.api.http.problem.Problem;

/** Something of the core that answers in HTTP's terms. */
public class KnowsTheApi {

    Problem refuse() {
        return Problem.notFound("nothing");
    }
}
