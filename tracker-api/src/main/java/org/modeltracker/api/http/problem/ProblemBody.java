package org.modeltracker.api.http.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.modeltracker.core.model.InputError;

/**
 * A problem as readers see it (RFC 9457).
 *
 * @param type a URI that names the kind of problem, for programs
 * @param errors what is wrong with the input, and where: a JSON Pointer into the body, or {@code ?name} for a query parameter
 * @param more extension members
 */
public record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<InputError> errors,
        @JsonAnyGetter Map<String, Object> more) {

    public ProblemBody {
        errors = List.copyOf(errors);
        more = Map.copyOf(more);
    }
}
