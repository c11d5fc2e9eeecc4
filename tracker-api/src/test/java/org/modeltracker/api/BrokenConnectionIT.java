package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.modeltracker.api.PlantedTransactions.Point;
import org.modeltracker.core.fault.CommitTap.Cut;
import org.modeltracker.core.fault.TcpProxy.Mode;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A yes is a yes: whatever happens between the tracker and its database, what clients are told and what is stored agree. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenConnectionIT {

    private static final Set<String> WRITES = Set.of("post", "put", "patch", "delete");
    /** These begin no transaction; a statement of its own is one. */
    private static final Set<String> ONE_STATEMENT = Set.of(
            "POST /v1/keys",
            "DELETE /v1/keys/{id}",
            "POST /v1/views/rebuild",
            "POST /v1/imports/{import}/history",
            "DELETE /v1/imports/{import}",
            "POST /v1/reviews/{id}/decision",
            "POST /reviews/{id}");

    private BreakableTracker tracker;
    private FormClient client;
    private EveryChange every;

    @BeforeAll
    void start() throws IOException {
        tracker = new BreakableTracker();
        client = new FormClient(tracker.base()).signIn(ApiContext.ADMIN_KEY);
        every = new EveryChange(tracker, client);
    }

    @AfterAll
    void stop() throws IOException {
        tracker.close();
    }

    @AfterEach
    void heal() {
        tracker.problems.mistake(false);
        tracker.heal();
        tracker.stored.update("delete from work.webhook"); // an owner has so many at most
    }

    @Test
    void every_route_that_changes_something_is_walked() {
        var walked = every.routes().stream().map(EveryChange.Route::name).toList();
        assertThat(described()).isNotEmpty().isSubsetOf(walked);
        assertThat(mapped()).isNotEmpty().isSubsetOf(walked);
    }

    @Test
    void with_a_connection_that_holds_each_is_done_and_said_to_be() {
        for (var route : every.routes()) {
            var change = route.change();
            var answer = client.send(change.request());
            assertThat(answer.statusCode())
                    .as(route.name() + " " + answer.body())
                    .isBetween(200, 399);
            assertThat(isDone(change)).as(route.name()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Cut.class)
    void of_a_commit_that_is_cut_the_client_is_told_that_it_may_not_have_come_through(Cut cut) {
        var faults = new ArrayList<String>();
        for (var route : every.routes()) {
            var change = route.change();
            if (change.statement() == null) {
                continue;
            }
            int cuts = tracker.tap.cuts();
            tracker.tap.arm(cut, change.statement());
            var answer = client.send(change.request());
            tracker.tap.disarm();
            check(change, answer, faults);
            if (tracker.tap.cuts() == cuts) {
                faults.add(route.name() + " met no cut");
            } else if (answer.statusCode() != 503) {
                faults.add(route.name() + " was told " + answer.statusCode());
            }
            if (isDone(change) != (cut == Cut.AFTER_COMMIT)) {
                faults.add(route.name() + " done: " + isDone(change));
            }
            tracker.heal();
            askAgain(change, cut, faults);
        }
        assertThat(faults).isEmpty();
    }

    /** The same request under the same key. What a form did is on the page. */
    private void askAgain(Change change, Cut cut, List<String> faults) {
        boolean usedUp = cut == Cut.AFTER_COMMIT
                && (change.route().matches("DELETE /v1/(webhooks|watches)/.*")
                        || change.route().endsWith("/consent"));
        if (change.isForm() || usedUp) {
            return;
        }
        var again = client.send(change.request());
        if (again.statusCode() / 100 != 2) {
            faults.add(change.route() + " asked again: " + again.statusCode() + " " + again.body());
        } else if (!isDone(change)) {
            faults.add(change.route() + " asked again is not done, or done twice");
        }
    }

    @Test
    void without_a_connection_nothing_is_said_to_be_done_that_is_not() {
        var changes = every.routes().stream().map(EveryChange.Route::change).toList();
        var faults = new ArrayList<String>();
        tracker.proxy.set(Mode.RESET);
        for (var change : changes) {
            var answer = client.send(change.request());
            check(change, answer, faults);
            if (answer.statusCode() != 503) {
                faults.add(change.route() + " was told " + answer.statusCode());
            }
        }
        tracker.heal();
        assertThat(faults).isEmpty();
    }

    @Test
    void without_a_connection_nobody_is_told_that_a_key_is_wrong() {
        var key = tracker.http()
                .post("/v1/keys", "{\"name\":\"s\",\"owner\":\"s\",\"scopes\":[\"webhooks:write\"]}")
                .at("/key");
        var stranger = new FormClient(tracker.base());
        var signIn = stranger.form("/sign-in", "key=" + key);
        tracker.proxy.set(Mode.RESET);
        assertThat(stranger.send(signIn).statusCode()).isEqualTo(503);
        assertThat(tracker.http().with(key).get("/v1/webhooks").status()).isEqualTo(503);
    }

    static Stream<IOException> resets() {
        return Stream.of(
                new SocketException("Connection reset by peer"), new EOFException(), new IOException("Broken pipe"));
    }

    @ParameterizedTest
    @MethodSource("resets")
    void a_transaction_that_fails_as_a_lost_client_would_is_no_lost_client(IOException reset) {
        var faults = new ArrayList<String>();
        for (var point : Point.values()) {
            for (var route : every.routes()) {
                // A connection that an earlier cut left in the pool may fail before the transaction: then it is asked
                // again.
                boolean met = plant(route.change(), point, reset, faults)
                        || ONE_STATEMENT.contains(route.name())
                        || plant(route.change(), point, reset, faults);
                if (!met) {
                    faults.add(route.name() + " met no failure at " + point);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void lines_are_told_one_by_one_what_became_of_them_and_all_or_none_as_a_whole() {
        var line = Envelope.announced("walk/line", "2026-01-15").toString();
        tracker.tap.arm(Cut.AFTER_COMMIT, "insert into log.event");
        var cut = tracker.http().ndjson("/v1/events", line);
        assertThat(cut.at("/status")).isEqualTo("503");
        assertThat(cut.at("/problem/stored")).startsWith("unknown");
        tracker.heal();
        assertThat(tracker.http().ndjson("/v1/events", line).at("/status"))
                .as("asked again")
                .isEqualTo("200");
        tracker.tap.arm(Cut.BEFORE_COMMIT, "insert into log.event");
        var all = tracker.http().ndjson("/v1/events?atomic=true", line.replace("walk/line", "walk/all"));
        assertThat(all.status()).isEqualTo(503);
        assertThat(all.header("Retry-After")).containsOnlyDigits();
    }

    @Test
    void the_walk_finds_the_mistake_of_reading_messages() {
        tracker.problems.mistake(true);
        var faults = new ArrayList<String>();
        var walked = every.routes().stream()
                .filter(route -> route.name().matches("POST /v1/(events|webhooks)|DELETE /v1/webhooks/.*"))
                .toList();
        for (var route : walked) {
            plant(route.change(), Point.BEGIN, new SocketException("Connection reset by peer"), faults);
        }
        assertThat(faults).hasSize(walked.size()).allMatch(fault -> fault.contains("is not done, but told 200"));
    }

    /** Without a key, so that what is met is the transaction of the change itself. */
    private boolean plant(Change change, Point point, IOException reset, List<String> faults) {
        tracker.transactions.plant(point, () -> new CannotCreateTransactionException("x", reset));
        var unkeyed = HttpRequest.newBuilder(change.request(), (name, value) -> !name.equals("Idempotency-Key"));
        var answer = client.send(unkeyed.build());
        boolean met = !tracker.transactions.clear();
        check(change, answer, faults);
        if (met && answer.statusCode() == 503 && isDone(change)) {
            faults.add(change.route() + " is done, though its transaction failed");
        }
        return met;
    }

    private void check(Change change, HttpResponse<String> answer, List<String> faults) {
        int status = answer.statusCode();
        var told = change.route() + " " + status + (change.isForm() ? "" : " " + answer.body());
        if (status / 100 == 2 || status / 100 == 3) {
            if (!isDone(change)) {
                faults.add(change.route() + " is not done, but told " + status);
            }
        } else if (status != 503) {
            faults.add(told);
        } else if (!answer.headers().firstValue("Retry-After").orElse("").matches("[0-9]+")) {
            faults.add("no Retry-After: " + told);
        } else if (!change.isForm()
                && !answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")) {
            faults.add("no problem: " + told);
        }
    }

    private boolean isDone(Change change) {
        return Boolean.TRUE.equals(tracker.stored.query(change.question(), row -> row.next() && row.getBoolean(1)));
    }

    private Set<String> described() {
        var paths = tracker.http().get("/v3/api-docs").json().path("paths");
        return paths.propertyStream()
                .filter(path -> path.getKey().startsWith("/v1/"))
                .flatMap(path -> path.getValue().propertyNames().stream()
                        .filter(WRITES::contains)
                        .map(method -> method.toUpperCase() + " " + path.getKey()))
                .collect(Collectors.toSet());
    }

    /** Forms of pages are described nowhere. */
    private Set<String> mapped() {
        return tracker
                .context
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(mapping -> mapping.getMethodsCondition().getMethods().stream()
                        .filter(method -> WRITES.contains(method.name().toLowerCase()))
                        .flatMap(method -> mapping.getPatternValues().stream().map(path -> method + " " + path)))
                .collect(Collectors.toSet());
    }
}
