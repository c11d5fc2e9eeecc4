package org.modeltracker.api.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
import org.modeltracker.api.outbound.OutboundUrls;
import org.modeltracker.api.security.ApiPrincipal;
import org.modeltracker.api.webhook.signing.SigningSecrets;
import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.model.InputError;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What owners may do with their webhooks. Those of others do not exist for them; the admin sees and ends all. */
@Component
public class Webhooks {

    /** The types of what an owner is told of their own endpoints, in a fixed order. */
    public static final List<String> NOTICES =
            OperationalEvent.TYPES.stream().sorted().toList();

    private static final String AFTER = "after";
    private static final int MOST_PINGS = 5;
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    private final WebhookStore store;
    private final SigningSecrets secrets;
    private final EndpointVerification consent;
    private final Deliveries deliveries;
    private final DeliveryWorker sender;
    private final OutboundUrls urls;
    private final Links links;
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
            Deliveries deliveries,
            DeliveryWorker sender,
            OutboundUrls urls,
            Links links,
            EventTypeRegistry vocabulary,
            WebhookSettings settings,
            Idempotency idempotency,
            PlatformTransactionManager transactions,
            Supplier<UUID> ids,
            Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.consent = consent;
        this.deliveries = deliveries;
        this.sender = sender;
        this.urls = urls;
        this.links = links;
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

    /** The caller's, in the order in which they were made. */
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
                    "Only a key of the owner admin with the scope keys:admin lists webhooks of other owners.");
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

    /** @param secret shown this once */
    public record Made(Webhook webhook, @Nullable String secret) {}

    /** @throws Problem (422) naming each fault of the order; (409) when the caller has as many as anybody may */
    public Made make(WebhookRequest order, ApiPrincipal caller) {
        return make(order, caller, KeyedRequest.UNKEYED);
    }

    /** The same once, however often it is asked for; a repeated request gets no secret. */
    Made make(WebhookRequest order, ApiPrincipal caller, KeyedRequest request) {
        if (idempotency.earlier(request).isEmpty()) {
            check(order);
        }
        return idempotency.once(
                request,
                () -> add(order, caller),
                made -> Reference.to("webhook", made.webhook().id()),
                found -> new Made(of(caller, found.uuid()), null));
    }

    private Made add(WebhookRequest order, ApiPrincipal caller) {
        return transaction.execute(status -> {
            if (store.count(caller.owner()) >= settings.mostPerOwner()) {
                throw Problem.of(
                        HttpStatus.CONFLICT,
                        "too-many-webhooks",
                        "Too many webhooks",
                        "An owner has at most %d; delete one first.".formatted(settings.mostPerOwner()));
            }
            var id = ids.get();
            store.add(id, caller.owner(), order, clock.instant().truncatedTo(ChronoUnit.MICROS));
            var secret = secrets.renew(caller.owner(), id);
            ask(id);
            return new Made(of(caller, id), secret);
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
     * Changes it, one change after the other. Another address has to consent anew.
     *
     * @param how makes the new order from the one that stands
     */
    public Webhook change(ApiPrincipal caller, UUID id, UnaryOperator<WebhookRequest> how) {
        check(how.apply(of(caller, id).order()));
        return transaction.execute(status -> {
            var before = locked(caller, id);
            // What stands may be another by now, with an address that was looked up too.
            var order = how.apply(before.order());
            refuse(order.faults(vocabulary.types()));
            store.change(id, order);
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
        deliveries.drop(id);
    }

    /** @return the new secret, shown this once; the one before signs too for 24 hours */
    @Transactional
    public String rotate(ApiPrincipal caller, UUID id) {
        locked(caller, id);
        return secrets.renew(caller.owner(), id);
    }

    /**
     * Sends a ping with a new code.
     *
     * @throws Problem (429) when many were sent just now: the endpoint may be a stranger's
     */
    @Transactional
    public Webhook ping(ApiPrincipal caller, UUID id) {
        locked(caller, id);
        var now = clock.instant();
        if (deliveries.pingsBetween(id, now.minus(A_WHILE), now) >= MOST_PINGS) {
            throw Problem.of(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "too-many-pings",
                            "Too many pings",
                            "An endpoint is pinged at most %d times a minute.".formatted(MOST_PINGS))
                    .header(HttpHeaders.RETRY_AFTER, String.valueOf(A_WHILE.toSeconds()));
        }
        ask(id);
        return of(caller, id);
    }

    /** Sends to a disabled endpoint again. */
    @Transactional
    public Webhook enable(ApiPrincipal caller, UUID id) {
        of(caller, id);
        store.enable(id);
        wakeAfterCommit();
        return of(caller, id);
    }

    /** @throws Problem (422) for another code than the last ping's */
    @Transactional
    public Webhook consent(ApiPrincipal caller, UUID id, String code) {
        of(caller, id);
        if (!consent.byCode(id, code)) {
            throw Problem.unprocessable(List.of(new InputError("/code", "is not the code of the last ping")));
        }
        wakeAfterCommit();
        return of(caller, id);
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
                            : "The endpoint is disabled; enable it first.");
        }
        return webhook;
    }

    private Webhook locked(ApiPrincipal caller, UUID id) {
        return store.lock(caller.owner(), id).orElseThrow(Webhooks::unknown);
    }

    private static Problem unknown() {
        return Problem.notFound("There is no such webhook.");
    }

    private void ask(UUID id) {
        consent.ask(id);
        wakeAfterCommit();
    }

    private void wakeAfterCommit() {
        AfterCommit.run(sender::wake);
    }

    /** Looks the address up, which may take a while: in no transaction. */
    private void check(WebhookRequest order) {
        var faults = new ArrayList<>(order.faults(vocabulary.types()));
        if (!order.url().isEmpty()) {
            var refusal = urls.refusal(order.url());
            refusal.ifPresent(why -> faults.add(new InputError("/url", why.reason() + ": " + why.detail())));
            if (refusal.isEmpty() && links.leadHome(order.url())) {
                faults.add(new InputError("/url", "own_address: is this tracker's own"));
            }
        }
        refuse(faults);
    }

    private static void refuse(List<InputError> faults) {
        if (!faults.isEmpty()) {
            throw Problem.unprocessable(faults);
        }
    }
}
