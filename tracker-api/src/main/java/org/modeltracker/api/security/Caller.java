package org.modeltracker.api.security;

import java.util.Set;
import java.util.UUID;
import org.modeltracker.api.http.QueryNames;

/**
 * Who asks, as their key tells; an argument of endpoints.
 *
 * @param id of the key
 * @param owner to whom belongs what is made with the key, so that keys can be replaced
 */
@QueryNames
public record Caller(UUID id, String owner, Set<String> scopes) {

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    public boolean may(String scope) {
        return scopes.contains(scope);
    }
}
