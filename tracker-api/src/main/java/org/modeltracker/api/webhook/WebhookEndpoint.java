package org.modeltracker.api.webhook;

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

    /** @param secret the one before signs too for 24 hours; null in the answer to a repeated request: rotate a lost one under another key */
    record NewSecret(@Nullable String secret) {}

    /** @param code of the last ping */
    record GivenCode(@Nullable String code) {}

    /**
     * Subscribes. The endpoint is sent a ping and is {@code pending} until it consents: by answering {@code {"code": …}} with the ping's code,
     * by that code posted to {@code …/consent}, or by the CloudEvents handshake.
     *
     * @param key a request repeated under the same key within seven days gets the same webhook, without its secret
     */
    @PostMapping
    ResponseEntity<Webhooks.NewWebhook> create(
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
     * The owner's webhooks, in the order in which they were made.
     *
     * @param owner of whom; yours by default, and others only for a key of the owner {@code admin} with the scope {@code keys:admin}
     */
    @GetMapping
    Page<Webhook> list(PageRequest page, @RequestParam(required = false) @Nullable String owner, ApiPrincipal caller) {
        return webhooks.list(caller, owner == null ? caller.owner() : owner, page);
    }

    /** One webhook, and how it fares. The admin sees every owner's. */
    @GetMapping("/{id}")
    Webhook get(@PathVariable UUID id, ApiPrincipal caller) {
        return webhooks.seen(caller, id);
    }

    /**
     * Changes what is given and leaves the rest (JSON Merge Patch, RFC 7396). With another {@code url} it is pending again.
     *
     * @param changes any of the fields that a webhook is made with
     */
    @PatchMapping("/{id}")
    Webhook change(@PathVariable UUID id, @RequestBody ObjectNode changes, ApiPrincipal caller) {
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

    /** Ends the subscription; the admin ends any owner's. What was promised and not sent is not sent any more. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id, ApiPrincipal caller) {
        webhooks.delete(caller, id);
    }

    /**
     * Makes a new secret. For 24 hours deliveries are signed with both, then with the new one alone.
     *
     * @param key a request repeated under the same key within seven days makes no other secret, and gets none
     */
    @PostMapping("/{id}/rotate-secret")
    ResponseEntity<NewSecret> rotate(
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
     * Sends a ping with a new code; the codes before it work no more.
     *
     * @param key a request repeated under the same key within seven days sends no other ping
     */
    @PostMapping("/{id}/ping")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Webhook ping(
            @PathVariable UUID id,
            @RequestHeader(name = KeyedRequest.HEADER, required = false) @Nullable String key,
            ApiPrincipal caller) {
        return idempotency.once(
                KeyedRequest.of(caller.owner(), key, "/v1/webhooks/" + id + "/ping", ""),
                () -> control.ping(caller, id),
                made -> Reference.to("ping", id),
                found -> webhooks.of(caller, id));
    }

    /** Sends to a disabled endpoint again. A replay after {@code disabled_position} brings what it missed. */
    @PostMapping("/{id}/enable")
    Webhook enable(@PathVariable UUID id, ApiPrincipal caller) {
        return control.enable(caller, id);
    }

    /** Consents in the endpoint's place, with the code that it was sent. */
    @PostMapping("/{id}/consent")
    Webhook consent(@PathVariable UUID id, @RequestBody GivenCode given, ApiPrincipal caller) {
        return control.consent(caller, id, given.code() == null ? "" : given.code());
    }
}
