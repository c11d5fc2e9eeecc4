package org.modeltracker.api.http;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.accept.ParameterContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
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

    private static final Set<String> READS = Set.of("GET", "HEAD");

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

    /** {@code ?format=} wins over {@code Accept}: it is what one types into a browser. */
    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        var format = new ParameterContentNegotiationStrategy(Map.of(
                "json", MediaType.APPLICATION_JSON,
                "csv", new MediaType("text", "csv"),
                "ndjson", MediaType.APPLICATION_NDJSON));
        format.setUseRegisteredExtensionsOnly(true);
        negotiation.strategies(List.of(HttpConfiguration::ofWrites, format, new HeaderContentNegotiationStrategy()));
    }

    /** The form of an answer is chosen when the work is done. To refuse it then would say that nothing was written. */
    private static List<MediaType> ofWrites(NativeWebRequest request) {
        var asked = request.getNativeRequest(HttpServletRequest.class);
        boolean isWrite =
                asked != null && asked.getRequestURI().startsWith("/v1/") && !READS.contains(asked.getMethod());
        return isWrite ? List.of(MediaType.APPLICATION_JSON) : ContentNegotiationStrategy.MEDIA_TYPE_ALL_LIST;
    }

    /** Last, so that who accepts anything gets JSON. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.withStringConverter(new Utf8StringConverter());
        builder.configureMessageConvertersList(converters -> converters.addLast(new CsvConverter(json)));
    }
}
