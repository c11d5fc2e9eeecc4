package org.modeltracker.api.page;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.core.model.TemporalPoint;
import org.modeltracker.core.overview.ModelHead;
import org.modeltracker.core.overview.Overview;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Gives a page the names of the models that it speaks of, by id, as {@code called}. */
@Component
class ModelNames {

    private final Overview overview;

    ModelNames(Overview overview) {
        this.overview = overview;
    }

    void add(Stream<String> models, TemporalPoint moment, Model page) {
        var ids = models.collect(Collectors.toSet());
        var names = overview.heads(ids, moment).values().stream()
                .collect(Collectors.toMap(ModelHead::model, ModelHead::name));
        page.addAttribute("called", names);
    }
}
