package org.modeltracker.api.security;

import java.util.Set;
import java.util.UUID;
import org.modeltracker.api.http.request.QueryNames;

/**
 * Who asks, as their key tells; an argument of endpoints.
 *
 * @param id of the key
 * @param owner to whom belongs what is made with the key, so that keys can be replaced
 */
@QueryNames
public record ApiPrincipal(UUID id, String owner, Set<String> scopes) {

    /** The owner of what people subscribe to by e-mail, without a key. No key has this owner. */
    public static final String EMAIL_READERS = "@email";

    /** The owner of subscriptions to feeds (WebSub), which need no key either. */
    public static final String FEED_READERS = "@websub";

    /** The owner of what people confirm to get a key of their own. */
    public static final String KEY_READERS = "@keys";

    /** The owners of what people subscribe to without a key. */
    private static final Set<String> WITHOUT_KEY = Set.of(EMAIL_READERS, FEED_READERS, KEY_READERS);

    /** The attribute of a session that says why the last sign-in was refused. */
    public static final String REFUSAL = "refusal";

    public ApiPrincipal {
        scopes = Set.copyOf(scopes);
    }

    /** Whether an owner stands for all who subscribe without a key. No key has such an owner. */
    public static boolean isWithoutKey(String owner) {
        return WITHOUT_KEY.contains(owner);
    }

    public boolean may(String scope) {
        return scopes.contains(scope);
    }

    /** A key that administers keys does so for its own owner; one of the owner {@code admin} for all. */
    public boolean administers(String other) {
        return may(Scope.KEYS_ADMIN.word()) && (owner.equals(Keys.ADMIN) || owner.equals(other));
    }
}
