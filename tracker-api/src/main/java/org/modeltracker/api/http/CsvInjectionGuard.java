package org.modeltracker.api.http;

/** Text that a spreadsheet shows and never runs. */
public final class CsvInjectionGuard {

    /** A spreadsheet takes a text that begins with one of these, or their full-width forms, for a formula, and runs it (OWASP, CSV injection). */
    private static final String STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private CsvInjectionGuard() {}

    public static String text(String text) {
        return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
