package org.modeltracker.api.webhook;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.modeltracker.api.trace.Traces;
import org.modeltracker.api.webhook.signing.MasterKey;
import org.modeltracker.core.answer.ChangeDetector;
import org.modeltracker.core.background.PollingLoop;
import org.modeltracker.core.background.RegularWork;
import org.modeltracker.core.log.AppendNotifications;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.projection.EventSubscription;
import org.modeltracker.core.projection.ProjectionDaemon;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.StringUtils;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WebhookSettings.class, EmailSettings.class, KeySettings.class})
class WebhookConfiguration {

    /** Only the embedded database has a folder beside which a key may be made. */
    @Bean
    MasterKey keyFromOperator(WebhookSettings settings, Environment environment, RandomGenerator random) {
        boolean embedded = !StringUtils.hasText(environment.getProperty("spring.datasource.url"));
        var directory = Path.of(environment.getProperty("tracker.data-directory", "tracker-data"));
        return new MasterKey(settings.key(), settings.previousKey(), embedded ? directory : null, random);
    }

    @Bean
    AttemptResultWriter outcomes(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            ReceiverTable endpoints,
            OperationalEvents notices,
            WebhookSettings settings,
            RandomGenerator random,
            Clock clock) {
        return new AttemptResultWriter(
                jdbc,
                new TransactionTemplate(transactions),
                endpoints,
                notices,
                new RetryPlan(settings, random),
                new ReceiverHealthPolicy(settings),
                clock);
    }

    @Bean
    DeliveryWorker webhookSender(
            DeliveryLeases claims,
            ClockSteps steps,
            AttemptSender attempts,
            EndpointVerification consent,
            AttemptResultWriter outcomes,
            EmailRelay relay,
            Traces traces,
            WebhookSettings settings,
            Clock clock) {
        return new DeliveryWorker(claims, steps, attempts, consent, outcomes, relay, traces, settings, clock);
    }

    @Bean
    DeliveryRetention webhookForgetting(
            JdbcTemplate jdbc, PlatformTransactionManager transactions, WebhookSettings settings, Clock clock) {
        var transaction = new TransactionTemplate(transactions);
        return new DeliveryRetention(new DeliveryPartitions(jdbc, transaction), jdbc, transaction, settings, clock);
    }

    @Bean
    RegularWork deliveriesForgotten(DeliveryRetention retention) {
        return new RegularWork("webhook-forgetting", Duration.ofHours(1), retention::sweep);
    }

    @Bean
    EventSubscription webhookSubscription(
            FanOut fanOut,
            EventLog log,
            ProjectionDaemon views,
            AppendNotifications notifications,
            PlatformTransactionManager transactions,
            JdbcTemplate jdbc) {
        return new EventSubscription("webhooks", fanOut, log, views, notifications, transactions, jdbc);
    }

    @Bean
    TimedNews timedNews(
            DueNews due,
            Reminders reminders,
            ScheduledDigests digests,
            EmailExpiry expiry,
            HubNews feeds,
            HubExpiry leases) {
        return new TimedNews(List.of(
                new PollingLoop("webhook-due-news", due),
                new PollingLoop("webhook-reminders", reminders),
                new PollingLoop("webhook-digests", digests),
                new PollingLoop("email-expiry", expiry),
                new PollingLoop("hub-news", feeds),
                new PollingLoop("hub-expiry", leases)));
    }

    @Bean
    Replays replays(
            ReplayStore store,
            EventLog log,
            EventSubscription webhookSubscription,
            ChangeDetector changes,
            MessageWriter writer,
            SubscriptionMatcher subscriptions,
            MissedDueNews due,
            DeliveryWorker sender,
            PlatformTransactionManager transactions,
            Supplier<UUID> ids,
            Clock clock) {
        return new Replays(
                store, log, webhookSubscription, changes, writer, subscriptions, due, sender, transactions, ids, clock);
    }
}
