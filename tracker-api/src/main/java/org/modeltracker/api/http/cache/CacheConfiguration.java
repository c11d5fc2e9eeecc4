package org.modeltracker.api.http.cache;

import java.time.Clock;
import org.modeltracker.api.http.Caching;
import org.modeltracker.core.overview.RecordStates;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Registers the cache before all other interceptors: what they would refuse was never kept. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CacheSettings.class)
class CacheConfiguration implements WebMvcConfigurer {

    private final AnswerCache cache;
    private final RecordStates states;
    private final Caching caching;
    private final Clock clock;

    CacheConfiguration(AnswerCache cache, RecordStates states, Caching caching, Clock clock) {
        this.cache = cache;
        this.states = states;
        this.caching = caching;
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new SharedAnswers(cache, states, caching, clock))
                .order(Ordered.HIGHEST_PRECEDENCE);
    }
}
