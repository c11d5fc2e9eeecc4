package org.modeltracker.core.identity;

import org.jspecify.annotations.Nullable;

/** Whose model an id means: by its path, else by its name, else by the shop. A maker nobody knows is not invented. */
final class MakerFinder {

    private final IdentityTable table;

    MakerFinder(IdentityTable table) {
        this.table = table;
    }

    /** @param maker null if unknown; then {@code whyNot} says why */
    record Found(@Nullable Maker maker, IdentityRule rule, String whyNot) {}

    Found find(String provider, SpelledId spelled) {
        var named = table.named(spelled.name()).orElse(null);
        if (spelled.path() == null) {
            return named != null
                    ? new Found(named.maker(), IdentityRule.MAKER_OF_NAME, "")
                    : new Found(
                            table.ownerOf(provider),
                            IdentityRule.MAKER_OF_SHOP,
                            "no known maker has a model of this name");
        }
        var path = table.spelled(spelled.path());
        if (named != null && (path == null ? sellsOthers(spelled.path()) : isOfAnother(path, named, spelled))) {
            return new Found(named.maker(), IdentityRule.MAKER_OF_NAME, "");
        }
        return new Found(
                path,
                IdentityRule.MAKER_OF_PATH,
                "the organisation " + spelled.path() + " in the id is not known as a maker");
    }

    private boolean sellsOthers(String organisation) {
        return table.repackagers().contains(organisation) || table.hosts().contains(organisation);
    }

    private boolean isOfAnother(Maker path, IdentityTable.MakerName named, SpelledId spelled) {
        return named.maker() != path
                && (named.name().isExact()
                        || sellsOthers(path.id())
                        || (table.packingMakers().contains(path.id()) && saysHowItIsPacked(spelled)));
    }

    private boolean saysHowItIsPacked(SpelledId spelled) {
        return table.variantsAtTheEndOf(spelled.name()).findAny().isPresent();
    }
}
