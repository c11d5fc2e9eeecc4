package org.modeltracker.api.security;

import jakarta.servlet.DispatcherType;
import org.modeltracker.api.http.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/**
 * Pages that need a key: it is brought once, to the sign-in page, and the session knows from then on who brought it, never the key. Forms carry
 * Spring Security's token against forgery. Nothing under {@code /v1} knows of the session.
 */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    private static final String SIGN_IN = "/sign-in";
    private static final String SIGN_OUT = "/sign-out";

    @Bean
    @Order(1)
    SecurityFilterChain signedInPages(HttpSecurity http, Door door, Keys keys) {
        return http.securityMatcher(SIGN_IN, SIGN_OUT, "/webhooks", "/webhooks/**")
                .authenticationManager(byKey(door))
                .formLogin(form -> form.loginPage(SIGN_IN)
                        .passwordParameter("key")
                        .defaultSuccessUrl("/webhooks", true)
                        .failureUrl(SIGN_IN + "?refused=true"))
                .logout(out -> out.logoutUrl(SIGN_OUT).logoutSuccessUrl(SIGN_IN))
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable))
                .exceptionHandling(refused -> refused.accessDeniedPage("/refused"))
                .addFilterAfter(new RevokedKeyFilter(keys), SecurityContextHolderFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(SIGN_IN, SIGN_OUT)
                                .permitAll()
                                .anyRequest()
                                .access(new NeedsScope(Scope.WEBHOOKS_WRITE.word())))
                .build();
    }

    private static AuthenticationManager byKey(Door door) {
        return given -> {
            var address =
                    given.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
            try {
                return new CallerToken(
                        door.caller(String.valueOf(given.getCredentials()).strip(), address));
            } catch (Problem refused) {
                throw new BadCredentialsException(refused.body().detail(), refused);
            }
        };
    }
}
