package org.modeltracker.core;

import com.fasterxml.uuid.Generators;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.modeltracker.core.access.AccessEvent;
import org.modeltracker.core.background.NodeRole;
import org.modeltracker.core.benchmark.BenchmarkEvent;
import org.modeltracker.core.claim.ClaimEvent;
import org.modeltracker.core.expectation.ExpectationEvent;
import org.modeltracker.core.identity.IdentityEvent;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.openness.OpennessEvent;
import org.modeltracker.core.organisation.OrganisationEvent;
import org.modeltracker.core.pricing.PricingEvent;
import org.modeltracker.core.release.ReleaseEvent;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.io.Resource;

/** Everything from command to query. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
public class CoreConfiguration {

    /** Creates ids of new events: UUIDs of version 7, which sort by time. */
    @Bean
    Supplier<UUID> ids() {
        return Generators.timeBasedEpochRandomGenerator()::generate;
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Another word than those of {@link NodeRole} stops the start, which names them. */
    @Bean
    NodeRole nodeRole(@Value("${tracker.role:all}") NodeRole role) {
        return role;
    }

    /** The rules by a table of the operator's choice; a mistake in it stops the start. */
    @Bean
    IdentityRules identityRules(@Value("${tracker.identity-table:classpath:identity.yaml}") Resource table)
            throws IOException {
        try (var yaml = table.getInputStream()) {
            return IdentityRules.read(yaml, String.valueOf(table.getFilename()));
        }
    }

    /** The packages whose claim data the log stores. */
    @Bean
    static EventTypeRegistry eventTypes() {
        return new EventTypeRegistry(List.of(
                OrganisationEvent.class,
                ReleaseEvent.class,
                IdentityEvent.class,
                AccessEvent.class,
                PricingEvent.class,
                OpennessEvent.class,
                BenchmarkEvent.class,
                ExpectationEvent.class,
                ClaimEvent.class));
    }
}
