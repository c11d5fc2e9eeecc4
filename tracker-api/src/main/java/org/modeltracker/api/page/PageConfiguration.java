package org.modeltracker.api.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import org.modeltracker.api.http.Etags;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Registers the headers of pages. Browsers keep scripts of a fixed version. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {

    private final Clock clock;

    PageConfiguration(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new CanonicalAddressRedirect(clock));
        registry.addInterceptor(new PageHeaders());
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        files(registry, "/webjars/**", "classpath:/META-INF/resources/webjars/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        files(registry, "/favicon.ico", "classpath:/static/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic());
        files(registry, "/assets/**", "classpath:/static/assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic());
    }

    private static ResourceHandlerRegistration files(ResourceHandlerRegistry registry, String path, String folder) {
        return registry.addResourceHandler(path).addResourceLocations(folder).setEtagGenerator(PageConfiguration::etag);
    }

    private static String etag(Resource file) {
        try (var bytes = file.getInputStream()) {
            return Etags.weak(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
