package org.modeltracker.api.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples and rules of RFC 9309. */
class RobotsRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                                                                             | /a          | true
            User-agent: *;Disallow: /                                                     | /a          | false
            User-agent: *;Disallow:                                                       | /a          | true
            User-agent: other;Disallow: /                                                 | /a          | true
            User-Agent: *;Disallow: /;;User-agent: Model-Tracker # us;Allow: /            | /a          | true
            User-agent: *;Allow: /;;User-agent: model-tracker;Disallow: /a                | /abc        | false
            User-agent: other;User-agent: model-tracker;Disallow: /a                      | /a          | false
            User-agent: model-tracker;Disallow: /a;User-agent: other;Disallow: /          | /b          | true
            User-agent: model-tracker;Disallow: /a;;User-agent: model-tracker;Disallow: /b | /b         | false
            User-agent: *;Disallow: /a;Allow: /a/b                                        | /a/b/c      | true
            User-agent: *;Allow: /a;Disallow: /a                                          | /a          | true
            \uFEFFUser-agent: *;Disallow: /                                               | /a          | false
            User-agent: *;Disallow: /*.pdf$                                               | /x/y.pdf    | false
            User-agent: *;Disallow: /*.pdf$                                               | /y.pdf?a=1  | true
            User-agent: *;Disallow: /a*c                                                  | /abbbcd     | false
            User-agent: *;Disallow: /a*c                                                  | /abbb       | true
            User-agent: *;Disallow: /a*b*a$                                               | /aba        | false
            User-agent: *;Disallow: /ab*ba$                                               | /aba        | true
            User-agent: *;Disallow: /?q=                                                  | /?q=1       | false
            User-agent: *;Sitemap: https://a.example/s.xml;Disallow: /a                   | /a          | false
            """)
    void the_longest_rule_of_the_group_that_names_the_tracker_decides(String text, String target, boolean allowed) {
        var rules = RobotsRules.parse(text == null ? "" : text.replace(';', '\n'));
        assertThat(rules.allows(target)).isEqualTo(allowed);
    }
}
