package org.modeltracker.api.security;

import jakarta.servlet.DispatcherType;
import java.security.SecureRandom;
import java.util.List;
import java.util.random.RandomGenerator;
import org.modeltracker.api.http.HttpSettings;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.problem.ProblemWriter;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Keys instead of passwords and sessions. Nothing here is ambient (no cookies), so there is no request forgery to guard against; the few pages
 * that need a key have rules of their own, {@link SignInConfiguration}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecuritySettings.class)
class SecurityConfiguration implements WebMvcConfigurer {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(ApiPrincipal.class);
    }

    private final List<ScopeRule> rules;

    SecurityConfiguration(HttpSettings settings) {
        this.rules = ScopeRule.all(settings.readsNeedKey());
    }

    @Bean
    RandomGenerator keyRandom() {
        return new SecureRandom();
    }

    /** Each filter would time itself, at a tenth of a request's work. Requests are timed as a whole. */
    @Bean
    SecurityObservationSettings filterObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** Nobody logs in here; without this bean Spring Boot makes up a user and prints a password. */
    @Bean
    AuthenticationManager nobodyLogsIn() {
        return _ -> {
            throw new BadCredentialsException("there are keys only");
        };
    }

    /** What the firewall refuses (double slashes, encoded dots) never reaches an endpoint. */
    @Bean
    RequestRejectedHandler requestRejectedHandler(ProblemWriter problems) {
        return (request, response, rejected) -> problems.answer(rejected, request, response);
    }

    @Bean
    SecurityFilterChain keyedRequests(HttpSecurity http, KeyAuthenticator door, ProblemWriter problems) {
        var contexts = new RequestAttributeSecurityContextRepository();
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context -> context.securityContextRepository(contexts))
                .headers(ResponseHeaders::write)
                .addFilter(ReadOnlyCors.filter(problems))
                .addFilterBefore(new ApiKeyFilter(door, problems, contexts), AnonymousAuthenticationFilter.class)
                .exceptionHandling(refused -> refused.authenticationEntryPoint(
                                (request, response, _) -> problems.write(AuthProblems.noKey(), response))
                        .accessDeniedHandler((request, response, denied) -> problems.write(problem(denied), response)))
                .authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                            .permitAll();
                    for (var rule : rules) {
                        requests.requestMatchers(rule.matcher())
                                .access(new NeedsScope(rule.scope().word()));
                    }
                    requests.requestMatchers("/actuator/health/**", ScopeRule.METRICS)
                            .permitAll();
                    requests.requestMatchers("/actuator/**").access(new NeedsScope(Scope.KEYS_ADMIN.word()));
                    requests.anyRequest().permitAll();
                })
                .build();
    }

    private static Problem problem(AccessDeniedException denied) {
        return denied instanceof AuthorizationDeniedException refused
                        && refused.getAuthorizationResult() instanceof NeedsScope.Decision decision
                ? AuthProblems.missingScope(decision.scope())
                : AuthProblems.forbidden();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new DefaultDenyWrites(rules));
    }
}
