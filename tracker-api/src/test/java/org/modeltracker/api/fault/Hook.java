package org.modeltracker.api.fault;

import org.modeltracker.api.Http.Answer;

/** A webhook as its maker knows it. */
final class Hook {

    /** What became of a wish, as far as its maker was told. */
    enum Wish {
        NONE,
        OPEN,
        DONE
    }

    final String path;
    Wish made = Wish.OPEN;
    Wish deleted = Wish.NONE;
    Wish rotated = Wish.NONE;
    String id = "";
    String secret = "";

    /** Nothing that was recorded behind it may be sent. */
    long endOfNews = Long.MAX_VALUE;

    Hook(String path) {
        this.path = path;
    }

    void madeBy(Answer answer) {
        made = Wish.DONE;
        id = answer.at("/id");
        secret = answer.at("/secret");
    }

    boolean isAlive() {
        return made == Wish.DONE && deleted == Wish.NONE;
    }
}
