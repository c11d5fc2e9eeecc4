package org.modeltracker.api.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Set;
import org.modeltracker.api.http.HttpSettings;
import org.modeltracker.api.http.request.Limit;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.ModelListTimes;
import org.modeltracker.api.http.request.ModelTimes;
import org.modeltracker.api.http.request.PageRequest;
import org.modeltracker.api.http.request.SubjectTimes;
import org.modeltracker.core.log.EventTypeRegistry;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells springdoc what it cannot find by itself: names, keys, times and the schemas of events. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        ModelTimes.class,
                        SubjectTimes.class,
                        ListTimes.class,
                        ModelListTimes.class,
                        Limit.class,
                        PageRequest.class);
    }

    @Bean
    OpenAPI description(HttpSettings settings) {
        return new OpenAPI()
                .servers(List.of(new Server().url(settings.publicUrl())))
                .info(new Info()
                        .title("Model-release tracker")
                        .version("v1")
                        .description(
                                "Claims that sources made about AI models, each kept as an event that never changes. From them the tracker"
                                        + " answers what is true, what was true, what was claimed and what is disputed.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                "key",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("An API key: trk_live_…")));
    }

    @Bean
    ModelResolver names(ObjectMapperProvider mappers) {
        return new ModelResolver(
                mappers.jsonMapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE),
                new PrefixedNames());
    }

    @Bean
    OpenApiCustomizer eventSchemas() {
        return new EventSchemas();
    }

    @Bean
    OpenApiCustomizer newsSchemas(EventTypeRegistry vocabulary) {
        return new NewsSchemas(vocabulary.types());
    }

    @Bean
    Operations operations() {
        return new Operations();
    }

    /** Nested types of different packages may share a simple name. The prefix tells them apart: AccessItem, PricingItem. */
    private static final class PrefixedNames extends TypeNameResolver {

        @Override
        protected String nameForClass(Class<?> type, Set<Options> options) {
            var outer = type.getEnclosingClass();
            return outer == null
                    ? super.nameForClass(type, options)
                    : outer.getSimpleName().replaceAll("(View|Endpoint|Event)$", "") + type.getSimpleName();
        }
    }
}
