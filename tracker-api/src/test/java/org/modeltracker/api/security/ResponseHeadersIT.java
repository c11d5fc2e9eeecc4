package org.modeltracker.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.ApiContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;

/** A body may be streamed by another thread while the request's own thread leaves the filters. */
class ResponseHeadersIT extends ApiContext {

    @Autowired
    private List<SecurityFilterChain> chains;

    @Test
    void the_headers_stand_before_the_answer_is_made_and_none_is_written_after_it() throws Exception {
        assertThat(chains).hasSize(2);
        for (var chain : chains) {
            var response = new MockHttpServletResponse();
            var before = new ArrayList<String>();
            FilterChain answer = (_, _) -> before.addAll(response.getHeaderNames());
            writer(chain).doFilter(new MockHttpServletRequest("GET", "/v1/events"), response, answer);
            assertThat(before).contains("X-Content-Type-Options", "X-Frame-Options");
            assertThat(response.getHeaderNames()).containsExactlyElementsOf(before);
        }
    }

    private static HeaderWriterFilter writer(SecurityFilterChain chain) {
        return chain.getFilters().stream()
                .filter(HeaderWriterFilter.class::isInstance)
                .map(HeaderWriterFilter.class::cast)
                .findAny()
                .orElseThrow();
    }
}
