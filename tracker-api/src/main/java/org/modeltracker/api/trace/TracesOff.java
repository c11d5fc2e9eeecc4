package org.modeltracker.api.trace;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Without an address for traces nothing makes any: no request starts a span that nobody would receive, and log lines have no place for its id. The
 * address may come from any source of settings, also from {@code OTEL_EXPORTER_OTLP_ENDPOINT}, so it looks last.
 */
final class TracesOff implements EnvironmentPostProcessor, Ordered {

    static final String ADDRESS = "management.opentelemetry.tracing.export.otlp.endpoint";

    private static final String TRACING = "org.springframework.boot.micrometer.tracing.";

    private static final Map<String, Object> OFF = Map.of(
            "management.tracing.export.enabled",
            "false",
            "spring.autoconfigure.exclude",
            TRACING + "autoconfigure.MicrometerTracingAutoConfiguration," + TRACING
                    + "autoconfigure.NoopTracerAutoConfiguration," + TRACING
                    + "opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration,"
                    + "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.containsProperty(ADDRESS)) {
            environment.getPropertySources().addFirst(new MapPropertySource("traces off", OFF));
        }
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
