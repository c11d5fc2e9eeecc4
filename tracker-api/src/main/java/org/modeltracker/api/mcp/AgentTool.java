package org.modeltracker.api.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A tool that agents can call.
 *
 * @param isWrite whether a call changes something
 * @param answer returns the same answer as the REST API
 */
record AgentTool(
        String name,
        String description,
        List<Parameter> parameters,
        boolean isWrite,
        Function<Arguments, Object> answer) {

    @SafeVarargs
    static AgentTool of(
            String name, String description, Function<Arguments, Object> answer, List<Parameter>... parameters) {
        return new AgentTool(
                name, description, Stream.of(parameters).flatMap(List::stream).toList(), false, answer);
    }

    /** The same tool, of which a call changes something. */
    AgentTool writing() {
        return new AgentTool(name, description, parameters, true, answer);
    }

    /** As JSON Schema. */
    Map<String, Object> schema() {
        var properties = new LinkedHashMap<String, Object>();
        parameters.forEach(parameter -> properties.put(parameter.name(), parameter.schema()));
        return Map.of(
                "type",
                "object",
                "properties",
                properties,
                "required",
                parameters.stream()
                        .filter(Parameter::required)
                        .map(Parameter::name)
                        .toList(),
                "additionalProperties",
                false);
    }
}
