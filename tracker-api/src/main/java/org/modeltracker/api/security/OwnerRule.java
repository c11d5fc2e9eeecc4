package org.modeltracker.api.security;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/**
 * Operations on a thing that are its owner's alone, as their endpoints see to it. The description of the API states them.
 *
 * @param method null for any
 * @param path the beginning of a template
 * @param otherOwner what keys of other owners get, unless they administer the owner
 */
record OwnerRule(@Nullable HttpMethod method, String path, HttpStatus otherOwner) {

    private static final List<OwnerRule> ALL = List.of(
            new OwnerRule(null, "/v1/webhooks/{id}", HttpStatus.NOT_FOUND),
            new OwnerRule(null, "/v1/keys/{id}", HttpStatus.NOT_FOUND),
            new OwnerRule(HttpMethod.DELETE, "/v1/watches/{id}", HttpStatus.FORBIDDEN));

    static Optional<OwnerRule> of(HttpMethod method, String template) {
        return ALL.stream()
                .filter(rule -> (rule.method == null || rule.method.equals(method)) && template.startsWith(rule.path))
                .findFirst();
    }
}
