package org.modeltracker.core.openness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A licence expression of SPDX: ids with AND, OR, WITH, + and parentheses, or {@code LicenseRef-name}.
 *
 * @param text in canonical spelling
 */
record LicenseExpression(String text) {

    private static final Pattern TOKEN = Pattern.compile("\\G\\s*([()]|[A-Za-z0-9.:+-]+)");
    private static final Pattern REFERENCE =
            Pattern.compile("(?:DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+", Pattern.CASE_INSENSITIVE);

    /** What no expression can contain. @param part the part that is wrong */
    static final class NotAnExpression extends Exception {

        private static final long serialVersionUID = 1L;

        private final String part;

        NotAnExpression(String part) {
            super(part, null, false, false);
            this.part = part;
        }

        /** One plain sentence without its subject. */
        String detail() {
            return "must be an SPDX expression or LicenseRef- followed by a name; “%s” is not an SPDX id, the nearest is %s"
                    .formatted(part, SpdxIds.LICENSES.nearest(part));
        }
    }

    static LicenseExpression parse(String text) throws NotAnExpression {
        var reader = new Reader(text, tokens(text));
        var expression = reader.alternatives();
        if (reader.next < reader.tokens.size()) {
            throw new NotAnExpression(text);
        }
        return new LicenseExpression(expression);
    }

    /** The canonical spelling; what is no expression stays as it is, because older logs may contain it. */
    static String canonical(String text) {
        try {
            return parse(text).text();
        } catch (NotAnExpression e) {
            return text;
        }
    }

    private static List<String> tokens(String text) throws NotAnExpression {
        var tokens = new ArrayList<String>();
        var found = TOKEN.matcher(text);
        int end = 0;
        while (found.find()) {
            tokens.add(found.group(1));
            end = found.end();
        }
        if (!text.substring(end).isBlank() || tokens.isEmpty()) {
            throw new NotAnExpression(text);
        }
        return tokens;
    }

    /** Reads from left to right; AND binds more closely than OR, which changes no spelling. */
    private static final class Reader {

        private final String text;
        private final List<String> tokens;
        private int next;

        Reader(String text, List<String> tokens) {
            this.text = text;
            this.tokens = tokens;
        }

        String alternatives() throws NotAnExpression {
            var read = new StringBuilder(one());
            while (isNext("and") || isNext("or")) {
                read.append(' ')
                        .append(take().toUpperCase(Locale.ROOT))
                        .append(' ')
                        .append(one());
            }
            return read.toString();
        }

        private String one() throws NotAnExpression {
            if (isNext("(")) {
                take();
                var inner = alternatives();
                if (!isNext(")")) {
                    throw new NotAnExpression(text);
                }
                take();
                return "(" + inner + ")";
            }
            var license = license(take());
            if (!isNext("with")) {
                return license;
            }
            take();
            var exception = take();
            return license + " WITH "
                    + SpdxIds.EXCEPTIONS.find(exception).orElseThrow(() -> new NotAnExpression(exception));
        }

        private String license(String token) throws NotAnExpression {
            if (REFERENCE.matcher(token).matches()) {
                int at = token.toLowerCase(Locale.ROOT).lastIndexOf("licenseref-");
                return token.substring(0, at) + "LicenseRef-" + token.substring(at + "LicenseRef-".length());
            }
            boolean later = token.endsWith("+");
            return SpdxIds.LICENSES
                    .find(token)
                    .or(() -> later
                            ? SpdxIds.LICENSES
                                    .find(token.substring(0, token.length() - 1))
                                    .map(id -> id + "+")
                            : Optional.empty())
                    .orElseThrow(() -> new NotAnExpression(tokens.size() == 1 ? token : text));
        }

        private boolean isNext(String token) {
            return next < tokens.size() && tokens.get(next).equalsIgnoreCase(token);
        }

        private String take() throws NotAnExpression {
            if (next >= tokens.size()) {
                throw new NotAnExpression(text);
            }
            return tokens.get(next++);
        }
    }
}
