package org.modeltracker.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.request.HasNextPage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.http.HttpEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolverComposite;
import org.springframework.web.method.support.InvocableHandlerMethod;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletRequestDataBinderFactory;

/** Asks an endpoint for the next page of its list, as a reader would who follows the link. */
@Component
class FollowingPages {

    private final ObjectProvider<RequestMappingHandlerAdapter> adapters;

    /** @param adapters asked late: they look for advice first, of which this is a part */
    FollowingPages(ObjectProvider<RequestMappingHandlerAdapter> adapters) {
        this.adapters = adapters;
    }

    /** @param request for a page before it @param rows at most */
    HasNextPage find(HttpServletRequest request, HttpServletResponse response, HasNextPage.Next next, int rows)
            throws Exception {
        var asked = new ServletWebRequest(new Asking(request, next, rows), response);
        var answer = method(request).invokeForRequest(asked, new ModelAndViewContainer());
        return (HasNextPage) Objects.requireNonNull(answer instanceof HttpEntity<?> entity ? entity.getBody() : answer);
    }

    private InvocableHandlerMethod method(HttpServletRequest request) {
        var handler = (HandlerMethod)
                Objects.requireNonNull(request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE));
        var adapter = adapters.stream().findFirst().orElseThrow();
        var resolvers = new HandlerMethodArgumentResolverComposite();
        resolvers.addResolvers(Objects.requireNonNull(adapter.getArgumentResolvers()));
        var method = new InvocableHandlerMethod(handler.createWithResolvedBean());
        method.setHandlerMethodArgumentResolvers(resolvers);
        method.setDataBinderFactory(new ServletRequestDataBinderFactory(List.of(), adapter.getWebBindingInitializer()));
        method.setParameterNameDiscoverer(new DefaultParameterNameDiscoverer());
        return method;
    }

    /** The same request for another page. */
    private static final class Asking extends HttpServletRequestWrapper {

        private final Map<String, String[]> parameters;

        Asking(HttpServletRequest request, HasNextPage.Next next, int rows) {
            super(request);
            parameters = new LinkedHashMap<>(request.getParameterMap());
            parameters.put(next.parameter(), new String[] {next.value()});
            parameters.put("limit", new String[] {Integer.toString(rows)});
        }

        @Override
        public @Nullable String getParameter(String name) {
            var values = parameters.get(name);
            return values == null ? null : values[0];
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Collections.unmodifiableMap(parameters);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(parameters.keySet());
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return parameters.get(name);
        }
    }
}
