package org.modeltracker.api.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.modeltracker.api.Http.Answer;

/** Asks how things stood at some position, remembers each answer, and asks for it again. */
final class Reader implements Client {

    private static final List<String> QUESTIONS = List.of(
            "/v1/models/%s?as_of=%d",
            "/v1/models/%s/access?as_of=%d",
            "/v1/models/%s/pricing?as_of=%d",
            "/v1/models/%s/pricing/history?as_of=%d",
            "/v1/models/%s/timeline?as_of=%d");

    private final NodeCaller caller;
    private final Records records;
    private final Map<String, String> answers = new TreeMap<>();

    Reader(NodeCaller caller, Records records) {
        this.caller = caller;
        this.records = records;
    }

    @Override
    public void turn() {
        long position = records.position();
        if (position == 0) {
            return;
        }
        boolean again = !answers.isEmpty() && caller.random().nextBoolean();
        var question = again
                ? new ArrayList<>(answers.keySet()).get(caller.random().nextInt(answers.size()))
                : QUESTIONS
                        .get(caller.random().nextInt(QUESTIONS.size()))
                        .formatted(FreshClaims.model(caller.random().nextInt(FreshClaims.MODELS)), position);
        caller.get(question).ifPresent(answer -> compare(question, answer));
    }

    private void compare(String question, Answer answer) {
        if (answer.status() == 200) {
            var before = answers.putIfAbsent(question, answer.body());
            if (before != null && !before.equals(answer.body())) {
                records.violation("%s was answered %s, then %s".formatted(question, before, answer.body()));
            }
        } else if (answer.status() != 503) {
            records.violation("%s is answered %d %s".formatted(question, answer.status(), answer.body()));
        }
    }

    void judge() {
        List.copyOf(answers.keySet())
                .forEach(question -> compare(question, Patience.answered(question, () -> caller.get(question))));
    }

    int count() {
        return answers.size();
    }

    @Override
    public int rest() {
        return 150;
    }
}
