package org.modeltracker.api.webhook;

import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.modeltracker.core.claim.Changes;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.log.Follower;
import org.modeltracker.core.log.Followers;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.StringUtils;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
class WebhookConfiguration {

    /** Only the embedded database has a folder beside which a key may be made. */
    @Bean
    KeyFromOperator keyFromOperator(WebhookSettings settings, Environment environment, RandomGenerator random) {
        boolean embedded = !StringUtils.hasText(environment.getProperty("spring.datasource.url"));
        var directory = Path.of(environment.getProperty("tracker.data-directory", "tracker-data"));
        return new KeyFromOperator(settings.key(), settings.previousKey(), embedded ? directory : null, random);
    }

    @Bean
    Outcomes outcomes(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Endpoints endpoints,
            Notices notices,
            WebhookSettings settings,
            RandomGenerator random,
            Clock clock) {
        return new Outcomes(
                jdbc,
                new TransactionTemplate(transactions),
                endpoints,
                notices,
                new RetryPlan(settings, random),
                new EndpointHealth(settings),
                clock);
    }

    @Bean
    Sender webhookSender(
            Claims claims,
            ClockSteps steps,
            Attempts attempts,
            Consent consent,
            Outcomes outcomes,
            WebhookSettings settings,
            Clock clock) {
        return new Sender(claims, steps, attempts, consent, outcomes, settings, clock);
    }

    @Bean
    Forgetting webhookForgetting(
            JdbcTemplate jdbc, PlatformTransactionManager transactions, WebhookSettings settings, Clock clock) {
        return new Forgetting(jdbc, new TransactionTemplate(transactions), settings, clock);
    }

    @Bean
    Follower webhooksFollower(Followers followers, FanOut fanOut) {
        return followers.follow("webhooks", fanOut);
    }

    @Bean
    Replays replays(
            ReplayStore store,
            EventLog log,
            Follower webhooksFollower,
            Changes changes,
            FanOut fanOut,
            Subscriptions subscriptions,
            Sender sender,
            PlatformTransactionManager transactions,
            Supplier<UUID> ids,
            Clock clock) {
        return new Replays(
                store, log, webhooksFollower, changes, fanOut, subscriptions, sender, transactions, ids, clock);
    }
}
