package org.modeltracker.api.trace;

import io.micrometer.tracing.TraceContext;

/** A sampled span, spelled as in the header {@code traceparent} of W3C Trace Context. */
final class TraceParent {

    private TraceParent() {}

    static String of(TraceContext span) {
        return "00-%s-%s-01".formatted(span.traceId(), span.spanId());
    }

    static TraceContext read(String text, TraceContext.Builder builder) {
        var parts = text.split("-");
        return builder.traceId(parts[1]).spanId(parts[2]).sampled(true).build();
    }
}
