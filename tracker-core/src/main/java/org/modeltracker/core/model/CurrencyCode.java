package org.modeltracker.core.model;

import java.util.Currency;

/** Currency codes of ISO 4217. */
public final class CurrencyCode {

    private CurrencyCode() {}

    public static boolean isKnown(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
    }
}
