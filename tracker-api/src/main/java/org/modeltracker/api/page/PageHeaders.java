package org.modeltracker.api.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** A page runs no script and wears no style but the tracker's own files: text of a claim cannot become either. */
final class PageHeaders implements HandlerInterceptor {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** A chart may stand in anybody's page; it asks nothing and sends nothing. */
    private static final String EMBED = "/embed/";

    private static final String EMBED_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'; frame-ancestors *";

    /** What a page calls a key that it shows once. */
    static final String KEY = "mailedKey";

    /** These change while the record stays, or are one person's alone: the line of the sources, the kept page of a claim, a key. */
    private static final List<String> MOVING = List.of("filling", "evidence", KEY);

    /** A page of the past never changes, as its facts do not; another may be kept as its facts may. What is one owner's alone is kept nowhere. */
    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (isPage(handler)) {
            var ofFacts = response.getHeader(HttpHeaders.CACHE_CONTROL);
            write(request, response);
            if (ofFacts != null && isForAll(request, response)) {
                response.setHeader(HttpHeaders.CACHE_CONTROL, ofFacts);
                response.addHeader(HttpHeaders.VARY, HttpHeaders.COOKIE); // who is signed in sees another page
            }
        }
        if (page != null && MOVING.stream().anyMatch(name -> page.getModel().get(name) != null)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    private static boolean isForAll(HttpServletRequest request, HttpServletResponse response) {
        return response.getStatus() == HttpServletResponse.SC_OK
                && request.getUserPrincipal() == null
                && request.getMethod().matches("GET|HEAD")
                && TimeBar.isAnswering(request.getRequestURI());
    }

    static void write(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, request.getUserPrincipal() == null ? "no-cache" : "no-store");
        response.setHeader("Content-Security-Policy", isEmbed(request) ? EMBED_POLICY : POLICY);
        response.setHeader("Referrer-Policy", "same-origin");
    }

    private static boolean isEmbed(HttpServletRequest request) {
        return request.getRequestURI().startsWith(EMBED);
    }

    static boolean isPage(Object handler) {
        return handler instanceof HandlerMethod method
                && method.getBeanType().getPackageName().equals(PageHeaders.class.getPackageName());
    }
}
