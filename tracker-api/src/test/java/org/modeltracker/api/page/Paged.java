package org.modeltracker.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.Http.Answer;

/** Reads pages as a browser asks for them, and takes no ill-formed one. */
abstract class Paged extends ApiContext {

    private static final int MANY = 100;

    Answer ask(String path) {
        return anybody().get(path, "Accept", "text/html");
    }

    Document read(String path) {
        var answer = ask(path);
        assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(200);
        return html(answer);
    }

    /** A page that no browser needs to mend. */
    static Document html(Answer answer) {
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        var parser = Parser.htmlParser().setTrackErrors(MANY);
        var page = parser.parseInput(answer.body(), "http://tracker");
        assertThat(parser.getErrors()).as(answer.body()).isEmpty();
        return page;
    }
}
