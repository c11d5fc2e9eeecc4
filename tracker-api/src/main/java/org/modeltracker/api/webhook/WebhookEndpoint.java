package org.modeltracker.api.webhook;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.JsonErrors;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.api.http.request.PageRequest;
import org.modeltracker.api.idempotency.Idempotency;
import org.modeltracker.api.idempotency.KeyedRequest;
import org.modeltracker.api.idempotency.Reference;
import org.modeltracker.api.security.ApiPrincipal;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Webhooks of the caller's owner. */
@RestController
@RequestMapping("/v1/webhooks")
class WebhookEndpoint {

    private final Webhooks webhooks;
    private final WebhookControl control;
    private final Idempotency idempotency;
    private final JsonMapper json;

    WebhookEndpoint(Webhooks webhooks, WebhookControl control, Idempotency idempotency, JsonMapper json) {
        this.webhooks = webhooks;
        this.control = control;
        this.idempotency = idempotency;
        this.json = json;
    }

    /** @param secret the old one also signs for 24 hours; null in the answer to a repeated request. If you lose it, rotate again with another key. */
    record NewSecret(@Nullable String secret) {}

    /** @param code of the last ping */
    record GivenCode(@Nullable String code) {}

    /**
     * Creates a webhook. The endpoint receives a ping and is {@code pending} until it consents. To consent, answer {@code {"code": …}} with
     * the code of the ping, send the code to {@code …/consent}, or complete the CloudEvents handshake.
     *
     * @param key for seven days, a repeated request with the same key returns the same webhook, without its secret
     */
    @ApiResponse(responseCode = "201", description = "The webhook, with its secret.", useReturnTypeSchema = true)
    @PostMapping
    ResponseEntity<Webhooks.NewWebhook> createWebhook(
            @RequestBody WebhookRequest order,
            @RequestHeader(name = KeyedRequest.HEADER, required = false) @Nullable String key,
            ApiPrincipal caller) {
        var created = webhooks.create(order, caller, KeyedRequest.of(caller.owner(), key, "/v1/webhooks", order));
        return ResponseEntity.created(
                        URI.create("/v1/webhooks/" + created.webhook().id()))
                .cacheControl(CacheControl.noStore())
                .body(created);
    }

    /**
     * Lists the webhooks of your owner, the oldest first.
     *
     * @param owner default: your owner. A key of the owner {@code admin} with the scope {@code keys:admin} may give another one.
     */
    @GetMapping
    Page<Webhook> listWebhooks(
            PageRequest page, @RequestParam(required = false) @Nullable String owner, ApiPrincipal caller) {
        return webhooks.list(caller, owner == null ? caller.owner() : owner, page);
    }

    /** Returns one webhook and its health. The admin may read the webhooks of every owner. */
    @GetMapping("/{id}")
    Webhook getWebhook(@PathVariable UUID id, ApiPrincipal caller) {
        return webhooks.seen(caller, id);
    }

    /**
     * Changes the given fields (JSON Merge Patch, RFC 7396). A new {@code url} makes the webhook pending again.
     *
     * @param changes any of the fields of a new webhook
     */
    @PatchMapping("/{id}")
    Webhook updateWebhook(@PathVariable UUID id, @RequestBody ObjectNode changes, ApiPrincipal caller) {
        return webhooks.change(caller, id, order -> merged(order, changes));
    }

    private WebhookRequest merged(WebhookRequest order, ObjectNode changes) {
        var merged = (ObjectNode) json.valueToTree(order);
        changes.properties().forEach(change -> merged.set(change.getKey(), change.getValue()));
        return order(merged);
    }

    private WebhookRequest order(JsonNode merged) {
        try {
            return json.treeToValue(merged, WebhookRequest.class);
        } catch (JacksonException e) {
            throw JsonErrors.json(e);
        }
    }

    /** Deletes the webhook and cancels its pending deliveries. The admin may delete the webhooks of every owner. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteWebhook(@PathVariable UUID id, ApiPrincipal caller) {
        webhooks.delete(caller, id);
    }

    /**
     * Creates a new secret. For 24 hours both secrets sign deliveries, then only the new one.
     *
     * @param key for seven days, a repeated request with the same key creates no other secret and returns none
     */
    @PostMapping("/{id}/rotate-secret")
    ResponseEntity<NewSecret> rotateWebhookSecret(
            @PathVariable UUID id,
            @RequestHeader(name = KeyedRequest.HEADER, required = false) @Nullable String key,
            ApiPrincipal caller) {
        webhooks.of(caller, id);
        var rotated = idempotency.once(
                KeyedRequest.of(caller.owner(), key, "/v1/webhooks/" + id + "/rotate-secret", ""),
                () -> new NewSecret(control.rotate(caller, id)),
                made -> Reference.to("webhook secret", id),
                found -> new NewSecret(null));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(rotated);
    }

    /**
     * Sends a ping with a new code. Earlier codes become invalid.
     *
     * @param key for seven days, a repeated request with the same key sends no other ping
     */
    @PostMapping("/{id}/ping")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Webhook pingWebhook(
            @PathVariable UUID id,
            @RequestHeader(name = KeyedRequest.HEADER, required = false) @Nullable String key,
            ApiPrincipal caller) {
        return idempotency.once(
                KeyedRequest.of(caller.owner(), key, "/v1/webhooks/" + id + "/ping", ""),
                () -> control.ping(caller, id),
                made -> Reference.to("ping", id),
                found -> webhooks.of(caller, id));
    }

    /** Enables a disabled endpoint. To send missed events, replay after {@code disabled_position}. */
    @PostMapping("/{id}/enable")
    Webhook enableWebhook(@PathVariable UUID id, ApiPrincipal caller) {
        return control.enable(caller, id);
    }

    /** Consents for the endpoint, with the code of the ping. */
    @PostMapping("/{id}/consent")
    Webhook consentToWebhook(@PathVariable UUID id, @RequestBody GivenCode given, ApiPrincipal caller) {
        return control.consent(caller, id, given.code() == null ? "" : given.code());
    }
}
