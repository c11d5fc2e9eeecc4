package org.modeltracker.api.importer.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.identity.CatalogueListing;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.identity.ListingSubject;
import org.modeltracker.core.identity.ModelIdentity;
import org.modeltracker.core.identity.ModelIdentity.Identified;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.Subject;

/** Where Modelmeter's {@code provider/model} is: Bedrock goes by Amazon's name there, Azure by Microsoft's. */
final class ModelmeterPlaces {

    private static final Map<String, String> SELLERS =
            Map.of("amazon", "amazon-bedrock", "microsoft", "azure", "google", "google-vertex");

    private final IdentityRules rules;

    ModelmeterPlaces(IdentityRules rules) {
        this.rules = rules;
    }

    /**
     * @param listing the subject of what is said of the offering
     * @param identity null if the rules cannot tell which model it is
     * @param provider whose offering it is
     */
    record Place(Subject listing, @Nullable Identified identity, String provider, ApiChannel channel) {

        /** The model; a listing that nobody recognises is a model of its own. */
        Subject model() {
            return identity == null ? listing : Subject.model(identity.model());
        }
    }

    /** @throws UnusableEntry if it names no model */
    Place of(String named) {
        int slash = named.indexOf('/');
        if (slash < 1 || slash == named.length() - 1) {
            throw new UnusableEntry("unparseable_model", named);
        }
        var by = named.substring(0, slash);
        var id = named.substring(slash + 1);
        var identity = identity(by, id) instanceof Identified found ? found : null;
        var model = identity == null ? null : identity.model();
        boolean resold = model == null || !isBy(by, model) || (by.equals("amazon") && id.contains("."));
        var provider = Slug.of(rules.seller(resold ? SELLERS.getOrDefault(by, by) : by, model));
        return new Place(
                Subject.model(new ListingSubject(by, id).subjectId()),
                identity,
                provider,
                rules.channel(provider, model));
    }

    /** What Modelmeter says is a maker's own is its statement; who made what others sell, the rules tell. */
    private ModelIdentity identity(String by, String id) {
        var byRule = rules.identify(CatalogueListing.of(by, id), List.of());
        return byRule instanceof Identified found && isBy(by, found.model())
                ? rules.identify(
                        new CatalogueListing(by, id, "", null, null, Set.of(), List.of(found.model())), List.of())
                : byRule;
    }

    private boolean isBy(String provider, String model) {
        return rules.channel(provider, model) == ApiChannel.FIRST_PARTY_API;
    }
}
