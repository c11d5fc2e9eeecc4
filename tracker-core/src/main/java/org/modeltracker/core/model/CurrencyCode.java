package org.modeltracker.core.model;

import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Currency codes of ISO 4217 that a country uses today: neither dead ones nor codes for no currency, such as XXX. */
public final class CurrencyCode {

    private static final Set<String> KNOWN = Arrays.stream(Locale.getISOCountries())
            .map(country -> Currency.getInstance(Locale.of("", country)))
            .filter(Objects::nonNull)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private CurrencyCode() {}

    public static boolean isKnown(String code) {
        return KNOWN.contains(code);
    }
}
