package org.modeltracker.api.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An address that has what a page shows, in another form.
 *
 * @param path with the variables of the page's path in braces
 * @param absent what the address needs to answer as the page does where the page's own parameters are absent
 * @param needs parameters of which one must be given; empty for none
 */
record PageForm(String type, String title, String path, List<Absent> absent, Set<String> needs) {

    /** @param unless another parameter, with which the page and the address have the same default; empty for none */
    record Absent(String name, String value, String unless) {}

    static PageForm json(String path) {
        return of("application/json", "JSON", path);
    }

    static PageForm csv(String title, String path) {
        return of("text/csv", title, path).absent("format", "csv");
    }

    static PageForm of(String type, String title, String path) {
        return new PageForm(type, title, path, List.of(), Set.of());
    }

    PageForm absent(String name, String value) {
        return absent(name, value, "");
    }

    PageForm absent(String name, String value, String unless) {
        var more = new ArrayList<>(absent);
        more.add(new Absent(name, value, unless));
        return new PageForm(type, title, path, List.copyOf(more), needs);
    }

    PageForm needs(String... names) {
        return new PageForm(type, title, path, absent, Set.of(names));
    }
}
