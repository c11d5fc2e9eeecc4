package org.modeltracker.api.importer.catalogue;

import java.util.Map;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.Subject;

/** Where Modelmeter's {@code provider/model} is: Bedrock goes by Amazon's name there, Azure by Microsoft's. */
final class ModelmeterPlaces {

    private static final Map<String, String> SELLERS =
            Map.of("amazon", "amazon-bedrock", "microsoft", "azure", "google", "google-vertex");

    private final Organisations organisations;

    ModelmeterPlaces(Organisations organisations) {
        this.organisations = organisations;
    }

    /** @param provider whose offering it is */
    record Place(Subject model, String provider, ApiChannel channel) {}

    /** @throws UnusableEntry if it names no model */
    Place of(String named) {
        int slash = named.indexOf('/');
        if (slash < 1 || slash == named.length() - 1) {
            throw new UnusableEntry("unparseable_model", named);
        }
        var by = organisations.organisation(named.substring(0, slash));
        var id = named.substring(slash + 1);
        int inner = id.indexOf('/'); // a reseller names the maker too: groq/qwen/qwen3-32b
        var name = Slug.of(id.substring(inner + 1));
        var known = organisations.maker(name);
        var maker = inner > 0 ? organisations.organisation(id.substring(0, inner)) : known == null ? by : known;
        boolean resold = !maker.equals(by) || (by.equals("amazon") && id.contains("."));
        var provider = resold ? SELLERS.getOrDefault(by, by) : by;
        var owner = maker.equals(by) ? provider : maker;
        return new Place(Subject.model(owner + "/" + name), provider, organisations.channel(provider, owner));
    }
}
