package org.modeltracker.api.http;

import jakarta.servlet.Filter;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.modeltracker.api.http.problem.ProblemValve;
import org.modeltracker.api.http.problem.ProblemWriter;
import org.modeltracker.api.http.problem.StatusExceptionResolver;
import org.modeltracker.api.http.request.AllowedValues;
import org.modeltracker.api.http.request.KnownParameters;
import org.modeltracker.api.http.request.WholeValues;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

/** Registers filters, converters and limits with Spring MVC and Tomcat. Spring Boot finds the one JSON mapper of the project by its type. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpSettings.class)
class HttpConfiguration implements WebMvcConfigurer {

    /** Behind security, whose filters are at -100: what it refuses costs nothing further. */
    private static final int AFTER_SECURITY = -90;

    private final JsonMapper json;
    private final AllowedValues values;
    private final ObjectProvider<HandlerMethodArgumentResolver> arguments;

    HttpConfiguration(JsonMapper json, AllowedValues values, ObjectProvider<HandlerMethodArgumentResolver> arguments) {
        this.json = json;
        this.values = values;
        this.arguments = arguments;
    }

    @Bean
    FilterRegistrationBean<Filter> rateLimitFilter(RateLimits limits, ProblemWriter problems) {
        return filter(new RateLimitFilter(limits, problems), AFTER_SECURITY);
    }

    @Bean
    FilterRegistrationBean<Filter> bodyLimit(HttpSettings settings, ProblemWriter problems) {
        return filter(new BodyLimit(settings.maxBodyBytes().toBytes(), problems), AFTER_SECURITY + 1);
    }

    @Bean
    FilterRegistrationBean<Filter> encodedBodies(ProblemWriter problems) {
        return filter(new EncodedBodies(problems), AFTER_SECURITY + 1);
    }

    @Bean
    FilterRegistrationBean<Filter> etagFilter() {
        return filter(new EtagFilter(), AFTER_SECURITY + 2);
    }

    private static FilterRegistrationBean<Filter> filter(Filter filter, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTomcat() {
        return factory -> factory.addContextCustomizers(
                context -> ((StandardHost) context.getParent()).setErrorReportValveClass(ProblemValve.class.getName()));
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(new WholeValues());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new KnownParameters(values));
    }

    /** Arguments of endpoints, from any package. */
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        arguments.orderedStream().forEach(resolvers::add);
    }

    /** An advice answers every failure that it can; the last resort answers the rest. */
    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.replaceAll(resolver ->
                resolver instanceof DefaultHandlerExceptionResolver ? new StatusExceptionResolver() : resolver);
    }

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.strategies(List.of(new AskedForms()));
    }

    /** Last, so that who accepts anything gets JSON. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.withStringConverter(new Utf8StringConverter());
        builder.configureMessageConvertersList(converters -> converters.addLast(new CsvConverter(json)));
    }
}
