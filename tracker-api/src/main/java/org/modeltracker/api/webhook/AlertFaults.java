package org.modeltracker.api.webhook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.webhook.AlertCondition.Fact;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.model.CurrencyCode;
import org.modeltracker.core.model.InputError;
import org.modeltracker.core.model.WireEnum;
import org.modeltracker.core.openness.OpennessEvent;
import org.modeltracker.core.pricing.Price;

/** What is wrong with one condition, by the place in it. */
final class AlertFaults {

    private static final int MOST_DAYS = 366;
    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9._-]{0,126}");
    private static final Set<String> STATES = words(AccessState.values());
    private static final Set<String> STATUSES = words(OpennessEvent.Status.values());

    private final AlertCondition asked;
    private final String place;
    private final List<InputError> faults = new ArrayList<>();

    private AlertFaults(AlertCondition asked, String place) {
        this.asked = asked;
        this.place = place;
    }

    /** @param place the pointer to the condition */
    static List<InputError> of(AlertCondition asked, String place) {
        var found = new AlertFaults(asked, place);
        found.check();
        return found.faults;
    }

    private void check() {
        switch (asked.fact()) {
            case null -> add("/fact", "is required: pricing, access, openness or upcoming");
            case PRICING -> price();
            case ACCESS -> states(STATES, "is not an access state");
            case OPENNESS -> states(STATUSES, "is not an open-source status");
            case UPCOMING -> days();
        }
        refuse(Fact.PRICING, "/provider", asked.provider());
        refuse(Fact.PRICING, "/component", asked.component());
        refuse(Fact.PRICING, "/per", asked.per());
        refuse(Fact.PRICING, "/currency", asked.currency());
        refuse(Fact.PRICING, "/crosses", asked.crosses());
        refuse(Fact.PRICING, "/amount", asked.amount());
        refuse(Fact.PRICING, "/change_percent", asked.changePercent());
        refuse(Fact.UPCOMING, "/days_before", asked.daysBefore().isEmpty() ? null : asked.daysBefore());
        if (!asked.to().isEmpty() && (asked.fact() == Fact.PRICING || asked.fact() == Fact.UPCOMING)) {
            add("/to", "belongs to access and openness");
        }
    }

    private void price() {
        if (asked.crosses() == null && asked.changePercent() == null) {
            add("", "must contain crosses, with component and amount, or change_percent");
        }
        if (asked.crosses() != null) {
            require("/component", asked.component());
            require("/amount", asked.amount());
        } else if (asked.amount() != null) {
            add("/amount", "requires crosses: below or above");
        }
        check("/component", asked.component(), like(), "must be a component of a price, such as input or output");
        check("/provider", asked.provider(), like(), "is not the id of an organisation");
        check("/currency", asked.currency(), CurrencyCode::isKnown, "must be a currency code of ISO 4217");
        check("/per", asked.per(), Price::isQuantity, "must be a quantity of prices, such as 1M_tokens or image");
        if (asked.amount() != null && asked.amount().signum() < 0) {
            add("/amount", "must not be below zero");
        }
        if (asked.changePercent() != null && asked.changePercent().signum() <= 0) {
            add("/change_percent", "must be above zero");
        }
    }

    private void states(Set<String> known, String detail) {
        if (asked.to().isEmpty()) {
            add("/to", "must contain at least one state");
        }
        for (int n = 0; n < asked.to().size(); n++) {
            check("/to/" + n, asked.to().get(n), known::contains, detail);
        }
    }

    private void days() {
        if (asked.daysBefore().isEmpty()) {
            add("/days_before", "must contain at least one number of days");
        }
        for (int n = 0; n < asked.daysBefore().size(); n++) {
            int days = asked.daysBefore().get(n);
            if (days < 1 || days > MOST_DAYS) {
                add("/days_before/" + n, "must be 1 to %d".formatted(MOST_DAYS));
            }
        }
    }

    private void require(String field, @Nullable Object value) {
        if (value == null) {
            add(field, "is required with crosses");
        }
    }

    private void refuse(Fact only, String field, @Nullable Object value) {
        if (value != null && asked.fact() != null && asked.fact() != only) {
            add(field, "belongs to " + only.word());
        }
    }

    private void check(String field, @Nullable String value, Predicate<String> fits, String detail) {
        if (value != null && !fits.test(value)) {
            add(field, detail);
        }
    }

    private void add(String field, String detail) {
        faults.add(new InputError(place + field, detail));
    }

    private static Predicate<String> like() {
        return text -> WORD.matcher(text).matches();
    }

    private static Set<String> words(WireEnum[] constants) {
        return Arrays.stream(constants).map(WireEnum::word).collect(Collectors.toSet());
    }
}
