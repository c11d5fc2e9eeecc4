package org.modeltracker.core.identity;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.identity.Candidates.Weighed;
import org.modeltracker.core.identity.IdReader.ReadId;
import org.modeltracker.core.identity.ModelIdentity.Candidate;

/** Completes names that leave out which model is meant, such as {@code mistral-small}. */
final class IncompleteNames {

    private static final Pattern BESIDE_THE_NAME = Pattern.compile("^[^:]{1,30}: | ?\\([^)]*\\)");

    private final IdentityTable table;
    private final IdReader ids;

    IncompleteNames(IdentityTable table, IdReader ids) {
        this.table = table;
        this.ids = ids;
    }

    /**
     * @param model null if several fit, or none of the candidates
     * @param candidates those that were not taken
     */
    record Completion(@Nullable String model, IdentityRule rule, List<Candidate> candidates) {}

    boolean include(String model) {
        return table.incomplete().contains(model.substring(model.indexOf('/') + 1));
    }

    /** By the listing's title, else by the only known model that fits. */
    Completion complete(CatalogueListing listing, ReadId read, String model, Collection<KnownModel> known) {
        var titled = titled(listing, read);
        if (titled != null) {
            return new Completion(titled, IdentityRule.TITLE, List.of());
        }
        if (table.isOwn(listing.provider(), model)
                || known.stream().anyMatch(one -> one.id().equals(model))) {
            return new Completion(model, IdReader.last(read), List.of());
        }
        var weighed = Candidates.thatComplete(model, listing, known);
        var left = weighed.stream().filter(one -> one.contradiction() == null).toList();
        if (left.size() == 1) {
            return new Completion(left.getFirst().model().id(), IdentityRule.CANDIDATE, List.of());
        }
        return new Completion(
                weighed.isEmpty() ? model : null,
                IdReader.last(read),
                weighed.stream().map(IncompleteNames::notTaken).toList());
    }

    private static Candidate notTaken(Weighed weighed) {
        var contradiction = weighed.contradiction();
        return new Candidate(
                weighed.model().id(), contradiction == null ? "another model fits as well" : contradiction);
    }

    /** "Mistral Small 3.2" says more than {@code mistral-small}. */
    private @Nullable String titled(CatalogueListing listing, ReadId read) {
        var title = ids.read(
                listing.provider(), BESIDE_THE_NAME.matcher(listing.name()).replaceAll(""));
        var model = title.model();
        return model != null
                        && title.maker() == read.maker()
                        && !include(model)
                        && words(title).containsAll(words(read))
                ? model
                : null;
    }

    private static List<String> words(ReadId read) {
        return List.of(read.spelled().name().split("-"));
    }
}
