package org.modeltracker.api.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.modeltracker.api.webhook.Webhooks;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Describes what webhooks are sent: a body for each type of event, made of the schemas by which events are read. */
final class NewsSchemas implements OpenApiCustomizer {

    private static final String OURS = "#/components/schemas/";
    private static final String PING = "endpoint.ping";

    private final Collection<String> types;

    NewsSchemas(Collection<String> types) {
        this.types = types;
    }

    @Override
    public void customise(OpenAPI api) {
        api.getComponents().addSchemas("Change", change());
        types.stream().sorted().forEach(type -> {
            var name = "News-" + type;
            api.getComponents().addSchemas(name, body(type, data(type)));
            api.addWebhooks(type, delivery(name, "News: an event of type " + type + ", and what it changed."));
        });
        Webhooks.OPERATIONAL_TYPES.forEach(type -> {
            var name = "News-" + type;
            api.getComponents().addSchemas(name, body(type, notice()));
            api.addWebhooks(
                    type,
                    delivery(
                            name,
                            "A notice about one of the owner's own endpoints, to another of them; endpoint.paused to the endpoint itself, a minute before it is sent nothing more."));
        });
        api.getComponents().addSchemas("News-" + PING, body(PING, ping()));
        api.addWebhooks(
                PING,
                delivery(
                        "News-" + PING,
                        "Asks for consent: answer {\"code\": …} with this code, or post that to /v1/webhooks/{id}/consent."));
    }

    private static PathItem delivery(String schema, String description) {
        var operation = new Operation()
                .tags(List.of("webhook"))
                .summary(description)
                .description("Signed as Standard Webhooks 1.0.0 has it; verify before you trust it.")
                .addParametersItem(header("webhook-id", "the same on every attempt: drop what you have seen"))
                .addParametersItem(header("webhook-timestamp", "of this attempt, seconds since 1970"))
                .addParametersItem(
                        header("webhook-signature", "v1,…; several, separated by blanks, for 24 h after a rotation"))
                .requestBody(new RequestBody()
                        .required(true)
                        .content(new Content().addMediaType("application/json", new MediaType().schema(ref(schema)))))
                .responses(new ApiResponses()
                        .addApiResponse("2XX", new ApiResponse().description("Taken. Anything else is tried again."))
                        .addApiResponse(
                                "410", new ApiResponse().description("Send no more: the webhook is disabled.")));
        return new PathItem().post(operation);
    }

    private static HeaderParameter header(String name, String description) {
        var header = new HeaderParameter();
        header.name(name).required(true).description(description).schema(text());
        return header;
    }

    private static Schema<?> body(String type, Schema<?> data) {
        var word = text();
        word.setConst(type);
        return object().addProperty("type", word)
                .addProperty("timestamp", text().format("date-time"))
                .addProperty("data", data)
                .required(List.of("type", "timestamp", "data"));
    }

    private static Schema<?> data(String type) {
        var own = object().addProperty("data", ref(type))
                .addProperty("change", ref("Change"))
                .required(List.of("id", "position", "type", "source", "data", "change"));
        return new JsonSchema().allOf(List.of(ref("Recorded"), own));
    }

    private static Schema<?> change() {
        return object().description(
                        "What the event did to the answer of the question that it speaks to, or that it bears on.")
                .addProperty("changes_answer", new JsonSchema().types(Set.of("boolean")))
                .addProperty("at", instant())
                .addProperty("previous", answer())
                .addProperty("current", answer())
                .addProperty("sentence", text())
                .addProperty("page", text().format("uri"))
                .required(List.of("changes_answer", "at", "previous", "current", "sentence", "page"));
    }

    private static Schema<?> textOrNull() {
        return new JsonSchema().types(Set.of("string", "null"));
    }

    private static Schema<?> instant() {
        return textOrNull()
                .format("date-time")
                .description(
                        "The instant of valid time that both answers are for; null where the event answers no question.");
    }

    private static Schema<?> answer() {
        return new JsonSchema()
                .types(Set.of("object", "null"))
                .description("The answer as reads give it, before and after; null where there is none.");
    }

    private static Schema<?> notice() {
        return object().addProperty("webhook", text().format("uuid"))
                .addProperty("host", text())
                .addProperty("failing_since", textOrNull().format("date-time"))
                .addProperty("disabled_reason", textOrNull())
                .addProperty("delivery", new JsonSchema().types(Set.of("integer")))
                .addProperty("webhook_id", text())
                .required(List.of("webhook", "host", "failing_since", "disabled_reason"));
    }

    private static Schema<?> ping() {
        return object().addProperty("code", text()).required(List.of("code"));
    }

    private static Schema<?> object() {
        return new JsonSchema().types(Set.of("object"));
    }

    private static Schema<?> text() {
        return new JsonSchema().types(Set.of("string"));
    }

    private static Schema<?> ref(String schema) {
        return new JsonSchema().$ref(OURS + schema);
    }
}
