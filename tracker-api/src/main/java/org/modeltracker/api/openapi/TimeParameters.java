package org.modeltracker.api.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Arrays;
import java.util.Map;
import org.modeltracker.api.http.QueryNames;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/** Describes the parameters of the three times and of paging, which come in as one argument. */
final class TimeParameters implements OperationCustomizer {

    private static final Map<String, String> MEANING = Map.of(
            "effective_at", "Valid time: how it was in the world then. A date (its last instant, UTC) or an instant. Default: the instant of"
                    + " as_of where that is given, else now.",
            "as_of", "Record time: what the tracker knew then. A position (digits only), a date or an instant. Answers for the past never change.",
            "observed_by", "Source time: what the sources had said by then. A date or an instant. Default: no limit.",
            "cursor", "next_cursor of the page before.",
            "limit", "Items on a page, 1 to 100. Default: 25.");

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Arrays.stream(method.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .map(type -> type.getAnnotation(QueryNames.class))
                .filter(names -> names != null)
                .flatMap(names -> Arrays.stream(names.value()))
                .forEach(name -> operation.addParametersItem(parameter(name)));
        return operation;
    }

    private static Parameter parameter(String name) {
        Schema<?> schema = name.equals("limit") ? new IntegerSchema() : new StringSchema();
        return new Parameter().in("query").name(name).description(MEANING.get(name)).schema(schema);
    }
}
