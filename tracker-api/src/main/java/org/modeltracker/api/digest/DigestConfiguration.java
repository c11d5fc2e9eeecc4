package org.modeltracker.api.digest;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The texts of digests. */
@Configuration(proxyBeanMethods = false)
class DigestConfiguration implements WebMvcConfigurer {

    /** Behind JSON, which is what who accepts anything gets. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.configureMessageConvertersList(converters -> {
            converters.addLast(DigestText.markdown());
            converters.addLast(DigestText.html());
        });
    }
}
