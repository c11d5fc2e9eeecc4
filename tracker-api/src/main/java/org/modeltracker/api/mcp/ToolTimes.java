package org.modeltracker.api.mcp;

import org.modeltracker.api.http.request.ListParameterParser;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.TimeParameterParser;
import org.modeltracker.core.model.TemporalPoint;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the times of a tool call, and adds them to answers. */
@Component
class ToolTimes {

    private final TimeParameterParser moments;
    private final ListParameterParser lists;
    private final JsonMapper json;

    ToolTimes(TimeParameterParser moments, ListParameterParser lists, JsonMapper json) {
        this.moments = moments;
        this.lists = lists;
        this.json = json;
    }

    TemporalPoint point(Arguments arguments) {
        return moments.resolve(arguments.times());
    }

    ListTimes list(String tool, Arguments arguments) {
        return lists.resolve(
                arguments.times(), arguments.text("limit"), arguments.text("cursor"), arguments.list(tool));
    }

    /** The answer with the times that the caller asked for. */
    ObjectNode with(Arguments arguments, Object answer) {
        ObjectNode all = json.valueToTree(arguments.times());
        return all.setAll((ObjectNode) json.valueToTree(answer));
    }
}
