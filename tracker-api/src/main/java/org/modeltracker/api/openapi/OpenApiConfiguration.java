package org.modeltracker.api.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.modeltracker.api.http.HttpSettings;
import org.modeltracker.api.http.request.AllowedValues;
import org.modeltracker.api.http.request.Limit;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.ModelListTimes;
import org.modeltracker.api.http.request.ModelTimes;
import org.modeltracker.api.http.request.PageRequest;
import org.modeltracker.api.http.request.SubjectTimes;
import org.modeltracker.core.answer.OfferedBuild;
import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.model.InputError;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.Source;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.JavadocProvider;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.providers.SpringDocJavadocProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells springdoc what it cannot find by itself: names, keys, times and the schemas of events. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static {
        ModelResolver.enumsAsRef = true;
        SpringDocUtils.getConfig()
                .replaceWithSchema(RecordedEvent.class, Shapes.ref("Recorded"))
                .replaceWithSchema(PartialDate.class, Shapes.ref("VagueDate"))
                .replaceWithSchema(Source.class, Shapes.ref("Source"))
                .replaceWithSchema(InputError.class, Shapes.ref("InputError"))
                .replaceWithSchema(JsonNode.class, Shapes.object().additionalProperties(true))
                .replaceWithSchema(ObjectNode.class, Shapes.object().additionalProperties(true))
                .addRequestWrapperToIgnore(
                        ModelTimes.class,
                        SubjectTimes.class,
                        ListTimes.class,
                        ModelListTimes.class,
                        Limit.class,
                        OfferedBuild.class,
                        PageRequest.class);
    }

    @Bean
    OpenAPI description(HttpSettings settings) {
        return new OpenAPI()
                .servers(List.of(new Server().url(settings.publicUrl()).description("This tracker.")))
                .info(new Info()
                        .title("Model-release tracker")
                        .version("v1")
                        .description(
                                "Claims that sources made about AI models, each kept as an event that never changes. From them the tracker"
                                        + " answers what is true, what was true, what was claimed and what is disputed.")
                        .contact(new Contact()
                                .name("The operator of this tracker")
                                .url(settings.publicUrl()))
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        "key",
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")
                                                .description(
                                                        "An API key: trk_live_… `x-scope` of an operation is the scope that the"
                                                                + " key needs, `x-other-owner` the status for keys of other owners.")));
    }

    @Bean
    ModelResolver names(ObjectMapperProvider mappers) {
        return new ModelResolver(
                mappers.jsonMapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE),
                new PrefixedNames());
    }

    @Bean
    SpringDocJavadocProvider javadoc() {
        return new PlainJavadoc();
    }

    @Bean
    RecordShapes recordShapes(JavadocProvider javadoc) {
        return new RecordShapes(javadoc);
    }

    /** One after the other: later ones use the schemas of earlier ones. */
    @Bean
    OpenApiCustomizer shapes(EventTypeRegistry vocabulary) {
        var types = vocabulary.types().stream().sorted().toList();
        return api -> List.of(
                        new LowerCaseEnums(),
                        new EventSchemas(types),
                        new NewsSchemas(types),
                        new UntypedFields(),
                        new RequestBodies(),
                        new MediaTypes(),
                        new FileAnswers(),
                        new Responses(),
                        new Examples(),
                        new Tags())
                .forEach(customizer -> customizer.customise(api));
    }

    @Bean
    Operations operations(AllowedValues values) {
        return new Operations(values);
    }
}
