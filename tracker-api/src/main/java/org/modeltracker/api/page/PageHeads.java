package org.modeltracker.api.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.api.citation.Addresses;
import org.modeltracker.api.export.DatasetDescription;
import org.modeltracker.api.http.request.AddressParameters;
import org.modeltracker.api.page.PageHead.Alternate;
import org.modeltracker.api.page.TimeBar.Pair;
import org.springframework.stereotype.Component;

/** Writes the heads of pages. A form is named only if its address takes every parameter of the page: else it would show something else. */
@Component
class PageHeads {

    private static final String HOME = "/";

    private final Addresses addresses;
    private final AddressParameters parameters;
    private final DatasetDescription dataset;

    PageHeads(Addresses addresses, AddressParameters parameters, DatasetDescription dataset) {
        this.addresses = addresses;
        this.parameters = parameters;
        this.dataset = dataset;
    }

    PageHead of(TimeBar times) {
        return of(times, times.question());
    }

    /** @param asked the parameters with which another form of the page has what the page shows */
    PageHead of(TimeBar times, List<Pair> asked) {
        var page = PageDescription.of(times.path());
        return new PageHead(
                addresses.of(times.same(times.path())),
                page.sentence(times.path()),
                addresses.of("/assets/icon.png"),
                addresses.of("/opensearch.xml"),
                page.forms().stream()
                        .flatMap(form -> alternate(form, page, times, asked).stream())
                        .toList(),
                times.path().equals(HOME) ? dataset.json() : null);
    }

    private Optional<Alternate> alternate(PageForm form, PageDescription page, TimeBar times, List<Pair> given) {
        var names = given.stream().map(Pair::name).collect(Collectors.toSet());
        if (!form.needs().isEmpty() && form.needs().stream().noneMatch(names::contains)) {
            return Optional.empty();
        }
        var more = form.absent().stream()
                .filter(each -> !names.contains(each.name()) && !names.contains(each.unless()))
                .map(each -> new Pair(each.name(), page.filled(each.value(), times.path())));
        var pairs = Stream.concat(given.stream(), more).toList();
        var path = page.filled(form.path(), times.path());
        return parameters.take(path, pairs.stream().map(Pair::name).toList())
                ? Optional.of(new Alternate(form.type(), form.title(), addresses.of(TimeBar.address(path, pairs))))
                : Optional.empty();
    }
}
