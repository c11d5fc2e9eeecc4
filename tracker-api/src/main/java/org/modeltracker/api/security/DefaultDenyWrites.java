package org.modeltracker.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** A write without a rule needs the operator's key, so a forgotten rule opens nothing. */
class DefaultDenyWrites implements HandlerInterceptor {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private static final PathPatternRequestMatcher EVERYTHING =
            PathPatternRequestMatcher.withDefaults().matcher(ScopeRule.EVERYTHING);

    private final List<PathPatternRequestMatcher> ruled;

    DefaultDenyWrites(List<ScopeRule> rules) {
        this.ruled = rules.stream().map(ScopeRule::matcher).toList();
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod
                && EVERYTHING.matches(request)
                && !READS.contains(request.getMethod())
                && ruled.stream().noneMatch(rule -> rule.matches(request))) {
            CurrentCaller.with(Scope.KEYS_ADMIN.word());
        }
        return true;
    }
}
