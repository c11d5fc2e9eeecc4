package org.modeltracker.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class GroupCommitTest {

    private static final int MOST = 3;

    private final List<List<String>> groups = new CopyOnWriteArrayList<>();
    private final List<String> alone = new CopyOnWriteArrayList<>();
    private final CountDownLatch isLeading = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);

    @Test
    void who_waits_behind_a_leader_shares_the_next_transactions() throws Exception {
        var answers = answers(GroupCommitTest::answered, "a", "b", "c", "d", "e");

        assertThat(answers).containsExactly("A", "B", "C", "D", "E");
        assertThat(groups).hasSize(3);
        assertThat(groups.getFirst()).containsExactly("a");
        assertThat(groups.get(1)).hasSize(MOST);
        assertThat(alone).isEmpty();
    }

    @Test
    void what_has_to_wait_for_others_goes_alone() throws Exception {
        var answers = answers(
                group -> group.stream()
                        .map(one -> one.equals("b") ? Optional.<String>empty() : Optional.of(one.toUpperCase()))
                        .toList(),
                "a",
                "b",
                "c");

        assertThat(answers).containsExactly("A", "alone b", "C");
        assertThat(alone).containsExactly("b");
    }

    @Test
    void what_fails_by_itself_fails_for_its_caller_alone() throws Exception {
        var answers = answers(
                group -> {
                    if (group.contains("b")) {
                        throw new IllegalStateException("b is broken");
                    }
                    return answered(group);
                },
                "a",
                "b",
                "c");

        assertThat(answers).containsExactly("A", "alone b", "alone c");
    }

    @Test
    void a_lost_database_is_told_to_everybody_who_waits_without_asking_it_again() throws Exception {
        var answers = answers(
                group -> {
                    throw new DataAccessResourceFailureException("gone");
                },
                "a",
                "b",
                "c");

        assertThat(answers).containsExactly("gone", "gone", "gone");
        assertThat(groups).containsExactly(List.of("a"));
        assertThat(alone).isEmpty();
    }

    @Test
    void an_error_leaves_nobody_waiting() throws Exception {
        var answers = answers(
                group -> {
                    if (group.size() > 1) {
                        throw new StackOverflowError("too deep");
                    }
                    return answered(group);
                },
                "a",
                "b",
                "c");

        assertThat(answers.getFirst()).isEqualTo("A");
        assertThat(answers.subList(1, 3)).containsExactlyInAnyOrder("too deep", "alone " + alone.getFirst());
    }

    @Test
    void one_caller_hears_its_own_failure() {
        var commit = new GroupCommit<String, String>(
                MOST,
                group -> {
                    throw new IllegalStateException("broken");
                },
                one -> one);

        assertThatThrownBy(() -> commit.submit("a")).hasMessage("broken");
    }

    /** The first leads and is held until all others wait behind it. */
    private List<String> answers(Function<List<String>, List<Optional<String>>> work, String... questions)
            throws Exception {
        var commit = new GroupCommit<String, String>(MOST, group -> held(work, group), this::alone);
        var callers = new ArrayList<FutureTask<String>>();
        for (var question : questions) {
            var task = new FutureTask<String>(told(() -> commit.submit(question)));
            callers.add(task);
            var thread = Thread.ofPlatform().daemon().start(task);
            if (callers.size() == 1) {
                isLeading.await();
            } else {
                awaitWaiting(thread);
            }
        }
        mayGoOn.countDown();
        var answers = new ArrayList<String>();
        for (var caller : callers) {
            answers.add(caller.get());
        }
        return answers;
    }

    private List<Optional<String>> held(Function<List<String>, List<Optional<String>>> work, List<String> group) {
        groups.add(group);
        isLeading.countDown();
        try {
            mayGoOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return work.apply(group);
    }

    private String alone(String question) {
        alone.add(question);
        return "alone " + question;
    }

    private static List<Optional<String>> answered(List<String> group) {
        return group.stream().map(one -> Optional.of(one.toUpperCase())).toList();
    }

    private static Callable<String> told(Callable<String> call) {
        return () -> {
            try {
                return call.call();
            } catch (RuntimeException | StackOverflowError e) {
                return e.getMessage();
            }
        };
    }

    private static void awaitWaiting(Thread thread) {
        var end = Instant.now().plus(Duration.ofSeconds(10));
        while (thread.getState() != Thread.State.WAITING) {
            assertThat(Instant.now()).as("it waits for the leader").isBefore(end);
            Thread.onSpinWait();
        }
    }
}
