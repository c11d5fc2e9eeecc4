package org.modeltracker.api.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.core.model.InputError;

/** What is wrong in a form, which its page shows beside what was typed. */
final class FormFaults {

    private FormFaults() {}

    /** Gives the answer the status of the refusal. @throws Problem the refusal itself, where no field is at fault */
    static List<InputError> of(Problem refused, HttpServletResponse response) {
        var faults = refused.body().errors();
        if (faults.isEmpty()) {
            throw refused;
        }
        response.setStatus(refused.status());
        return faults;
    }
}
