package org.modeltracker.api.fault;

import static org.modeltracker.core.Eventually.eventually;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.modeltracker.api.Http.Answer;
import org.modeltracker.api.fault.Hook.Wish;

/** Makes webhooks, changes their secrets and ends them. */
final class HookOwner implements Client {

    private static final int ALIVE = 5;
    private static final String WEBHOOKS = "/v1/webhooks";

    private final NodeCaller caller;
    private final Records records;
    private final WebhookReceiver endpoint;
    private final List<Hook> hooks = new ArrayList<>();

    HookOwner(NodeCaller caller, Records records, WebhookReceiver endpoint) {
        this.caller = caller;
        this.records = records;
        this.endpoint = endpoint;
    }

    @Override
    public void turn() {
        records.command();
        var alive = hooks.stream().filter(Hook::isAlive).toList();
        if (alive.size() < ALIVE && hooks.size() < 60) {
            var hook = new Hook("/made-" + hooks.size());
            hooks.add(hook);
            make(hook);
        } else if (!alive.isEmpty()) {
            var hook = alive.get(caller.random().nextInt(alive.size()));
            if (caller.random().nextBoolean()) {
                delete(hook);
            } else {
                rotate(hook);
            }
        }
    }

    private Optional<Answer> make(Hook hook) {
        var body = "{\"url\":\"%s\",\"models\":[\"%s\"],\"include_historical\":true,\"only_changes\":false}"
                .formatted(endpoint.url(hook.path), FreshClaims.model(0));
        var answer = yes(caller.post(WEBHOOKS, body, "Idempotency-Key", "hook" + hook.path));
        answer.ifPresent(yes -> {
            if (yes.body().isEmpty() || yes.at("/id").isEmpty()) {
                records.violation(
                        "a webhook was made without telling which: %d %s".formatted(yes.status(), yes.body()));
            } else {
                hook.madeBy(yes);
            }
        });
        return answer;
    }

    private void delete(Hook hook) {
        hook.deleted = Wish.OPEN;
        yes(caller.delete(WEBHOOKS + "/" + hook.id)).ifPresent(yes -> hook.deleted = Wish.DONE);
        if (hook.deleted == Wish.DONE) {
            hook.endOfNews = caller.get("/v1/events?limit=1&publisher=nobody")
                    .filter(answer -> answer.status() == 200)
                    .map(answer -> answer.json().at("/page/next_after").asLong()) // the head, where nothing is found
                    .orElse(Long.MAX_VALUE);
        }
    }

    private void rotate(Hook hook) {
        hook.rotated = Wish.OPEN;
        yes(caller.post(WEBHOOKS + "/" + hook.id + "/rotate-secret", "")).ifPresent(yes -> {
            if (yes.body().isEmpty()) {
                records.violation("a secret was rotated without telling it: %d".formatted(yes.status()));
            } else {
                hook.rotated = Wish.DONE;
                hook.secret = yes.at("/secret");
            }
        });
    }

    private Optional<Answer> yes(Optional<Answer> answer) {
        answer.filter(told -> told.status() == 500 || (told.status() >= 400 && told.status() < 500))
                .ifPresent(told ->
                        records.violation("a webhook's owner is answered " + told.status() + " " + told.body()));
        return answer.filter(told -> told.status() < 400);
    }

    void judge() {
        var before = listed();
        hooks.forEach(hook -> check(hook, before.getOrDefault(endpoint.url(hook.path), List.of())));
        hooks.stream().filter(hook -> hook.made == Wish.OPEN).forEach(this::askAgain);
        hooks.stream().filter(hook -> hook.deleted == Wish.OPEN).forEach(this::deleteAgain);
        var after = listed();
        for (var hook : hooks) {
            int count = after.getOrDefault(endpoint.url(hook.path), List.of()).size();
            if (count != (hook.deleted == Wish.NONE ? 1 : 0)) {
                records.violation("asked again, the webhook %s is there %d times".formatted(hook.path, count));
            }
        }
        hooks.stream().filter(Hook::isAlive).forEach(this::checkSecret);
        endpoint.laterThan(hooks).forEach(records::violation);
    }

    private void check(Hook hook, List<String> ids) {
        if (ids.size() > 1) {
            records.violation("the webhook %s is there %d times".formatted(hook.path, ids.size()));
        }
        if (hook.deleted == Wish.DONE && !ids.isEmpty()) {
            records.violation("the webhook %s was deleted, and is there".formatted(hook.path));
        }
        if (hook.isAlive() && !ids.contains(hook.id)) {
            records.violation("the webhook %s was made, and is not there".formatted(hook.path));
        }
    }

    private void askAgain(Hook hook) {
        Patience.answered("the webhook " + hook.path + " is asked for again", () -> make(hook));
    }

    private void deleteAgain(Hook hook) {
        Patience.answered(
                "the webhook " + hook.path + " is deleted again", () -> caller.delete(WEBHOOKS + "/" + hook.id));
    }

    /** A ping is signed with the last secret that its owner was told of. */
    private void checkSecret(Hook hook) {
        if (hook.rotated == Wish.OPEN || hook.secret.isEmpty()) {
            rotate(hook);
        }
        int before = endpoint.pings(hook.path).size();
        Patience.answered("a ping for " + hook.path, () -> caller.post(WEBHOOKS + "/" + hook.id + "/ping", ""));
        eventually(
                "a ping at " + hook.path,
                Patience.UNTIL_WELL,
                () -> endpoint.pings(hook.path).size() > before);
        if (endpoint.pings(hook.path).stream()
                .skip(before)
                .noneMatch(ping -> WebhookReceiver.isSigned(ping, hook.secret))) {
            records.violation("the ping of %s is not signed with the last secret".formatted(hook.path));
        }
    }

    /** Ids by address. */
    private Map<String, List<String>> listed() {
        return Pages.of(caller, WEBHOOKS).stream()
                .collect(Collectors.groupingBy(
                        hook -> hook.path("url").asString(),
                        Collectors.mapping(hook -> hook.path("id").asString(), Collectors.toList())));
    }

    @Override
    public int rest() {
        return 700;
    }
}
