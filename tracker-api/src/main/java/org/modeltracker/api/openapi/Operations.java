package org.modeltracker.api.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.modeltracker.api.http.request.AllowedValues;
import org.modeltracker.api.http.request.OneOf;
import org.modeltracker.api.http.request.QueryNames;
import org.modeltracker.core.answer.OfferedBuild;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/** Describes the parameters that many operations share: times, paging, names. An operation's id is the name of its method. */
final class Operations implements OperationCustomizer {

    private static final SnakeCaseStrategy SNAKE = new SnakeCaseStrategy();

    static final String ITEMS = "Items per page, 1 to 100. Default: 25.";

    private static final Map<String, String> MEANINGS = Map.of(
            "effective_at",
                    "Valid time: what was true in the world then. A date (its last instant, UTC) or an instant. Default: the instant of"
                            + " as_of if you give it, else now.",
            "as_of",
                    "Record time: what the tracker knew then. A log position (digits only), a date or an instant. Answers for a past as_of never change.",
            "observed_by", "Source time: what sources had published by then. A date or an instant. Default: no limit.",
            "snapshot", "Only offerings of this dated or numbered build.",
            "variant", "Only offerings whose weights are run or packed in this way.",
            "listed_as", "Only the offering that its shop lists under this id.",
            "cursor", "The next_cursor of the previous page.",
            "limit", ITEMS);

    /** Of parts of an address, wherever they occur. */
    private static final Map<String, String> PARTS = Map.of(
            "organisation", "The id of an organisation, for example `meta`.",
            "model", "The name of a model within its organisation, for example `muse-spark`.",
            "benchmark", "The id of a benchmark.",
            "id", "The id, a UUID.",
            "delivery", "The number of a delivery.",
            "replay", "The id of a replay, a UUID.");

    private final AllowedValues values;

    Operations(AllowedValues values) {
        this.values = values;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Arrays.stream(method.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .flatMap(Operations::names)
                .forEach(name -> operation.addParametersItem(parameter(name)));
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(Operations::explain);
            for (var given : method.getMethodParameters()) {
                restrict(operation, given);
            }
        }
        operation.setTags(List.of(Tags.of(method.getBeanType())));
        return operation;
    }

    /** The query parameters that are read into one argument. */
    private static Stream<String> names(Class<?> argument) {
        var names = argument.getAnnotation(QueryNames.class);
        if (argument == OfferedBuild.class) {
            return Arrays.stream(argument.getRecordComponents()).map(part -> SNAKE.translate(part.getName()));
        }
        return names == null ? Stream.empty() : Arrays.stream(names.value());
    }

    /** Names the values that are allowed, where there is a closed list of them. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // the values are texts
    private void restrict(Operation operation, MethodParameter given) {
        var choice = given.getParameterAnnotation(OneOf.class);
        var declared = given.getParameterAnnotation(RequestParam.class);
        if (choice == null || declared == null) {
            return;
        }
        given.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        var name = declared.name().isEmpty() ? given.getParameterName() : declared.name();
        operation.getParameters().stream()
                .filter(parameter -> parameter.getName().equals(name))
                .map(Parameter::getSchema)
                .forEach(schema -> (schema.getItems() == null ? schema : schema.getItems()).setEnum(values.of(choice)));
    }

    private static void explain(Parameter parameter) {
        if (parameter.getDescription() == null || parameter.getDescription().isEmpty()) {
            parameter.setDescription(
                    parameter.getIn().equals("path")
                            ? PARTS.get(parameter.getName())
                            : MEANINGS.get(parameter.getName()));
        }
        parameter.setDescription(PlainJavadoc.plain(parameter.getDescription()));
    }

    private static Parameter parameter(String name) {
        Schema<?> schema = name.equals("limit")
                ? new IntegerSchema().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(100))
                : Shapes.text();
        return new Parameter().in("query").name(name).schema(schema);
    }
}
