package org.modeltracker.core.identity;

import java.util.Collection;
import java.util.List;
import org.modeltracker.core.identity.ModelIdentity.Identified;

/** Applies the rules to ids that are recorded already; each is a candidate for those that leave something out. */
public final class SubjectIdentifier {

    private final IdentityRules rules;
    private final List<KnownModel> known;

    /** @param all every recorded id of a model or a listing */
    public SubjectIdentifier(IdentityRules rules, Collection<IdentitySubject> all) {
        this.rules = rules;
        this.known = rules.known(all.stream().map(IdentitySubject::listing).toList());
    }

    /**
     * The id of a model of its own stays one if it says so as a maker and a name. Any other id is read as a shop and its listing, and if no rule
     * tells its model then, as a maker and a name.
     */
    public ModelIdentity identify(IdentitySubject subject) {
        var listed = rules.identify(subject.listing(), known);
        if (subject.isEscaped()) {
            return listed;
        }
        boolean ofItsOwn = subject.open().stream()
                .allMatch(decision -> decision.data().sameAs().equals(subject.id()));
        return rules.identify(subject.model(), known) instanceof Identified named
                        && (!(listed instanceof Identified)
                                || ofItsOwn && named.model().equals(subject.id()))
                ? named
                : listed;
    }

    /** Whether the id alone tells the model, without title, date or other models. */
    boolean isToldByItsId(Identified found) {
        return found.rule() != IdentityRule.TITLE
                && found.rule() != IdentityRule.CANDIDATE
                && (found.rule() == IdentityRule.LISTING || !rules.isIncomplete(found.model()));
    }
}
