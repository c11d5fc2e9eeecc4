package org.modeltracker.api.security;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.Fault;

/**
 * A key as somebody asks for it. Any of it may be missing until {@link #faults()} says that nothing is.
 *
 * @param name what the key is for
 * @param owner to whom belongs what is made with it
 */
record KeyOrder(String name, String owner, List<String> scopes) {

    private static final int LONGEST = 200;

    KeyOrder(@Nullable String name, @Nullable String owner, @Nullable List<String> scopes) {
        this.name = name == null ? "" : name.strip();
        this.owner = owner == null ? "" : owner.strip();
        this.scopes = scopes == null ? List.of() : List.copyOf(scopes);
    }

    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        check("/name", name, faults);
        check("/owner", owner, faults);
        if (scopes.isEmpty()) {
            faults.add(new Fault("/scopes", "must hold at least one of " + Scope.WORDS));
        }
        for (int i = 0; i < scopes.size(); i++) {
            if (!Scope.WORDS.contains(scopes.get(i))) {
                faults.add(new Fault("/scopes/" + i, "is none of " + Scope.WORDS));
            }
        }
        return faults;
    }

    /** Nobody gives away more than they have. */
    List<Fault> faults(Caller caller) {
        var faults = new ArrayList<>(faults());
        if (caller.owner().equals(Keys.ADMIN)) {
            return faults;
        }
        if (!owner.isEmpty() && !caller.administers(owner)) {
            faults.add(new Fault("/owner", "must be the owner of your own key"));
        }
        for (int i = 0; i < scopes.size(); i++) {
            if (Scope.WORDS.contains(scopes.get(i)) && !caller.may(scopes.get(i))) {
                faults.add(new Fault("/scopes/" + i, "must be a scope of your own key"));
            }
        }
        return faults;
    }

    private static void check(String pointer, String text, List<Fault> faults) {
        if (text.isEmpty() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            faults.add(new Fault(pointer, "must be a text of 1 to %d characters".formatted(LONGEST)));
        }
    }
}
