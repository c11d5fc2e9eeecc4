package org.modeltracker.core.identity;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.identity.IdReader.ReadId;
import org.modeltracker.core.identity.ModelIdentity.Candidate;

/** The known models that a listing may be, and what contradicts each. */
final class Candidates {

    private static final long DAYS = 31;
    private static final int MOST = 5;
    private static final int WORDS_IN_COMMON = 2;

    private Candidates() {}

    /** @param contradiction null if nothing contradicts it */
    record Weighed(KnownModel model, @Nullable String contradiction) {}

    /** All of a maker whose names have each word of this one, and more. */
    static List<Weighed> thatComplete(String model, CatalogueListing listing, Collection<KnownModel> known) {
        var words = words(model);
        return sorted(
                        known,
                        one -> !one.id().equals(model)
                                && organisation(one.id()).equals(organisation(model))
                                && words(one.id()).containsAll(words))
                .map(one -> new Weighed(one, contradiction(listing, one)))
                .toList();
    }

    /** Those nearest by their words, for an editor. */
    static List<Candidate> near(ReadId read, Collection<KnownModel> known) {
        var words = words(read.spelled().name());
        return sorted(known, one -> common(words, one.id()) >= WORDS_IN_COMMON)
                .sorted(Comparator.comparing((KnownModel one) -> -common(words, one.id())))
                .limit(MOST)
                .map(one -> new Candidate(one.id(), read.whyNot()))
                .toList();
    }

    private static Stream<KnownModel> sorted(Collection<KnownModel> known, Predicate<KnownModel> kept) {
        return known.stream().filter(kept).sorted(Comparator.comparing(KnownModel::id));
    }

    private static @Nullable String contradiction(CatalogueListing listing, KnownModel known) {
        if (isFar(listing.released(), known.released())) {
            return "it was released on " + known.released() + ", the listing says " + listing.released();
        }
        if (listing.contextTokens() != null
                && known.contextTokens() != null
                && listing.contextTokens() > known.contextTokens()) {
            return "its context is " + known.contextTokens() + " tokens, the listing says " + listing.contextTokens();
        }
        if (!known.modalities().isEmpty() && !known.modalities().containsAll(listing.modalities())) {
            return "it does not have all modalities of the listing";
        }
        return null;
    }

    private static boolean isFar(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one != null && other != null && Math.abs(ChronoUnit.DAYS.between(one, other)) > DAYS;
    }

    private static long common(Set<String> words, String id) {
        return words(id).stream().filter(words::contains).count();
    }

    private static String organisation(String id) {
        return id.substring(0, id.indexOf('/'));
    }

    private static Set<String> words(String id) {
        return Set.copyOf(List.of(id.substring(id.indexOf('/') + 1).split("-")));
    }
}
