package org.modeltracker.api.http;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How many connections one address may have. Time-outs are settings of Tomcat, in {@code application.yaml}. */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> connectionsPerAddress(HttpSettings settings) {
        int most = settings.connectionsPerAddress();
        return factory -> {
            factory.setProtocol(AddressLimitedProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> ((AddressLimitedProtocol) connector.getProtocolHandler())
                    .setMostPerAddress(most > 0 ? most : Integer.MAX_VALUE));
        };
    }
}
