package org.modeltracker.api.http.request;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.WireEnum;
import org.springframework.stereotype.Component;

/** The words that stand for {@link OneOf}, and what is wrong with a value that is not among them. */
@Component
public final class AllowedValues {

    private static final int LONGEST = 60;

    private final EventTypeRegistry types;

    public AllowedValues(EventTypeRegistry types) {
        this.types = types;
    }

    public List<String> of(OneOf choice) {
        return Stream.concat(Arrays.stream(choice.value()).flatMap(this::words), Arrays.stream(choice.words()))
                .toList();
    }

    /** Empty if each value is allowed; an empty text means that the parameter is not given. */
    public static Optional<String> fault(List<String> allowed, List<String> values) {
        return values.stream()
                .filter(value -> !value.isEmpty() && !allowed.contains(value))
                .findFirst()
                .map(value -> "must not be \"%s\"; use one of %s"
                        .formatted(
                                value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value,
                                String.join(", ", allowed)));
    }

    private Stream<String> words(Class<?> choice) {
        return choice == ClaimData.class
                ? types.types().stream().sorted()
                : Arrays.stream(choice.getEnumConstants()).map(constant -> ((WireEnum) constant).word());
    }
}
