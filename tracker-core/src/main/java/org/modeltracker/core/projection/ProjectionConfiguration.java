package org.modeltracker.core.projection;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.modeltracker.core.log.AppendNotifications;
import org.modeltracker.core.log.EventLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Projections follow the log on Axon's tracking processor. */
@Configuration(proxyBeanMethods = false)
class ProjectionConfiguration {

    @Bean
    ProjectionDaemon views(
            EventStore store,
            EventLog log,
            DataSource dataSource,
            ConnectionProvider connections,
            TransactionManager transactions,
            PlatformTransactionManager platform,
            JdbcTemplate jdbc,
            AppendNotifications listener,
            List<Projection> projections,
            DeadLetters deadLetters,
            List<ReleasedDeadLetters> latecomers) {
        var schemas = new ProjectionSchema(dataSource, connections, transactions, jdbc);
        var position = new ProjectionProgress(jdbc, listener::isListening);
        listener.followViews(position::announce);
        return new ProjectionDaemon(
                store, log, schemas, new TransactionTemplate(platform), position, projections, deadLetters, latecomers);
    }

    @Bean
    DeadLetters deadLetters(JdbcTemplate jdbc, Clock clock) {
        return new DeadLetters(jdbc, clock);
    }

    @Bean
    EventSubscriptions followers(
            EventLog log,
            ProjectionDaemon views,
            AppendNotifications listener,
            PlatformTransactionManager platform,
            JdbcTemplate jdbc) {
        return new EventSubscriptions(log, views, listener, platform, jdbc);
    }

    @Bean
    AsOfResolver moments(EventLog log, ProjectionDaemon views, Clock clock) {
        return new AsOfResolver(log, views, clock);
    }
}
