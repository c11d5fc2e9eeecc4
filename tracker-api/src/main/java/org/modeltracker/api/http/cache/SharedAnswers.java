package org.modeltracker.api.http.cache;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.Caching;
import org.modeltracker.api.http.Etags;
import org.modeltracker.api.http.cache.AnswerCache.Making;
import org.modeltracker.core.overview.RecordState;
import org.modeltracker.core.overview.RecordStates;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

/** An answer that many ask for is made once for the state of the record that each of them finds. */
final class SharedAnswers implements AsyncHandlerInterceptor {

    private static final String FIRST = SharedAnswers.class.getName();

    private final AnswerCache cache;
    private final RecordStates states;
    private final Caching caching;
    private final Clock clock;
    private final SharedEndpoints endpoints = new SharedEndpoints();

    SharedAnswers(AnswerCache cache, RecordStates states, Caching caching, Clock clock) {
        this.cache = cache;
        this.states = states;
        this.caching = caching;
        this.clock = clock;
    }

    /** Of the request that makes the answer. */
    private record First(Making making, EndpointHeaders before) {}

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!endpoints.isForAll(request, handler)) {
            return true;
        }
        var key = cache.isOn() ? AnswerKey.of(request, clock.instant()) : Optional.<AnswerKey>empty();
        var kept = key.isPresent() ? find(key.get(), states.now(), request, response) : null;
        if (kept == null) {
            response.setHeader(
                    HttpHeaders.CACHE_CONTROL, caching.present().getHeaderValue()); // unless the endpoint knows better
            return true;
        }
        kept.write(request, response);
        return false;
    }

    private @Nullable KeptAnswer find(
            AnswerKey key, RecordState state, HttpServletRequest request, HttpServletResponse response) {
        if (key.isAhead(state.head())) {
            return null; // who waits for the log waits by itself, and is counted
        }
        var kept = cache.find(key, state);
        if (kept != null) {
            return kept;
        }
        var making = cache.join(key, state);
        if (!making.isMine()) {
            return making.await();
        }
        request.setAttribute(FIRST, new First(making, EndpointHeaders.of(response)));
        return null;
    }

    /** The body is still held back for its ETag. It is kept if it is of one state of the record: nothing changed while it was made. */
    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (!(request.getAttribute(FIRST) instanceof First first)) {
            return;
        }
        request.removeAttribute(FIRST);
        @Nullable KeptAnswer answer = null;
        boolean unchanged = false;
        try {
            answer = failure == null ? answer(first, request, response) : null;
            unchanged = answer != null && states.now().equals(answer.state());
        } finally {
            cache.end(first.making, answer, unchanged);
        }
    }

    /** A stream is not kept. */
    @Override
    public void afterConcurrentHandlingStarted(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(FIRST) instanceof First first) {
            request.removeAttribute(FIRST);
            cache.end(first.making, null, false);
        }
    }

    private static @Nullable KeptAnswer answer(First first, HttpServletRequest request, HttpServletResponse response) {
        var held = WebUtils.getNativeResponse(response, ContentCachingResponseWrapper.class);
        var type = response.getContentType();
        if (held == null || type == null || !mayBeGivenToOthers(response)) {
            return null;
        }
        var body = held.getContentAsByteArray();
        if (body.length == 0) {
            return null;
        }
        var etag = strongEtag(body);
        response.setHeader(HttpHeaders.ETAG, Etags.of(etag, request));
        var headers = EndpointHeaders.of(response).since(first.before);
        return new KeptAnswer(first.making.state(), type, headers, etag, body);
    }

    private static String strongEtag(byte[] body) {
        try {
            return Etags.strong(new ByteArrayInputStream(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean mayBeGivenToOthers(HttpServletResponse response) {
        var control = response.getHeader(HttpHeaders.CACHE_CONTROL);
        return response.getStatus() == HttpServletResponse.SC_OK
                && !response.isCommitted()
                && !response.containsHeader(HttpHeaders.SET_COOKIE)
                && (control == null || !control.contains("no-store"));
    }
}
