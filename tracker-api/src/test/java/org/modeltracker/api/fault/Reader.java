package org.modeltracker.api.fault;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.Http.Answer;

/**
 * Asks how things stood at some position and how they stand now, and remembers each answer. What was answered for a position is the same ever after,
 * and an ETag never names two answers.
 */
final class Reader implements Client {

    private static final List<String> OF_A_POSITION = List.of(
            "/v1/models/%s?as_of=%d",
            "/v1/models/%s/access?as_of=%d",
            "/v1/models/%s/pricing?as_of=%d",
            "/v1/models/%s/pricing/history?as_of=%d",
            "/v1/models/%s/timeline?as_of=%d");

    private static final List<String> OF_NOW = List.of("/v1/models/%s", "/v1/models/%s/timeline", "/v1/models");

    private final NodeCaller caller;
    private final Records records;
    private final Predicate<Answer> compared;
    private final Map<String, String> answers = new TreeMap<>();
    private final Map<String, String> etags = new TreeMap<>();
    private final Map<String, String> bodies = new TreeMap<>();

    /** @param compared answers that must stay as they are */
    Reader(NodeCaller caller, Records records, Predicate<Answer> compared) {
        this.caller = caller;
        this.records = records;
        this.compared = compared;
    }

    @Override
    public void turn() {
        long position = records.position();
        if (position == 0) {
            return;
        }
        switch (caller.random().nextInt(4)) {
            case 0 -> ask(one(OF_NOW).formatted(model()));
            case 1, 2 -> ask(one(OF_A_POSITION).formatted(model(), position));
            default -> {
                if (!answers.isEmpty()) {
                    ask(one(List.copyOf(answers.keySet())));
                }
            }
        }
    }

    private String model() {
        return FreshClaims.model(caller.random().nextInt(FreshClaims.MODELS));
    }

    private String one(List<String> of) {
        return of.get(caller.random().nextInt(of.size()));
    }

    private void ask(String question) {
        boolean asksWhetherChanged =
                etags.containsKey(question) && caller.random().nextBoolean();
        var headers = asksWhetherChanged ? new String[] {"If-None-Match", etags.get(question)} : new String[0];
        caller.get(question, headers).ifPresent(answer -> compare(question, answer, asksWhetherChanged));
    }

    private void compare(String question, Answer answer, boolean mayBeUnchanged) {
        if (answer.status() == 200) {
            if (compared.test(answer)) {
                remember(question, answer);
            }
        } else if (answer.status() != 503 && !(mayBeUnchanged && answer.status() == 304)) {
            records.violation("%s is answered %d %s".formatted(question, answer.status(), answer.body()));
        }
    }

    private void remember(String question, Answer answer) {
        if (question.contains("as_of")) {
            same(question, answers.putIfAbsent(question, answer.body()), answer.body());
        }
        var etag = answer.header("ETag");
        etags.put(question, etag);
        var name = question + " " + etag;
        same(name, bodies.putIfAbsent(name, answer.body()), answer.body());
    }

    private void same(String what, @Nullable String before, String now) {
        if (before != null && !before.equals(now)) {
            records.violation("%s was answered %s, then %s".formatted(what, before, now));
        }
    }

    /** All once more: whole, and as caches ask, which are told that nothing changed. */
    void judge() {
        for (var question : List.copyOf(answers.keySet())) {
            compare(question, Patience.answered(question, () -> caller.get(question)), false);
            var cached = Patience.answered(
                    question, () -> caller.get(question, "If-None-Match", String.valueOf(etags.get(question))));
            if (cached.status() != 304) {
                records.violation("%s has the ETag %s no more, and is answered %d with %s"
                        .formatted(question, etags.get(question), cached.status(), cached.header("ETag")));
            }
        }
    }

    int count() {
        return answers.size();
    }

    @Override
    public int rest() {
        return 80;
    }
}
