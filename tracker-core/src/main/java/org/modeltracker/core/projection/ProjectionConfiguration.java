package org.modeltracker.core.projection;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.modeltracker.core.background.NodeRole;
import org.modeltracker.core.background.Pace;
import org.modeltracker.core.log.AppendNotifications;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.log.RecordTimes;
import org.modeltracker.core.log.ReleaseCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Projections follow the log on Axon's tracking processor. */
@Configuration(proxyBeanMethods = false)
class ProjectionConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionConfiguration.class);

    @Bean
    ProjectionDaemon views(
            EventStore store,
            EventLog log,
            DataSource dataSource,
            ConnectionProvider connections,
            TransactionManager transactions,
            PlatformTransactionManager platform,
            JdbcTemplate jdbc,
            AppendNotifications notifications,
            List<Projection> projections,
            DeadLetters deadLetters,
            List<ReleasedDeadLetters> released,
            ReleaseCheck release,
            RebuildTable rebuilds,
            Pace projectionPace,
            Supplier<UUID> ids) {
        var node = ids.get();
        LOG.info("this node owns the views as {}", node); // as in the column owner of view.token
        var schemas = new ProjectionSchema(dataSource, connections, transactions, jdbc, node);
        var position = new ProjectionProgress(jdbc, notifications::isListening, projectionPace);
        notifications.onViewsMoved(position::announce);
        var processors = new ViewsProcessor.Factory(store, schemas, projections, savepoint(platform));
        var replacement = new ViewsReplacement(
                processors, log, schemas, new TransactionTemplate(platform), position, deadLetters, released);
        return new ProjectionDaemon(processors, schemas, position, deadLetters, replacement, release, rebuilds);
    }

    private static TransactionTemplate savepoint(PlatformTransactionManager platform) {
        var nested = new TransactionTemplate(platform);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        return nested;
    }

    @Bean
    RebuildTable rebuildTable(JdbcTemplate jdbc, Clock clock) {
        return new RebuildTable(jdbc, clock);
    }

    @Bean
    DeadLetters deadLetters(JdbcTemplate jdbc, Clock clock) {
        return new DeadLetters(jdbc, clock);
    }

    @Bean
    AsOfResolver asOfResolver(RecordTimes times, ProjectionDaemon views, NodeRole role, Clock clock) {
        return new AsOfResolver(times, views, role, clock);
    }
}
