package org.modeltracker.api.security;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A caller as Spring Security carries it. Its name is the key's id, never the key. */
final class ApiPrincipalToken extends AbstractAuthenticationToken {

    private final transient ApiPrincipal caller;

    ApiPrincipalToken(ApiPrincipal caller) {
        super(AuthorityUtils.createAuthorityList(caller.scopes()));
        this.caller = caller;
        super.setAuthenticated(true);
    }

    @Override
    public ApiPrincipal getPrincipal() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.id().toString();
    }

    @Override
    public String getCredentials() {
        return "";
    }
}
