package org.modeltracker.api.openapi;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.providers.JavadocProvider;

/** Says of each field of a record whether it is always there and whether it may be null, as JSpecify and Jackson have it; and what it means. */
final class RecordShapes implements ModelConverter {

    private static final SnakeCaseStrategy SNAKE = new SnakeCaseStrategy();

    private final JavadocProvider javadoc;

    RecordShapes(JavadocProvider javadoc) {
        this.javadoc = javadoc;
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> found = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        var record = Json31.mapper().constructType(type.getType());
        if (found != null && record != null && record.getRawClass().isRecord()) {
            var shape = found.get$ref() == null
                    ? found
                    : context.getDefinedModels().get(found.get$ref().substring(Shapes.OURS.length()));
            if (shape != null && shape.getProperties() != null) {
                describe(shape, record.getRawClass());
            }
        }
        return found;
    }

    private void describe(Schema<?> shape, Class<?> record) {
        var texts = javadoc.getRecordClassParamJavadoc(record);
        shape.setTypes(Set.of("object"));
        if (Arrays.stream(record.getRecordComponents())
                .anyMatch(part -> has(part, JsonUnwrapped.class) && isNullable(part))) {
            shape.setRequired(null); // its fields are missing where it is
        }
        Arrays.stream(record.getRecordComponents())
                .filter(part -> !has(part, JsonUnwrapped.class) && !has(part, JsonIgnore.class))
                .forEach(part -> describe(shape, part, texts));
        requireFlags(shape, record);
    }

    /** Jackson writes {@code isOpen()} as {@code open}. */
    private static void requireFlags(Schema<?> shape, Class<?> record) {
        Arrays.stream(record.getMethods())
                .filter(method -> method.getName().startsWith("is") && method.getReturnType() == boolean.class)
                .map(method -> SNAKE.translate(method.getName().substring(2)))
                .filter(shape.getProperties()::containsKey)
                .forEach(shape::addRequiredItem);
    }

    private static void describe(Schema<?> shape, RecordComponent part, Map<String, String> texts) {
        var name = SNAKE.translate(part.getName());
        var field = shape.getProperties().get(name);
        if (field == null) {
            return;
        }
        if (part.getType() == BigDecimal.class && has(part, JsonFormat.class)) {
            field = Shapes.text().format("decimal");
        }
        boolean nullable = isNullable(part);
        boolean omitted = isOmitted(part, nullable);
        if (nullable && !omitted) {
            field = Shapes.orNull(field);
        }
        var text = texts.get(part.getName());
        if (text != null && !text.isEmpty()) {
            field = Shapes.described(field, omitted ? inJson(text) : text);
        }
        shape.getProperties().put(name, field);
        if (!omitted && (shape.getRequired() == null || !shape.getRequired().contains(name))) {
            shape.addRequiredItem(name);
        }
    }

    /** What is null in Java, and omitted, is missing in JSON. */
    private static String inJson(String text) {
        return text.replaceAll("\\bnull\\b", "missing");
    }

    private static boolean isNullable(RecordComponent part) {
        return part.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Whether the field is missing where it has no value. */
    private static boolean isOmitted(RecordComponent part, boolean nullable) {
        var own = part.getAccessor().getAnnotation(JsonInclude.class);
        var rule = own == null ? part.getDeclaringRecord().getAnnotation(JsonInclude.class) : own;
        return switch (rule == null ? JsonInclude.Include.ALWAYS : rule.value()) {
            case NON_NULL -> nullable;
            case NON_EMPTY -> nullable || isContainer(part.getType());
            default -> false;
        };
    }

    private static boolean isContainer(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    }

    private static boolean has(RecordComponent part, Class<? extends Annotation> annotation) {
        return part.getAccessor().isAnnotationPresent(annotation);
    }
}
