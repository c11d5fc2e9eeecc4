package org.modeltracker.api.fault;

import org.modeltracker.api.Http.Answer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One event that a client asked to have stored, and the last word that it got.
 *
 * @param mark by which it is found in the log, see {@link StoredLog}
 * @param headers alternating names and values
 * @param status 0 where no answer came
 * @param answer the body; of a line, its result
 */
record Write(String client, String mark, String path, String body, String[] headers, int status, String answer) {

    static Write of(String client, String mark, String path, String body, String... headers) {
        return new Write(client, mark, path, body, headers, 0, "");
    }

    Write answered(Answer by) {
        return answered(by.status(), by.body());
    }

    Write answered(int by, String with) {
        return new Write(client, mark, path, body, headers, by, with);
    }

    boolean isAcknowledged() {
        return status >= 200 && status < 400;
    }

    boolean isRefused() {
        return status >= 400;
    }

    /** Whether the answer itself says that nothing came of it. */
    boolean isSaidNotStored() {
        return answer.contains("Nothing was stored") || answer.contains("\"stored\":\"no\"");
    }

    /** The position in the answer; -1 where it has none. */
    long position() {
        try {
            return JsonMapper.shared().readTree(answer).path("position").asLong(-1);
        } catch (JacksonException none) {
            return -1;
        }
    }

    @Override
    public String toString() {
        return "%s, %s: POST %s of %s was answered %d %s"
                .formatted(client, mark, path, body, status, answer.substring(0, Math.min(answer.length(), 300)));
    }
}
