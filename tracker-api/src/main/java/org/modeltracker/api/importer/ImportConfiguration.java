package org.modeltracker.api.importer;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What importers need to know, and their first act: to tell of runs that a crash has ended. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportSettings.class)
class ImportConfiguration {

    @Bean
    SmartLifecycle interruptedImports(ImportRunner imports, HistoryImports histories) {
        return new SmartLifecycle() {
            private volatile boolean running;

            @Override
            public void start() {
                imports.endInterrupted();
                histories.resume();
                running = true;
            }

            @Override
            public void stop() {
                running = false;
            }

            @Override
            public boolean isRunning() {
                return running;
            }

            /** Before the web server, which could take in new ones. */
            @Override
            public int getPhase() {
                return 1;
            }
        };
    }
}
