package org.modeltracker.api.trace;

import io.micrometer.observation.ObservationFilter;
import java.time.Duration;
import org.modeltracker.core.background.RegularWork;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TraceConfiguration {

    /** Links of letters have secrets in their addresses. The template of an address is in the span's name. */
    @Bean
    ObservationFilter addressesStayHere() {
        return observed -> observed.removeHighCardinalityKeyValue("http.url");
    }

    @Bean
    RegularWork tracesForgotten(TraceStore store) {
        return new RegularWork("trace-forgetting", Duration.ofHours(1), store::forget);
    }
}
