package org.modeltracker.core.model;

import java.util.Locale;

/** What an event is about; each subject has its own stream in the log. */
public record Subject(Kind kind, String id) {

    public enum Kind implements WireEnum {
        MODEL,
        ORGANISATION,
        BENCHMARK
    }

    public static Subject model(String id) {
        return new Subject(Kind.MODEL, id);
    }

    public static Subject organisation(String id) {
        return new Subject(Kind.ORGANISATION, id);
    }

    public static Subject benchmark(String id) {
        return new Subject(Kind.BENCHMARK, id);
    }

    /** The name of its stream: {@code model:meta/muse-spark}. */
    public String stream() {
        return kind.word() + ":" + id;
    }

    public static Subject ofStream(String stream) {
        int colon = stream.indexOf(':');
        return new Subject(
                Kind.valueOf(stream.substring(0, colon).toUpperCase(Locale.ROOT)), stream.substring(colon + 1));
    }

    /** The organisation's side of a model's name; any other subject is its own. */
    public String organisationSide() {
        return kind == Kind.MODEL ? id.substring(0, id.indexOf('/')) : id;
    }
}
