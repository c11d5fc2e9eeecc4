package org.modeltracker.api.http;

import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.request.HasNextPage;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.util.UriComponentsBuilder;

/** Tells where a list goes on, and caches that an address has answers in several forms. */
@ControllerAdvice
class AnswerHeaders implements ResponseBodyAdvice<Object> {

    private final String publicUrl;

    AnswerHeaders(HttpSettings settings) {
        this.publicUrl = settings.publicUrl();
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (body instanceof HasNextPage continued) {
            continued
                    .next()
                    .ifPresent(next -> response.getHeaders()
                            .add(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(address(request, next))));
        }
        return body;
    }

    /** From the settings: the request's own host is what its sender wrote, and caches hand answers on to others. */
    private String address(ServerHttpRequest request, HasNextPage.Next next) {
        return UriComponentsBuilder.fromUriString(publicUrl)
                .path(request.getURI().getRawPath())
                .query(request.getURI().getRawQuery())
                .replaceQueryParam(next.parameter(), next.value())
                .build(true)
                .toUriString();
    }
}
