package org.modeltracker.api.security;

import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;

/** Spring Security's headers, but for two: answers say themselves how long they may be kept, and a chart may stand in any page. */
final class ResponseHeaders {

    private static final String EMBEDDED = "/embed/**";

    private ResponseHeaders() {}

    static void write(HeadersConfigurer<HttpSecurity> headers) {
        var embedded = PathPatternRequestMatcher.withDefaults().matcher(EMBEDDED);
        headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        new NegatedRequestMatcher(embedded), new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY)))
                .addObjectPostProcessor(new Eagerly());
    }

    /**
     * Headers stand before the answer is made. Written after it, as by default, they meet the thread that streams the body, and headers get lost
     * (spring-projects/spring-security#15510).
     */
    private static final class Eagerly implements ObjectPostProcessor<HeaderWriterFilter> {

        @Override
        public <O extends HeaderWriterFilter> O postProcess(O filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    }
}
