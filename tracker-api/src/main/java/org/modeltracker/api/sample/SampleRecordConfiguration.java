package org.modeltracker.api.sample;

import org.modeltracker.api.database.NoDatabaseGiven;
import org.modeltracker.core.claim.EnvelopeReader;
import org.modeltracker.core.claim.Recorder;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.projection.ProjectionDaemon;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The sample goes into the embedded database only: a server of one's own starts empty. */
@Configuration(proxyBeanMethods = false)
class SampleRecordConfiguration {

    @Bean
    @Conditional(NoDatabaseGiven.class)
    @ConditionalOnExpression("'${tracker.sample-record}' != 'none'")
    SampleRecord sampleRecord(
            @Value("${tracker.sample-record}") String name,
            EnvelopeReader reader,
            Recorder recorder,
            EventLog log,
            ProjectionDaemon views) {
        return new SampleRecord(name, reader, recorder, log, views);
    }
}
