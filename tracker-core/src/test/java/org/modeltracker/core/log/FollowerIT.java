package org.modeltracker.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;
import static org.modeltracker.core.Facts.released;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.CoreContext;
import org.modeltracker.core.model.Recorded;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whoever makes promises of events gets each of them once, in order. */
class FollowerIT extends CoreContext {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    private Followers followers;

    @Autowired
    private JdbcTemplate jdbc;

    private final String name = "test-" + COUNT.incrementAndGet();
    private final List<Follower> started = new ArrayList<>();
    private final List<Long> taken = new CopyOnWriteArrayList<>();
    private volatile Runnable accident = () -> {};

    private Follower follow() {
        var follower = followers.follow(name, new Follower.Taker() {
            @Override
            public void take(List<Recorded> events) {
                jdbc.update("update work.follower set position = position where name = ?", name);
                accident.run();
                events.forEach(event -> taken.add(event.position()));
            }

            @Override
            public void taken() {}
        });
        started.add(follower);
        follower.start();
        return follower;
    }

    private long beginAtTheEnd() {
        jdbc.update("insert into work.follower (name, position) select ?, position from log.head", name);
        return jdbc.queryForObject("select position from log.head", Long.class);
    }

    @AfterEach
    void stop() {
        started.forEach(Follower::stop);
    }

    @Test
    void each_event_is_taken_once_and_in_order_by_however_many_nodes() {
        beginAtTheEnd();
        follow();
        follow();
        var positions = new ArrayList<Long>();
        for (int i = 0; i < 20; i++) {
            positions.add(
                    record(released("follower/" + name + "-" + i, "2026-10-01")).position());
        }
        eventually("all taken", () -> taken.size() >= 20);
        assertThat(taken).isEqualTo(positions);
    }

    @Test
    void what_could_not_be_taken_keeps_it_where_it_is_and_is_taken_when_it_can() {
        long place = beginAtTheEnd();
        accident = () -> {
            throw new IllegalStateException("an accident, as the test wanted");
        };
        var follower = follow();
        var event = record(released("follower/" + name, "2026-10-01"));
        assertThat(follower.position()).isEqualTo(place);
        accident = () -> {};
        eventually("taken after all", () -> follower.position() == event.position());
        assertThat(taken).containsExactly(event.position());
    }

    @Test
    void it_waits_for_the_views_and_takes_nothing_again_when_they_are_rebuilt() {
        beginAtTheEnd();
        follow();
        var first = record(released("follower/" + name + "-a", "2026-10-01"));
        eventually("the first taken", () -> taken.size() == 1);
        views.rebuild().run((done, total) -> {});
        var second = record(released("follower/" + name + "-b", "2026-10-01"));
        eventually("the second taken", () -> taken.size() == 2);
        assertThat(taken).containsExactly(first.position(), second.position());
    }
}
