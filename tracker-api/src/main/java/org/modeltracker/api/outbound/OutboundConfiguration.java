package org.modeltracker.api.outbound;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboundSettings.class)
class OutboundConfiguration {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofSeconds(10);
    /** Receivers close connections that idle; asking first costs a millisecond, and a lost delivery costs a retry. */
    private static final TimeValue TRUSTED_IDLE = TimeValue.ofMilliseconds(500);
    /** Callers limit themselves, host by host; a limit here would let one host's callers hold up another's. */
    private static final int UNLIMITED = 10_000;

    @Bean
    NameLookup nameLookup() {
        return InetAddress::getAllByName;
    }

    @Bean
    AddressGuard addressGuard(OutboundSettings settings) {
        return new AddressGuard(settings.allowedNetworks());
    }

    @Bean
    OutboundUrls outboundUrls(NameLookup lookup, AddressGuard guard) {
        return new OutboundUrls(new GuardedNames(lookup, guard, TO_CONNECT));
    }

    @Bean
    OutboundClient outboundClient(NameLookup lookup, AddressGuard guard) {
        return client(new GuardedNames(lookup, guard, TO_CONNECT));
    }

    /** Pages are read and shown: what webhooks may call is not theirs. */
    @Bean(defaultCandidate = false)
    @Qualifier(OutboundUrls.OF_PAGES)
    OutboundUrls pageUrls(NameLookup lookup, @Value("${tracker.pages.allowed-networks:}") List<String> networks) {
        return new OutboundUrls(new GuardedNames(lookup, new AddressGuard(networks), TO_CONNECT));
    }

    @Bean(defaultCandidate = false)
    @Qualifier(OutboundUrls.OF_PAGES)
    OutboundClient pageClient(NameLookup lookup, @Value("${tracker.pages.allowed-networks:}") List<String> networks) {
        return client(new GuardedNames(lookup, new AddressGuard(networks), TO_CONNECT));
    }

    @Bean
    GuardedGit guardedGit(NameLookup lookup, AddressGuard guard) {
        return new GuardedGit(httpClient(new GuardedNames(lookup, guard, TO_CONNECT)));
    }

    static OutboundClient client(GuardedNames names) {
        return new OutboundClient(httpClient(names));
    }

    private static CloseableHttpClient httpClient(GuardedNames names) {
        var connect = Timeout.of(TO_CONNECT);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setMaxConnTotal(UNLIMITED)
                .setMaxConnPerRoute(UNLIMITED)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(Timeout.ofMinutes(1))
                        .setValidateAfterInactivity(TRUSTED_IDLE)
                        .build())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxHeaderCount(200)
                                .setMaxLineLength(16_384)
                                .build())
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent("model-tracker")
                .evictIdleConnections(TimeValue.of(IDLE))
                .disableRedirectHandling()
                .setRetryStrategy(new StaleConnections())
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState()
                .build();
    }
}
