package org.modeltracker.api.security;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.InputError;

/**
 * A request for a key. Fields may be missing until {@link #faults()} has checked it.
 *
 * @param name the purpose of the key
 * @param owner the owner of everything created with the key
 */
record KeyRequest(String name, String owner, List<String> scopes) {

    private static final int LONGEST = 200;

    KeyRequest(@Nullable String name, @Nullable String owner, @Nullable List<String> scopes) {
        this.name = name == null ? "" : name.strip();
        this.owner = owner == null ? "" : owner.strip();
        this.scopes = scopes == null ? List.of() : List.copyOf(scopes);
    }

    List<InputError> faults() {
        var faults = new ArrayList<InputError>();
        check("/name", name, faults);
        check("/owner", owner, faults);
        if (ApiPrincipal.isWithoutKey(owner)) {
            faults.add(new InputError("/owner", "must not be the owner of subscriptions without a key"));
        }
        if (scopes.isEmpty()) {
            faults.add(new InputError("/scopes", "must contain at least one of " + Scope.WORDS));
        }
        for (int i = 0; i < scopes.size(); i++) {
            if (!Scope.WORDS.contains(scopes.get(i))) {
                faults.add(new InputError("/scopes/" + i, "must be one of " + Scope.WORDS));
            }
        }
        return faults;
    }

    /** A key creates no key with more rights than its own. */
    List<InputError> faults(ApiPrincipal caller) {
        var faults = new ArrayList<>(faults());
        if (caller.owner().equals(Keys.ADMIN)) {
            return faults;
        }
        if (!owner.isEmpty() && !caller.administers(owner)) {
            faults.add(new InputError("/owner", "must be the owner of your own key"));
        }
        for (int i = 0; i < scopes.size(); i++) {
            if (Scope.WORDS.contains(scopes.get(i)) && !caller.may(scopes.get(i))) {
                faults.add(new InputError("/scopes/" + i, "must be a scope of your own key"));
            }
        }
        return faults;
    }

    private static void check(String pointer, String text, List<InputError> faults) {
        if (text.isEmpty() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            faults.add(new InputError(pointer, "must be a text of 1 to %d characters".formatted(LONGEST)));
        }
    }
}
