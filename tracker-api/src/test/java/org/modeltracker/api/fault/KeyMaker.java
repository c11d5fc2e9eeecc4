package org.modeltracker.api.fault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.modeltracker.api.Http.Answer;

/** Makes keys and revokes some. */
final class KeyMaker implements Client {

    private static final String KEYS = "/v1/keys";

    private final NodeCaller caller;
    private final Records records;
    private final Map<String, Answer> made = new HashMap<>();
    private final List<String> open = new ArrayList<>();
    private final List<String> revoked = new ArrayList<>();
    private final List<String> toBeRevoked = new ArrayList<>();
    private int count;

    KeyMaker(NodeCaller caller, Records records) {
        this.caller = caller;
        this.records = records;
    }

    @Override
    public void turn() {
        records.command();
        if (count % 3 == 2 && made.containsKey("key-" + (count - 1))) {
            revoke("key-" + (count - 1));
        } else {
            make("key-" + count);
        }
        count++;
    }

    private Optional<Answer> make(String name) {
        var body = "{\"name\":\"%s\",\"owner\":\"key-owner\",\"scopes\":[\"webhooks:write\"]}".formatted(name);
        var answer = caller.post(KEYS, body, "Idempotency-Key", "make-" + name);
        answer.filter(told -> told.status() == 500 || told.status() >= 400 && told.status() < 500)
                .ifPresent(told -> records.violation("a key's maker is answered " + told.status() + " " + told.body()));
        var yes = answer.filter(told -> told.status() < 400);
        yes.filter(told -> told.body().isEmpty())
                .ifPresent(told -> records.violation("a key was made without telling it: " + told.status()));
        yes.filter(told -> !told.body().isEmpty()).ifPresentOrElse(told -> made.put(name, told), () -> open.add(name));
        return answer;
    }

    private void revoke(String name) {
        toBeRevoked.add(name);
        caller.delete(KEYS + "/" + made.get(name).at("/id"))
                .filter(told -> told.status() < 300)
                .ifPresent(told -> revoked.add(name));
    }

    void judge() {
        var before = counts();
        made.keySet().stream()
                .filter(name -> before.getOrDefault(name, 0L) != 1)
                .forEach(name -> records.violation("the key %s is there %s times".formatted(name, before.get(name))));
        for (var name : List.copyOf(open)) {
            if (before.getOrDefault(name, 0L) > 1) {
                records.violation("the key %s is there more than once".formatted(name));
            }
            Patience.answered("the key " + name + " is asked for again", () -> make(name));
        }
        var after = counts();
        open.stream()
                .distinct()
                .filter(name -> after.getOrDefault(name, 0L) != 1)
                .forEach(name -> records.violation(
                        "asked again, the key %s is there %s times".formatted(name, after.get(name))));
        made.forEach((name, answer) -> {
            if (!toBeRevoked.contains(name) && !answer.at("/key").isEmpty()) {
                expect(name, answer, 200);
            }
        });
        revoked.forEach(name -> expect(name, made.get(name), 401));
    }

    private void expect(String name, Answer answer, int status) {
        var told = Patience.answered(
                "the key " + name + " at the door",
                () -> caller.send(caller.anyNode()
                        .with(answer.at("/key"))
                        .request("/v1/webhooks")
                        .GET()));
        if (told.status() != status) {
            records.violation("the key %s is answered %d, not %d".formatted(name, told.status(), status));
        }
    }

    private Map<String, Long> counts() {
        return Pages.of(caller, KEYS).stream()
                .map(key -> key.path("name").asString())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @Override
    public int rest() {
        return 1_500;
    }
}
