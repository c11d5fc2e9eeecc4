package org.modeltracker.api.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer whose table has other rows than its JSON: a table is flat. */
public interface AsTable {

    /** A method without "get", so that it is no field of the JSON. */
    List<?> rows();

    /** What the table of an answer is made of; null if the answer is not a list. */
    static @Nullable JsonNode rows(Object answer, JsonMapper json) {
        return answer instanceof AsTable table
                ? json.valueToTree(table.rows())
                : json.valueToTree(answer).get("data");
    }
}
