package org.modeltracker.core.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a price sentence as a person does: the second statement of what it means, without a line of the code that writes it. */
public final class PriceSentenceReader {

    private static final String MONEY = "(?:[$€£]|[A-Z]{3} )(?=\\d)";
    private static final Pattern PLACE =
            Pattern.compile(" \\((first party API|cloud marketplace|aggregator|subscription plan)((?:(?! \\().)*)\\)$");
    private static final Pattern BUILD =
            Pattern.compile("(.*?)(?: \\((?:snapshot ([^,()]+))?(?:, )?(?:variant ([^,()]+))?\\))?");
    private static final Pattern AMOUNT =
            Pattern.compile("(?:([$€£])|([A-Z]{3}) )(\\d{1,3}(?:,\\d{3})*(?:\\.\\d+)?) / (.*)");
    private static final Pattern TERMS = Pattern.compile("(.*?)(?: \\((.*)\\))?");
    private static final Map<String, String> CURRENCIES = Map.of("$", "USD", "€", "EUR", "£", "GBP");
    private static final List<String> UNITS = Stream.of(
                    "token request call query queries search searches image video second minute hour character page document pixel"
                            + " megapixel step session month year",
                    "token_hour gb_hour gb_day gb_month user_month seat_month")
            .flatMap(words -> Arrays.stream(words.split(" ")))
            .flatMap(word -> Stream.of(word, word + "s"))
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();

    /** The ways in which a sentence begins, and what each says of the price. */
    private static final Map<String, Pattern> FORMS = Map.ofEntries(
            form("costs", "(?<subject>.+?) costs (?<prices>" + MONEY + ".*)"),
            form("will cost", "(?<subject>.+?) will cost from (?<from>\\S+): (?<prices>.*)"),
            form("free", "(?<subject>.+?) is free(?:: (?<prices>.*))?"),
            form("will be free", "(?<subject>.+?) will be free from (?<from>[^ :]+)(?:: (?<prices>.*))?"),
            form("included_in_subscription", "(?<subject>.+?) is included in a subscription(?:: (?<prices>.*))?"),
            form("not_offered", "(?<subject>.+?) is not offered"),
            form("will not be offered", "(?<subject>.+?) will not be offered from (?<from>\\S+)"),
            form("withdrawn", "The price of (?<subject>.+?) is withdrawn"),
            form("undisclosed", "The price of (?<subject>.+?) is undisclosed"),
            form("contact_sales", "(?<subject>.+?) has a price on request"));

    private static Map.Entry<String, Pattern> form(String name, String words) {
        return Map.entry(name, Pattern.compile(words));
    }

    private final Map<String, String> terms = new TreeMap<>();
    private final List<String> prices = new ArrayList<>();
    private final List<String> regular = new ArrayList<>();

    private PriceSentenceReader() {}

    /** @throws IllegalArgumentException for a sentence that does not tell a price */
    public static PriceFacts read(String sentence) {
        var reader = new PriceSentenceReader();
        reader.sentence(sentence.replaceFirst("^Correction \\(.*?\\): ", ""));
        return new PriceFacts(reader.terms, reader.prices, reader.regular);
    }

    private void sentence(String text) {
        var later = Pattern.compile("From (\\S+): (.*)").matcher(text);
        if (later.matches()) {
            terms.put("from", later.group(1));
            sentence(later.group(2));
            return;
        }
        var place = PLACE.matcher(text);
        if (!place.find()) {
            throw new IllegalArgumentException("no offering in: " + text);
        }
        place(place.group(1), place.group(2));
        var head = text.substring(0, place.start());
        var form = FORMS.entrySet().stream()
                .filter(each -> each.getValue().matcher(head).matches())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a price sentence: " + text));
        var said = form.getValue().matcher(head);
        if (said.matches()) {
            subject(said.group("subject"));
            disclosure(form.getKey());
            optional(said, "from", value -> terms.put("from", value));
            optional(said, "prices", this::prices);
        }
    }

    private static void optional(Matcher said, String name, Consumer<String> reader) {
        if (said.namedGroups().containsKey(name) && said.group(name) != null) {
            reader.accept(said.group(name));
        }
    }

    private void disclosure(String form) {
        var promotional = terms.remove("promotional") != null;
        terms.put(
                "disclosure",
                switch (form) {
                    case "costs", "will cost" -> promotional ? "promotional" : "disclosed";
                    case "will be free" -> "free";
                    case "will not be offered" -> "not_offered";
                    default -> form;
                });
    }

    private void subject(String text) {
        var build = BUILD.matcher(text);
        if (build.matches()) {
            terms.put("subject", build.group(1));
            put("snapshot", build.group(2));
            put("variant", build.group(3));
        }
    }

    private void place(String channel, String rest) {
        terms.put("channel", channel.toLowerCase().replace(' ', '_'));
        var parts = rest.split(", (?=region |tier |alias$|alias,|promotional$|promotional,)");
        if (parts[0].startsWith(" at ")) {
            terms.put("provider", parts[0].substring(4));
        }
        for (var part : List.of(parts).subList(1, parts.length)) {
            var words = part.split(" ", 2);
            terms.put(words[0], words.length == 1 ? "true" : words[1]);
        }
    }

    private void prices(String text) {
        var into = prices;
        for (var segment : text.split("; (?=regular price: |" + MONEY + ")")) {
            if (segment.startsWith("regular price: ")) {
                into = regular;
            }
            segment(segment.replaceFirst("^regular price: ", ""), into);
        }
    }

    /** Prices on the same conditions. */
    private static void segment(String text, List<String> into) {
        var parts = TERMS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        var conditions = parts.group(2) == null ? Map.<String, String>of() : conditions(parts.group(2));
        for (var each : parts.group(1).split(", (?=" + MONEY + ")")) {
            var amount = AMOUNT.matcher(each);
            if (!amount.matches()) {
                throw new IllegalArgumentException("not a price: " + each);
            }
            var digits = amount.group(3).replace(",", "");
            var currency = amount.group(1) == null ? amount.group(2) : CURRENCIES.get(amount.group(1));
            quantity(
                    amount.group(4),
                    (component, per) -> into.add(PriceFacts.price(component, digits, currency, per, conditions)));
        }
    }

    private static void quantity(String text, BiConsumer<String, String> into) {
        var words = Pattern.compile("(?:(\\d+[kKmMbB]?|[kKmMbB]) )?(.*)").matcher(text);
        if (words.matches()) {
            var rest = words.group(2).replace(' ', '_');
            var unit = UNITS.stream()
                    .filter(known -> rest.equals(known) || rest.endsWith("_" + known))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no unit in: " + text));
            var component = rest.equals(unit) ? unit : rest.substring(0, rest.length() - unit.length() - 1);
            into.accept(component, words.group(1) == null ? unit : words.group(1) + "_" + unit);
        }
    }

    private static Map<String, String> conditions(String text) {
        var all = new TreeMap<String, String>();
        for (var term : text.split(", ")) {
            var hours = Pattern.compile("(.*) (\\d\\d:\\d\\d)–(\\d\\d:\\d\\d) (\\S+)")
                    .matcher(term);
            var free = Pattern.compile("after (\\S+) free (?:per )?(\\S+)").matcher(term);
            var attempts = Pattern.compile("(\\d+) attempts?").matcher(term);
            var named = Pattern.compile("(prompts from|resolution|quality|until|at least until) (.*)")
                    .matcher(term);
            if (hours.matches()) {
                all.put("hours", hours.group(1) + " " + hours.group(2) + " " + hours.group(3) + " " + hours.group(4));
            } else if (free.matches()) {
                all.put("free", free.group(1).replace(",", "") + " " + free.group(2));
            } else if (attempts.matches()) {
                all.put("attempts", attempts.group(1));
            } else if (named.matches()) {
                var value = named.group(2);
                all.put(
                        named.group(1),
                        named.group(1).equals("prompts from")
                                ? value.replace(",", "").replace(" tokens", "")
                                : value);
            } else {
                all.put("service tier", term);
            }
        }
        return all;
    }

    private void put(String name, String value) {
        if (value != null) {
            terms.put(name, value);
        }
    }
}
