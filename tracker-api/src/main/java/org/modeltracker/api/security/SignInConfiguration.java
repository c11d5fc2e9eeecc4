package org.modeltracker.api.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.modeltracker.api.http.HttpSettings;
import org.modeltracker.api.http.problem.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Pages that need a key, which are those of webhooks, decisions about identities and reviews, or all of them where reads need one: it is brought once, to the sign-in page, and the session knows from then on who brought it, never the key. Each form carries
 * Spring Security's token against forgery. Nothing under {@code /v1} knows of the session.
 */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    private static final String SIGN_IN = "/sign-in";
    private static final String SIGN_OUT = "/sign-out";
    private static final RequestMatcher WEBHOOKS = any("/webhooks/**");
    /** Everybody reads them; who may write events decides there. */
    private static final List<String> QUEUE_PAGES = List.of("/identities", "/reviews");

    private static final RequestMatcher QUEUES = new OrRequestMatcher(
            QUEUE_PAGES.stream().map(page -> any(page + "/**")).toList());
    private static final RequestMatcher DECISIONS =
            new AndRequestMatcher(QUEUES, request -> HttpMethod.POST.matches(request.getMethod()));
    private static final RequestMatcher HERE = any(SIGN_IN, SIGN_OUT);

    /** What no session opens: {@link SecurityConfiguration} has the rules for these. */
    private static final RequestMatcher NO_PAGES = any(
            "/v1/**",
            "/feeds/**",
            "/hub",
            "/mcp/**",
            "/actuator/**",
            "/subscribe/*/*/*",
            "/v3/**",
            "/docs/**",
            "/webjars/**",
            "/swagger-ui/**",
            "/assets/**",
            "/favicon.ico",
            "/robots.txt",
            "/llms.txt",
            "/opensearch.xml");

    private static final RequestMatcher NOTHING = request -> false;

    private final RedirectStrategy redirect = new DefaultRedirectStrategy();
    private final boolean readsNeedKey;

    SignInConfiguration(HttpSettings settings) {
        this.readsNeedKey = settings.readsNeedKey();
    }

    @Bean
    @Order(1)
    SecurityFilterChain signedInPages(HttpSecurity http, KeyAuthenticator door, Keys keys) {
        return http.securityMatcher(pages(readsNeedKey))
                .authenticationManager(byKey(door))
                .formLogin(form -> form.loginPage(SIGN_IN)
                        .passwordParameter("key")
                        .successHandler((request, response, who) ->
                                redirect.sendRedirect(request, response, afterSignIn(request)))
                        .failureHandler((request, response, why) -> {
                            request.getSession().setAttribute(ApiPrincipal.REFUSAL, why.getMessage());
                            redirect.sendRedirect(request, response, SIGN_IN + "?refused=true");
                        }))
                .logout(out -> out.logoutUrl(SIGN_OUT).logoutSuccessUrl(SIGN_IN))
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(ResponseHeaders::write)
                .exceptionHandling(refused -> refused.accessDeniedPage("/refused"))
                .addFilterAfter(new RevokedKeyFilter(keys), SecurityContextHolderFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(HERE)
                                .permitAll()
                                .requestMatchers(WEBHOOKS)
                                .access(new NeedsScope(Scope.WEBHOOKS_WRITE.word()))
                                .requestMatchers(DECISIONS)
                                .access(new NeedsScope(Scope.EVENTS_WRITE.word()))
                                .requestMatchers(readsNeedKey ? NOTHING : QUEUES)
                                .permitAll()
                                .anyRequest()
                                .access(new NeedsScope(Scope.HISTORY_READ.word())))
                .build();
    }

    /** What has a session, and nothing else has. */
    static RequestMatcher pages(boolean readsNeedKey) {
        return readsNeedKey ? new NegatedRequestMatcher(NO_PAGES) : new OrRequestMatcher(HERE, WEBHOOKS, QUEUES);
    }

    /** Back to the page that somebody came from; only a page of this service. */
    private String afterSignIn(HttpServletRequest request) {
        var to = request.getParameter("to");
        if (to != null && QUEUE_PAGES.contains(to)) {
            return to;
        }
        return readsNeedKey ? "/" : "/webhooks";
    }

    private static RequestMatcher any(String... paths) {
        return new OrRequestMatcher(Arrays.stream(paths)
                .map(path -> (RequestMatcher)
                        PathPatternRequestMatcher.withDefaults().matcher(path))
                .toList());
    }

    private static AuthenticationManager byKey(KeyAuthenticator door) {
        return given -> {
            var address =
                    given.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
            try {
                return new ApiPrincipalToken(
                        door.caller(String.valueOf(given.getCredentials()).strip(), address));
            } catch (Problem refused) {
                throw new BadCredentialsException(refused.body().detail(), refused);
            }
        };
    }
}
