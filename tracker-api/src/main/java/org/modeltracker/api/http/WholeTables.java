package org.modeltracker.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.request.CsvRows;
import org.modeltracker.api.http.request.HasNextPage;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives a list that is asked for as CSV as a whole: it reads one page after the other into a file. Before other advice, which says where the
 * list goes on.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class WholeTables implements ResponseBodyAdvice<Object> {

    private final FollowingPages pages;
    private final JsonMapper json;

    WholeTables(FollowingPages pages, JsonMapper json) {
        this.pages = pages;
        this.json = json;
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return converter == CsvConverter.class;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (!(body instanceof HasNextPage first) || first.next().isEmpty()) {
            return body;
        }
        var asked = ((ServletServerHttpRequest) request).getServletRequest();
        return CsvRows.wanted(asked) <= CsvRows.AT_ONCE
                ? body
                : unlessKnown(first, asked, ((ServletServerHttpResponse) response).getServletResponse());
    }

    /** Null where the reader has it already. The file has its ETag and its length: nothing is held back in memory for them. */
    private @Nullable CsvTableFile unlessKnown(
            HasNextPage first, HttpServletRequest request, HttpServletResponse response) {
        ShallowEtagHeaderFilter.disableContentCaching(request);
        try (var spool = new CsvSpool(json)) {
            var next = spool(first, spool, request, response);
            var file = spool.table();
            if (!new ServletWebRequest(request, response).checkNotModified(etag(file, request))) {
                return new CsvTableFile(file, Files.size(file), next);
            }
            Files.delete(file);
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
            return null;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the pages of the list could not be read", e);
        }
    }

    private Optional<HasNextPage.Next> spool(
            HasNextPage first, CsvSpool spool, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        int wanted = CsvRows.wanted(request);
        var page = first;
        add(page, spool);
        while (page.next().isPresent() && spool.count() < wanted) {
            page = pages.find(request, response, page.next().get(), wanted - spool.count());
            add(page, spool);
        }
        return page.next();
    }

    private void add(HasNextPage page, CsvSpool spool) throws IOException {
        spool.add(Objects.requireNonNull(AsTable.rows(page, json)));
    }

    private static String etag(Path file, HttpServletRequest request) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            return Etags.of(Etags.strong(bytes), request);
        }
    }
}
