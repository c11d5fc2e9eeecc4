package org.modeltracker.api.evidence;

import java.util.ArrayList;
import org.modeltracker.api.evidence.PageLoops.Loop;
import org.modeltracker.core.background.PollingLoop;
import org.modeltracker.core.log.AppendNotifications;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.projection.EventSubscription;
import org.modeltracker.core.projection.ProjectionDaemon;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PageSettings.class)
class EvidenceConfiguration {

    @Bean
    PollingLoop pageFetching(PageRound round) {
        return new PollingLoop("pages", round);
    }

    @Bean
    PageLoops pageLoops(
            PageSettings settings,
            PollingLoop fetching,
            SourcePages sources,
            EventLog log,
            ProjectionDaemon views,
            AppendNotifications notifications,
            PlatformTransactionManager transactions,
            JdbcTemplate jdbc) {
        var loops = new ArrayList<Loop>();
        if (settings.keepEvidence()) {
            var subscription =
                    new EventSubscription("evidence", sources, log, views, notifications, transactions, jdbc);
            loops.add(new Loop(subscription::start, subscription::stop));
        }
        if (settings.keepEvidence() || settings.watch()) {
            loops.add(new Loop(fetching::start, fetching::stop));
        }
        return new PageLoops(loops);
    }
}
