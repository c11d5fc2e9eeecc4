package org.modeltracker.api.export;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.modeltracker.api.citation.Addresses;
import org.modeltracker.api.http.HttpSettings;
import org.modeltracker.api.importer.PublisherTerms;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** All data as search engines for data sets read it: schema.org's Dataset, as JSON-LD. */
@Component
public class DatasetDescription {

    private final String json;

    DatasetDescription(
            Tables tables, PublisherTerms terms, Addresses addresses, HttpSettings settings, JsonMapper mapper) {
        var dataset = new LinkedHashMap<String, Object>();
        dataset.put("@context", "https://schema.org/");
        dataset.put("@type", "Dataset");
        dataset.put("name", "Model-release tracker");
        dataset.put(
                "description",
                "Releases, access, prices, openness and benchmark scores of AI models. Each row has its source, the period"
                        + " in which it was true, and the period in which this tracker knew it. The columns source_licence and"
                        + " source_attribution tell on what terms the source gives its data, and whom to name.");
        dataset.put("url", addresses.of("/"));
        dataset.put("keywords", List.of("AI models", "language models", "API prices", "benchmarks", "open weights"));
        dataset.put("isAccessibleForFree", !settings.readsNeedKey());
        dataset.put(
                "creator",
                new TreeMap<>(Map.of(
                        "@type", "Organization", "name", "The operator of this tracker", "url", addresses.of("/"))));
        dataset.put(
                "isBasedOn",
                terms.all().stream().map(DatasetDescription::source).toList());
        dataset.put(
                "distribution",
                tables.all().stream()
                        .flatMap(table -> Arrays.stream(FileForm.values()).map(form -> file(table, form, addresses)))
                        .toList());
        this.json = mapper.writeValueAsString(dataset).replace("<", "\\u003c");
    }

    /** Contains no {@code <}, so it may be written into a page as it is. */
    public String json() {
        return json;
    }

    /** The licence by its SPDX page, as schema.org asks for an address. */
    private static Map<String, Object> source(PublisherTerms.Item source) {
        var work = new LinkedHashMap<String, Object>();
        work.put("@type", "Dataset");
        work.put("name", source.title());
        if (source.url() != null) {
            work.put("url", source.url());
        }
        if (source.licence() != null) {
            work.put("license", "https://spdx.org/licenses/%s.html".formatted(source.licence()));
        }
        work.put("creditText", source.attribution());
        return work;
    }

    private static Map<String, Object> file(Table<?> table, FileForm form, Addresses addresses) {
        var name = table.name() + "." + form.name().toLowerCase(Locale.ROOT);
        var file = new LinkedHashMap<String, Object>();
        file.put("@type", "DataDownload");
        file.put("name", name);
        file.put("encodingFormat", form.type().getType() + "/" + form.type().getSubtype());
        file.put("contentUrl", addresses.of("/v1/export/" + name));
        return file;
    }
}
