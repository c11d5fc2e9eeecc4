package org.modeltracker.api.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.problem.ProblemBody;
import org.modeltracker.core.claim.Recorder.RecordingResult;
import org.springframework.http.HttpStatus;

/**
 * What became of one line.
 *
 * @param line its number in the request, from 1
 * @param status as the line would have got on its own: 201, 200, 4xx; 503 when the log could not be had
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LineResult(
        long line,
        int status,
        @Nullable UUID id,
        @Nullable Long position,
        @Nullable ProblemBody problem,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Warning> warnings) {

    static LineResult stored(long line, RecordingResult.Stored stored) {
        var status = stored.isNew() ? HttpStatus.CREATED : HttpStatus.OK;
        return new LineResult(
                line, status.value(), stored.event().id(), stored.event().position(), null, Warning.of(stored));
    }

    static LineResult refused(long line, Problem problem) {
        return new LineResult(line, problem.status(), null, null, problem.body(), List.of());
    }
}
