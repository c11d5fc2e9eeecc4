package org.modeltracker.api.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.Cursor;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.api.http.request.PageRequest;
import org.modeltracker.api.idempotency.Idempotency;
import org.modeltracker.api.idempotency.KeyedRequest;
import org.modeltracker.api.idempotency.Reference;
import org.modeltracker.api.security.ApiPrincipal;
import org.modeltracker.api.webhook.signing.SigningSecrets;
import org.modeltracker.core.log.EventTypeRegistry;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists, creates, changes and deletes an owner's webhooks. Other owners' webhooks answer 404; the admin sees and deletes all. */
@Component
public class Webhooks {

    /** The types of operational events, in a fixed order. */
    public static final List<String> OPERATIONAL_TYPES =
            OperationalEvent.TYPES.stream().sorted().toList();

    private static final String AFTER = "after";

    private final WebhookStore store;
    private final SigningSecrets secrets;
    private final EndpointVerification consent;
    private final DeliveryWorker sender;
    private final WebhookRequestCheck check;
    private final EventTypeRegistry vocabulary;
    private final WebhookSettings settings;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;
    private final Supplier<UUID> ids;
    private final Clock clock;

    Webhooks(
            WebhookStore store,
            SigningSecrets secrets,
            EndpointVerification consent,
            DeliveryWorker sender,
            WebhookRequestCheck check,
            EventTypeRegistry vocabulary,
            WebhookSettings settings,
            Idempotency idempotency,
            PlatformTransactionManager transactions,
            Supplier<UUID> ids,
            Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.consent = consent;
        this.sender = sender;
        this.check = check;
        this.vocabulary = vocabulary;
        this.settings = settings;
        this.idempotency = idempotency;
        this.transaction = new TransactionTemplate(transactions);
        this.ids = ids;
        this.clock = clock;
    }

    /** What a webhook can ask for: types of event, and notices about the owner's own endpoints. */
    public List<String> types() {
        return Stream.concat(
                        vocabulary.types().stream().sorted(),
                        OperationalEvent.ASKED_FOR.stream().sorted())
                .toList();
    }

    /** The caller's webhooks, oldest first. */
    public Page<Webhook> list(ApiPrincipal caller, PageRequest page) {
        return list(caller, caller.owner(), page);
    }

    /** @throws Problem (403) for another owner's, unless the caller administers them */
    public Page<Webhook> list(ApiPrincipal caller, String owner, PageRequest page) {
        if (!owner.equals(caller.owner()) && !caller.administers(owner)) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "not-your-owner",
                    "Not your owner",
                    "To list webhooks of other owners, use a key of the owner admin with the scope keys:admin.");
        }
        var cursor = page.cursor();
        var rows = store.list(owner, cursor == null ? null : id(cursor), page.rows());
        return page.page(rows, webhook -> new Cursor(Map.of(AFTER, webhook.id().toString())));
    }

    private static UUID id(Cursor cursor) {
        try {
            return UUID.fromString(cursor.get(AFTER));
        } catch (IllegalArgumentException _) {
            throw Cursor.broken();
        }
    }

    /** @param secret verifies signatures; null in the answer to a repeated request. If you lose it, replace it by …/rotate-secret. */
    public record NewWebhook(
            @JsonUnwrapped Webhook webhook, @Nullable String secret) {}

    /** @throws Problem (422) naming each fault of the request; (409) when the caller has as many as anybody may */
    public NewWebhook create(WebhookRequest requested, ApiPrincipal caller) {
        return create(requested, caller, KeyedRequest.UNKEYED);
    }

    /** The same once, however often it is asked for; a repeated request gets no secret. */
    NewWebhook create(WebhookRequest requested, ApiPrincipal caller, KeyedRequest request) {
        if (idempotency.earlier(request).isEmpty()) {
            check.withAddress(requested);
        }
        return idempotency.once(
                request,
                () -> add(requested, caller),
                created -> Reference.to("webhook", created.webhook().id()),
                found -> new NewWebhook(of(caller, found.uuid()), null));
    }

    private NewWebhook add(WebhookRequest requested, ApiPrincipal caller) {
        return transaction.execute(status -> {
            if (store.count(caller.owner()) >= settings.mostPerOwner()) {
                throw Problem.of(
                        HttpStatus.CONFLICT,
                        "too-many-webhooks",
                        "Too many webhooks",
                        "An owner may have at most %d. Delete one first.".formatted(settings.mostPerOwner()));
            }
            var id = ids.get();
            store.add(id, caller.owner(), requested, clock.instant().truncatedTo(ChronoUnit.MICROS));
            var secret = secrets.renew(caller.owner(), id);
            ask(id);
            return new NewWebhook(of(caller, id), secret);
        });
    }

    /** @throws Problem (404) for one that is not the caller's */
    public Webhook of(ApiPrincipal caller, UUID id) {
        return store.get(caller.owner(), id).orElseThrow(Webhooks::unknown);
    }

    /** @throws Problem (404) for one that is neither the caller's nor of an owner whom the caller administers */
    public Webhook seen(ApiPrincipal caller, UUID id) {
        return store.get(id)
                .filter(webhook -> webhook.owner().equals(caller.owner()) || caller.administers(webhook.owner()))
                .orElseThrow(Webhooks::unknown);
    }

    /**
     * Changes a webhook, one change after the other. A new address must consent again.
     *
     * @param how makes the new request from the current one
     */
    public Webhook change(ApiPrincipal caller, UUID id, UnaryOperator<WebhookRequest> how) {
        check.withAddress(how.apply(of(caller, id).order()));
        return transaction.execute(status -> {
            var before = locked(caller, id);
            // The current request may have changed meanwhile; its address was checked too.
            var order = how.apply(before.order());
            check.withoutAddress(order);
            store.change(id, order, clock.instant().truncatedTo(ChronoUnit.MICROS));
            if (!before.order().url().equals(order.url())) {
                ask(id);
            }
            wakeAfterCommit();
            return of(caller, id);
        });
    }

    /** Ends the subscription; what was not sent yet is not sent any more. */
    @Transactional
    public void delete(ApiPrincipal caller, UUID id) {
        seen(caller, id);
        store.delete(id);
    }

    /** @throws Problem (409) for one that nothing would be sent to */
    Webhook active(ApiPrincipal caller, UUID id) {
        var webhook = of(caller, id);
        if (webhook.status() != Webhook.Status.ACTIVE) {
            throw Problem.of(
                    HttpStatus.CONFLICT,
                    "webhook-not-active",
                    "Webhook not active",
                    webhook.status() == Webhook.Status.PENDING
                            ? "The endpoint has not consented yet."
                            : "The endpoint is disabled. Enable it first.");
        }
        return webhook;
    }

    Webhook locked(ApiPrincipal caller, UUID id) {
        return store.lock(caller.owner(), id).orElseThrow(Webhooks::unknown);
    }

    private static Problem unknown() {
        return Problem.notFound("There is no such webhook.");
    }

    void ask(UUID id) {
        consent.ask(id);
        wakeAfterCommit();
    }

    void wakeAfterCommit() {
        AfterCommit.run(sender::wake);
    }
}
