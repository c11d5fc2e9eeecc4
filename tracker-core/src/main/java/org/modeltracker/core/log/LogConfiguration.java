package org.modeltracker.core.log;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Axon, wired by hand: with neither JPA nor Axon Server its own Spring Boot configuration is evaluated before the data source exists, and puts
 * in a transaction manager that does nothing.
 */
@Configuration(proxyBeanMethods = false)
class LogConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int FETCH = 500;

    @Bean
    JsonMapper wire(EventTypeRegistry vocabulary) {
        return WireJson.mapper(vocabulary);
    }

    @Bean
    EventTypeSerializer eventSerializer(EventTypeRegistry vocabulary) {
        return new EventTypeSerializer(vocabulary);
    }

    /** Old revisions of stored events are brought up to date here, one upcaster for each step. There are none yet. */
    @Bean
    EventUpcaster upcasters() {
        return new EventUpcasterChain();
    }

    @Bean
    ConnectionProvider connections(DataSource dataSource) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
    }

    @Bean
    TransactionManager axonTransactions(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    TransactionLock turn(JdbcTemplate jdbc) {
        return new TransactionLock(jdbc, PATIENCE);
    }

    @Bean
    HeadLock headLock(JdbcTemplate jdbc) {
        return new HeadLock(jdbc);
    }

    @Bean
    EventLog eventLog(
            JdbcTemplate jdbc, TransactionLock turn, EventTypeSerializer serializer, EventUpcaster upcasters) {
        return new EventLog(jdbc, turn, new EventRowMapper(serializer, upcasters));
    }

    @Bean(destroyMethod = "shutDown")
    NotifiableEventStore eventStore(
            ConnectionProvider connections,
            TransactionManager transactions,
            EventTypeSerializer serializer,
            EventUpcaster upcasters,
            JdbcTemplate jdbc,
            Clock clock,
            TransactionLock turn) {
        var builder = JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(transactions)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .upcasterChain(upcasters)
                .batchSize(FETCH);
        return new NotifiableEventStore(new PostgresEventStorageEngine(
                (JdbcEventStorageEngine.Builder) builder, new AppendStatement(jdbc, clock, turn)));
    }

    @Bean
    AppendNotifications logListener(DataSource dataSource, NotifiableEventStore store) {
        var listener = new AppendNotifications(dataSource);
        listener.follow(store::wake);
        return listener;
    }

    @Bean
    EventAppender publication(NotifiableEventStore store, TransactionLock turn) {
        return new EventAppender(store, turn);
    }

    @Bean
    CommandBus commandBus(TransactionManager transactions) {
        return SimpleCommandBus.builder().transactionManager(transactions).build();
    }

    @Bean
    CommandGateway commands(CommandBus bus, ConflictRetry retry) {
        return DefaultCommandGateway.builder()
                .commandBus(bus)
                .retryScheduler(retry)
                .build();
    }

    @Bean
    ConflictRetry conflictRetry() {
        return new ConflictRetry();
    }
}
