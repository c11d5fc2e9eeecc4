package org.modeltracker.api.importer.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.importer.catalogue.ModelmeterPlaces.Place;
import org.modeltracker.core.access.AccessEvent.ApiAccessChanged;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.PartialDate;

/** What Modelmeter's events say of access. */
final class ModelmeterAccess {

    private static final Pattern RESTORED =
            Pattern.compile("\\b(restor\\w*|reinstat\\w*|lifts? .*(ban|restrictions?))\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_FOR_ALL =
            Pattern.compile("with restrictions|limited|select(ed)? ", Pattern.CASE_INSENSITIVE);
    private static final Pattern SUSPENDED =
            Pattern.compile("\\b(unavailable|suspends?|suspended)\\b", Pattern.CASE_INSENSITIVE);

    private ModelmeterAccess() {}

    static List<ObservedStatement> of(ModelmeterEvent event, Place place) {
        return switch (event.type()) {
            case "model_deprecation" -> ended(event, place);
            case "model_unavailable", "regulatory_action" -> {
                var state = state(event.headline());
                yield state == null ? List.of() : List.of(word(event, place, state, event.announced()));
            }
            default -> List.of();
        };
    }

    /** It is deprecated when that is told, and retired on the day that is set. */
    private static List<ObservedStatement> ended(ModelmeterEvent event, Place place) {
        var words = new ArrayList<ObservedStatement>();
        var end = event.effective();
        if (end == null || event.announced().start().isBefore(end.start())) {
            words.add(word(event, place, AccessState.DEPRECATED, event.announced()));
        }
        if (end != null) {
            words.add(word(event, place, AccessState.RETIRED, end));
        }
        return words;
    }

    private static @Nullable AccessState state(String headline) {
        if (RESTORED.matcher(headline).find()) {
            return NOT_FOR_ALL.matcher(headline).find()
                    ? AccessState.LIMITED_AVAILABILITY
                    : AccessState.GENERAL_AVAILABILITY;
        }
        return SUSPENDED.matcher(headline).find() ? AccessState.SUSPENDED : null;
    }

    private static ObservedStatement word(ModelmeterEvent event, Place place, AccessState state, PartialDate from) {
        var data = new ApiAccessChanged(
                place.channel(), place.provider(), null, null, state, null, null, null, null, null, null);
        return new ObservedStatement(
                data.question(place.listing(), new UUID(0, 0)).orElseThrow(),
                data,
                from,
                EffectiveBasis.STATED,
                event.source(),
                event.quote());
    }
}
