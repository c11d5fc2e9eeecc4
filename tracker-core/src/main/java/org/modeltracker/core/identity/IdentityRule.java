package org.modeltracker.core.identity;

import org.modeltracker.core.model.WireEnum;

/** The steps that read an id; a result is named after the one that reaches furthest, the last of these. */
public enum IdentityRule implements WireEnum {
    SPELLING("its spelling"),
    MAKER_OF_PATH("the maker in its path"),
    MAKER_OF_NAME("the maker of models of this name"),
    MAKER_OF_SHOP("the maker whose shop it is"),
    WRAPPING("the shop's signs around the name"),
    REGION("the region in front"),
    TIER("the service tier at the end"),
    SNAPSHOT("the date at the end"),
    VARIANT("the variant at the end"),
    POINTER("the sign of a moving name"),
    WORD_ORDER("the order of its words"),
    OTHER_NAME("another name of the model"),
    TITLE("the listing's title"),
    CANDIDATE("the only model that fits"),
    LISTING("a row for this listing"),
    STATED("the id that the catalogue states");

    private final String reason;

    IdentityRule(String reason) {
        this.reason = reason;
    }

    /** The rule as part of a sentence. */
    public String reason() {
        return reason;
    }
}
