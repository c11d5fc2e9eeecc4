package org.modeltracker.core.model;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** Currency codes of ISO 4217. */
public final class CurrencyCode {

    private static final Set<String> KNOWN = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private CurrencyCode() {}

    public static boolean isKnown(String code) {
        return KNOWN.contains(code);
    }
}
