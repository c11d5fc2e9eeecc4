package org.modeltracker.api.page;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.request.PageRequest;
import org.modeltracker.api.importer.ImportRunView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Which catalogues were imported, what changed in them, and what was left out and why. */
@Controller
class ImportsPage {

    private final ImportRunView runs;

    ImportsPage(ImportRunView runs) {
        this.runs = runs;
    }

    @GetMapping("/imports")
    String imports(@RequestParam(required = false) @Nullable String source, PageRequest request, Model page) {
        page.addAttribute("list", runs.list(source, request));
        return "imports";
    }

    @GetMapping("/imports/{id}")
    String run(@PathVariable UUID id, Model page) {
        page.addAttribute("run", runs.get(id));
        return "import";
    }
}
