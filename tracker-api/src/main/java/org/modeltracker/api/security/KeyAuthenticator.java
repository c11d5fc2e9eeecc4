package org.modeltracker.api.security;

import java.util.Optional;
import org.modeltracker.api.http.RateLimits;
import org.springframework.stereotype.Component;

/** Identifies the owner of a key, and limits guesses. */
@Component
class KeyAuthenticator {

    private final Keys keys;
    private final RateLimits limits;

    KeyAuthenticator(Keys keys, RateLimits limits) {
        this.keys = keys;
        this.limits = limits;
    }

    /**
     * @param address the address of the client
     * @throws org.modeltracker.api.http.problem.Problem (401) for a key that does not work, (429) after too many of them
     */
    ApiPrincipal caller(String key, String address) {
        // Guesses have a quota of their own, so that they cannot use up that of readers at the same address.
        var guesser = "guesses from " + address;
        refuseUsedUp(limits.look(guesser));
        boolean possible = keys.isPossible(key);
        var known = possible ? keys.recognise(key) : Optional.<ApiPrincipal>empty();
        return known.orElseThrow(() -> {
            refuseUsedUp(limits.take(guesser));
            return possible ? AuthProblems.unknownKey() : AuthProblems.malformedKey();
        });
    }

    private static void refuseUsedUp(Optional<RateLimits.QuotaState> guesses) {
        guesses.filter(standing -> !standing.allowed()).ifPresent(standing -> {
            throw RateLimits.exceeded(standing);
        });
    }
}
