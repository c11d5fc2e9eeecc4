package org.modeltracker.api.http.cache;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.ModelListTimes;
import org.modeltracker.api.http.request.ModelTimes;
import org.modeltracker.api.http.request.SubjectTimes;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Tells which requests have an answer that is the same for all who may read it: those of the record at a point of time, in one piece. A page
 * says who is signed in, so only those for nobody in particular are among them. An endpoint that writes its answer itself sends a file.
 */
final class SharedEndpoints {

    private static final Set<Class<?>> TIMES =
            Set.of(ListTimes.class, ModelListTimes.class, ModelTimes.class, SubjectTimes.class);
    private static final Set<Class<?>> STREAMS =
            Set.of(StreamingResponseBody.class, ResponseBodyEmitter.class, Resource.class);
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final Map<Method, Kind> kinds = new ConcurrentHashMap<>();

    private enum Kind {
        FOR_ALL,
        FOR_ALL_WITHOUT_A_NAME,
        NO
    }

    boolean isForAll(HttpServletRequest request, Object handler) {
        return handler instanceof HandlerMethod method
                && METHODS.contains(request.getMethod())
                && request.getHeader(HttpHeaders.RANGE) == null
                && switch (kinds.computeIfAbsent(method.getMethod(), _ -> kind(method))) {
                    case FOR_ALL -> true;
                    case FOR_ALL_WITHOUT_A_NAME -> request.getUserPrincipal() == null;
                    case NO -> false;
                };
    }

    private static Kind kind(HandlerMethod method) {
        boolean takesTimes =
                Stream.of(method.getMethodParameters()).anyMatch(type -> TIMES.contains(type.getParameterType()));
        if (!(takesTimes || method.hasMethodAnnotation(SameForAll.class))
                || method.isVoid()
                || streams(method.getMethod())) {
            return Kind.NO;
        }
        return AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ResponseBody.class)
                ? Kind.FOR_ALL
                : Kind.FOR_ALL_WITHOUT_A_NAME;
    }

    private static boolean streams(Method method) {
        var returned = ResolvableType.forMethodReturnType(method);
        var body = returned.hasGenerics() ? returned.getGeneric(0) : returned;
        return STREAMS.stream().anyMatch(stream -> stream.isAssignableFrom(body.toClass()));
    }
}
