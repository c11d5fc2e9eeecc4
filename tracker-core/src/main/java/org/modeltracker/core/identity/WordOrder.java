package org.modeltracker.core.identity;

/** The order of words and omissions, by the maker's rows of the table: {@code claude-4-opus} is {@code claude-opus-4}. */
final class WordOrder {

    private WordOrder() {}

    static SpelledId apply(SpelledId spelled, Maker maker) {
        var name = spelled.name();
        for (var change : maker.words()) {
            name = change.apply(name);
        }
        var ordered = spelled.named(name, IdentityRule.WORD_ORDER);
        var other = maker.exact().get(name);
        return other == null ? ordered : ordered.named(other, IdentityRule.OTHER_NAME);
    }
}
