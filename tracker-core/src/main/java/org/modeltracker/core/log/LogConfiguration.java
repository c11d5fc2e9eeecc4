package org.modeltracker.core.log;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.Message;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.spring.config.MessageHandlerLookup;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.modeltracker.core.background.Pace;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Axon, wired by hand: with neither JPA nor Axon Server its own Spring Boot configuration is evaluated before the data source exists, and puts
 * in a transaction manager that does nothing.
 */
@Configuration(proxyBeanMethods = false)
class LogConfiguration {

    private static final int FETCH = 500;

    @Bean
    JsonMapper wire(EventTypeRegistry types) {
        return WireJson.mapper(types);
    }

    @Bean
    EventTypeSerializer eventSerializer(EventTypeRegistry types) {
        return new EventTypeSerializer(types);
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
    TransactionLock transactionLock(JdbcTemplate jdbc, @Value("${tracker.lock-patience:5s}") Duration patience) {
        return new TransactionLock(jdbc, patience);
    }

    @Bean
    HeadLock headLock(JdbcTemplate jdbc) {
        return new HeadLock(jdbc);
    }

    @Bean
    EventRowMapper eventRows(EventTypeSerializer serializer, EventUpcaster upcasters) {
        return new EventRowMapper(serializer, upcasters);
    }

    @Bean
    EventLog eventLog(JdbcTemplate jdbc, EventRowMapper rows) {
        return new EventLog(jdbc, rows);
    }

    @Bean
    SubjectHistories subjectHistories(JdbcTemplate jdbc, EventRowMapper rows, TransactionLock lock) {
        return new SubjectHistories(jdbc, rows, lock);
    }

    @Bean
    RecordTimes recordTimes(JdbcTemplate jdbc, TransactionLock lock, PlatformTransactionManager transactions) {
        return new RecordTimes(jdbc, lock, new TransactionTemplate(transactions));
    }

    @Bean
    @ConditionalOnProperty(name = "tracker.role", havingValue = "worker")
    ClosedTime closedTime(RecordTimes times, Clock clock) {
        return new ClosedTime(times, clock);
    }

    /** How often Axon's store looks for new events, for the views. */
    @Bean(destroyMethod = "end")
    Pace projectionPace() {
        return new Pace();
    }

    @Bean(destroyMethod = "shutDown")
    EmbeddedEventStore eventStore(
            ConnectionProvider connections,
            EventTypeSerializer serializer,
            EventUpcaster upcasters,
            Clock clock,
            TransactionLock lock,
            Pace projectionPace) {
        var builder = JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(NoTransactionManager.instance()) // for its reads: each is one statement
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .upcasterChain(upcasters)
                .batchSize(FETCH);
        var engine = new PostgresEventStorageEngine(
                (JdbcEventStorageEngine.Builder) builder, new AppendStatement(clock, lock), projectionPace);
        return EmbeddedEventStore.builder().storageEngine(engine).build();
    }

    /** Another process may have appended: whoever publishes nothing only lets Axon's store look for new events. */
    @Bean
    AppendNotifications appendNotifications(DataSource dataSource, EventStore store) {
        var notifications = new AppendNotifications(dataSource);
        notifications.onAppend(() -> store.publish(List.of()));
        return notifications;
    }

    @Bean
    EventAppender eventAppender(EventStore store, TransactionLock lock, ReleaseCheck release) {
        return new EventAppender(store, lock, release);
    }

    @Bean
    ReleaseCheck releaseCheck(DataSource database) {
        return ReleaseCheck.of(database);
    }

    @Bean
    CommandBus commandBus(TransactionManager transactions) {
        return SimpleCommandBus.builder().transactionManager(transactions).build();
    }

    /** Subscribes every bean with annotated command handlers, as Axon's own Spring configuration does. */
    @Bean
    @SuppressWarnings("unchecked") // no class literal has the type that Axon asks for
    SmartInitializingSingleton commandHandlers(ConfigurableListableBeanFactory beans, CommandBus bus) {
        var kind = (Class<? extends Message<?>>) (Class<?>) CommandMessage.class;
        return () -> MessageHandlerLookup.messageHandlerBeans(kind, beans)
                .forEach(name -> new AnnotationCommandHandlerAdapter<>(beans.getBean(name)).subscribe(bus));
    }

    @Bean
    Commands commands(CommandBus bus, PlatformTransactionManager transactions) {
        return new Commands(
                DefaultCommandGateway.builder().commandBus(bus).build(), new TransactionTemplate(transactions));
    }
}
