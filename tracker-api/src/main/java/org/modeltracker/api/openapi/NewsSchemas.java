package org.modeltracker.api.openapi;

import static org.modeltracker.api.openapi.Shapes.object;
import static org.modeltracker.api.openapi.Shapes.ref;
import static org.modeltracker.api.openapi.Shapes.text;
import static org.modeltracker.api.openapi.Shapes.textOrNull;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Collection;
import java.util.List;
import org.modeltracker.api.webhook.Webhooks;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Describes the messages of webhooks: one body per event type, built from the schemas that validate events. */
final class NewsSchemas implements OpenApiCustomizer {

    /** An answer beside the event that changed it. */
    static final String ANSWER = "ShownAnswer";

    private static final String PING = "endpoint.ping";
    private static final String REMINDER = "upcoming.reminder";
    private static final String DIGEST = "digest.weekly";

    private final Collection<String> types;

    NewsSchemas(Collection<String> types) {
        this.types = types;
    }

    @Override
    public void customise(OpenAPI api) {
        api.getComponents().addSchemas(ANSWER, answer()).addSchemas("Change", change());
        types.stream().sorted().forEach(type -> {
            var name = name(type);
            api.getComponents().addSchemas(name, body(type, data(type)));
            api.addWebhooks(
                    type, delivery(type, name, "An event of type " + type + " with the answer before and after it."));
        });
        Webhooks.OPERATIONAL_TYPES.forEach(type -> {
            var name = name(type);
            api.getComponents().addSchemas(name, body(type, notice()));
            api.addWebhooks(
                    type,
                    delivery(
                            type,
                            name,
                            "An operational event about one of the owner's endpoints, sent to the owner's other endpoints. endpoint.paused goes to the endpoint itself, one minute before it pauses."));
        });
        api.getComponents().addSchemas(name(REMINDER), body(REMINDER, reminder()));
        api.addWebhooks(
                REMINDER,
                delivery(
                        REMINDER,
                        name(REMINDER),
                        "Reminds of a date to come, for webhooks whose `when` asks for it: once for each thing, date and number of days before it."));
        api.getComponents().addSchemas(name(DIGEST), body(DIGEST, digest()));
        api.addWebhooks(
                DIGEST,
                delivery(DIGEST, name(DIGEST), "The changes of a week, for webhooks with a `schedule`, once a week."));
        api.getComponents().addSchemas(name(PING), body(PING, ping()));
        api.addWebhooks(
                PING,
                delivery(
                        PING,
                        name(PING),
                        "Asks for consent. Answer with {\"code\": …}, or send it to /v1/webhooks/{id}/consent."));
    }

    private static String name(String type) {
        return EventShapes.pascal(type) + "News";
    }

    private static PathItem delivery(String type, String schema, String description) {
        var operation = new Operation()
                .operationId("on" + EventShapes.pascal(type))
                .security(List.of())
                .tags(List.of("News"))
                .summary(description)
                .description(
                        "Signed as defined by Standard Webhooks 1.0.0. Verify the signature before you use the message.")
                .addParametersItem(header(
                        "webhook-id",
                        "The id of the message, the same on every attempt. Ignore ids that you have processed."))
                .addParametersItem(header("webhook-timestamp", "The time of this attempt, in seconds since 1970."))
                .addParametersItem(header(
                        "webhook-signature",
                        "v1,… For 24 hours after a rotation of the secret, two signatures separated by a space."))
                .requestBody(new RequestBody()
                        .required(true)
                        .content(new Content().addMediaType("application/json", new MediaType().schema(ref(schema)))))
                .responses(new ApiResponses()
                        .addApiResponse("2XX", new ApiResponse().description("Accepted. Any other answer is retried."))
                        .addApiResponse(
                                "410",
                                new ApiResponse()
                                        .description("The endpoint wants no more messages. The webhook is disabled.")));
        return new PathItem().post(operation);
    }

    private static HeaderParameter header(String name, String description) {
        var header = new HeaderParameter();
        header.name(name).required(true).description(description).schema(text());
        return header;
    }

    private static Schema<?> body(String type, Schema<?> data) {
        return object().addProperty("type", EventShapes.word(type))
                .addProperty("timestamp", Shapes.instant())
                .addProperty("data", data)
                .required(List.of("type", "timestamp", "data"));
    }

    /** The event, and what it changed. */
    private static Schema<?> data(String type) {
        var event = EventShapes.recorded(type).addProperty("change", ref("Change"));
        event.getProperties().keySet().removeAll(List.of("ended_by", "warnings"));
        return event.addRequiredItem("change");
    }

    private static Schema<?> change() {
        return object().description("How the event changed the answer that it affects.")
                .addProperty("changes_answer", Shapes.of("boolean"))
                .addProperty("at", instant())
                .addProperty("previous", answerOrNull("The answer before; null if there was none."))
                .addProperty("current", answerOrNull("The answer now; null if there is none."))
                .addProperty("sentence", text())
                .addProperty("page", text().format("uri"))
                .required(List.of("changes_answer", "at", "previous", "current", "sentence", "page"));
    }

    private static Schema<?> instant() {
        return textOrNull()
                .format("date-time")
                .description("The valid time of both answers; null if the event affects no answer.");
    }

    static Schema<?> answerOrNull(String text) {
        return Shapes.orNull(ref(ANSWER)).description(text);
    }

    private static Schema<?> answer() {
        return object().description(
                        "An answer as the API returns it, without its claims. Its other fields are those of the data of its claim, which `type` names.")
                .addProperty("effective", ref("VagueDate"))
                .addProperty("since", ref("VagueDate"))
                .addProperty("since_basis", ref("EffectiveBasis"))
                .addProperty("disputed", Shapes.of("boolean"))
                .addProperty("source", ref("Source"))
                .addProperty("event_id", text().format("uuid"))
                .required(List.of("effective", "since", "since_basis", "disputed", "source", "event_id"))
                .additionalProperties(true);
    }

    private static Schema<?> reminder() {
        var item = new Schema<>().$ref("#/components/schemas/UpcomingItem");
        var reminded = object().addProperty("days_before", Shapes.of("integer"))
                .addProperty("page", text().format("uri"))
                .required(List.of("days_before", "page"));
        return new Schema<>().allOf(List.of(item, reminded));
    }

    private static Schema<?> digest() {
        var week = new Schema<>().$ref("#/components/schemas/Digest");
        var told = object().addProperty("text", text().description("The digest as Markdown."))
                .required(List.of("text"));
        return new Schema<>().allOf(List.of(week, told));
    }

    private static Schema<?> notice() {
        return object().addProperty("webhook", text().format("uuid"))
                .addProperty("host", text())
                .addProperty("failing_since", textOrNull().format("date-time"))
                .addProperty("disabled_reason", textOrNull())
                .addProperty("delivery", Shapes.of("integer"))
                .addProperty("webhook_id", text())
                .required(List.of("webhook", "host", "failing_since", "disabled_reason"));
    }

    private static Schema<?> ping() {
        return object().addProperty("code", text()).required(List.of("code"));
    }
}
