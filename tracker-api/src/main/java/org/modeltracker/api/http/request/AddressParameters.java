package org.modeltracker.api.http.request;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** Which query parameters each address that can be read takes. A page links to an address only with those. */
@Component
public class AddressParameters {

    private final ObjectProvider<RequestMappingHandlerMapping> handlers;
    private final AllowedValues values;
    private final Map<PathPattern, DeclaredParameters> declared = new ConcurrentHashMap<>();

    /** @param handlers asked late: they need the interceptors of pages first */
    AddressParameters(ObjectProvider<RequestMappingHandlerMapping> handlers, AllowedValues values) {
        this.handlers = handlers;
        this.values = values;
    }

    /** Whether there is such an address, and it takes all these parameters. */
    public boolean take(String path, Collection<String> names) {
        if (declared.isEmpty()) {
            handlers.stream().forEach(this::read);
        }
        var parsed = PathContainer.parsePath(path);
        return declared.entrySet().stream()
                .filter(each -> each.getKey().matches(parsed))
                .min(Map.Entry.comparingByKey(PathPattern.SPECIFICITY_COMPARATOR))
                .filter(each -> names.stream().allMatch(each.getValue()::known))
                .isPresent();
    }

    private void read(RequestMappingHandlerMapping mapping) {
        mapping.getHandlerMethods().forEach((info, method) -> {
            if (isRead(info) && info.getPathPatternsCondition() != null) {
                var parameters = DeclaredParameters.of(method, values);
                info.getPathPatternsCondition().getPatterns().forEach(path -> declared.put(path, parameters));
            }
        });
    }

    private static boolean isRead(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().contains(RequestMethod.GET);
    }
}
