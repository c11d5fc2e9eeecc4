package org.modeltracker.api.export;

import java.io.IOException;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The files of exports, on the disk of this process. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExportSettings.class)
class ExportConfiguration {

    @Bean
    ExportDirectory exportDirectory(ExportSettings settings) throws IOException {
        return ExportDirectory.in(settings.directory());
    }

    @Bean
    KeptFiles keptFiles(ExportSettings settings, Clock clock) {
        return new KeptFiles(settings.maxBytes().toBytes(), settings.keep(), clock);
    }

    @Bean
    ExportRetention exportRetention(KeptFiles files) {
        return new ExportRetention(files);
    }
}
