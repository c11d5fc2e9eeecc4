package org.modeltracker.api.digest;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The forms of digests, chosen like those of any answer: by {@code ?format=} or {@code Accept}. */
@Configuration(proxyBeanMethods = false)
class DigestConfiguration implements WebMvcConfigurer {

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.mediaType("md", MediaType.TEXT_MARKDOWN).mediaType("html", MediaType.TEXT_HTML);
    }

    /** Behind JSON, which is what who accepts anything gets. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.configureMessageConvertersList(converters -> {
            converters.addLast(DigestText.markdown());
            converters.addLast(DigestText.html());
        });
    }
}
