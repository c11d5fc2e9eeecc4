package org.modeltracker.api;

import static org.modeltracker.core.Eventually.eventually;

import java.io.IOException;
import java.time.Duration;
import org.modeltracker.api.http.problem.MessageReadingProblemWriter;
import org.modeltracker.api.http.problem.ProblemWriter;
import org.modeltracker.core.TestClock;
import org.modeltracker.core.TestDatabase;
import org.modeltracker.core.fault.CommitTap;
import org.modeltracker.core.fault.TcpProxy;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** A tracker whose way to its database breaks when a test says so, and a way around to look at what is stored. */
final class BreakableTracker implements AutoCloseable {

    final CommitTap tap = new CommitTap();
    final TcpProxy proxy;
    final JdbcTemplate stored;
    final ConfigurableApplicationContext context;
    final PlantedTransactions transactions;
    final MessageReadingProblemWriter problems;
    /** A port at which nobody listens. */
    final int nobody;

    BreakableTracker() throws IOException {
        nobody = ChildService.freePort();
        var database = TestDatabase.fresh();
        stored = new JdbcTemplate(database.dataSource());
        proxy = TcpProxy.to(database, tap);
        var reached = proxy.reaching(database);
        var application = new SpringApplication(TrackerApplication.class, HeldClock.class, Breakages.class);
        context = application.run(
                "--server.port=0",
                "--tracker.rate-limit=off",
                "--tracker.admin-key=" + ApiContext.ADMIN_KEY,
                "--tracker.webhooks.allowed-networks=127.0.0.1/32",
                "--tracker.pages.allowed-networks=127.0.0.1/32",
                "--tracker.webhooks.key=" + ApiContext.WEBHOOKS_KEY,
                "--tracker.pages.watch=true",
                "--tracker.hub.enabled=true",
                "--tracker.keys.by-email=true",
                "--tracker.hub.most-per-host=1000",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + nobody,
                "--spring.datasource.hikari.connection-timeout=500",
                "--spring.datasource.url=" + reached.url(),
                "--spring.datasource.username=" + reached.username(),
                "--spring.datasource.password=" + reached.password());
        context.getBean(TestClock.class).set(ApiContext.NOW);
        transactions = (PlantedTransactions) context.getBean(PlatformTransactionManager.class);
        problems = (MessageReadingProblemWriter) context.getBean(ProblemWriter.class);
    }

    Http http() {
        return new Http(base(), ApiContext.ADMIN_KEY);
    }

    String base() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** The network is well again, and so is the tracker. */
    void heal() {
        tap.disarm();
        transactions.clear();
        proxy.set(TcpProxy.Mode.PASS);
        eventually(
                "an answer from the database",
                Duration.ofSeconds(30),
                () -> http().get("/v1/events?limit=1").status() == 200);
    }

    /** Until no rebuild is under way, so that another may begin. */
    void rebuilt() {
        eventually(
                "the end of the rebuild",
                Duration.ofSeconds(30),
                () -> !http().get("/v1/views/rebuild").at("/state").equals("running"));
    }

    @Override
    public void close() throws IOException {
        context.close();
        proxy.close();
    }

    /** Puts what breaks in the place of what works. */
    static final class Breakages implements BeanPostProcessor, BeanFactoryAware {

        private BeanFactory beans;

        @Override
        public void setBeanFactory(BeanFactory factory) {
            beans = factory;
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return switch (bean) {
                case PlatformTransactionManager real -> new PlantedTransactions(real);
                case ProblemWriter _ -> new MessageReadingProblemWriter(beans.getBean(JsonMapper.class));
                default -> bean;
            };
        }
    }
}
