package org.modeltracker.api.http;

import jakarta.servlet.http.HttpServletResponse;
import org.modeltracker.core.model.Subject;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Names what an answer is about in {@code Cache-Tag}, by which shared caches can drop it. Without such caches, nothing is named. */
@Component
public class CacheTags {

    private static final String HEADER = "Cache-Tag";

    private final Caching caching;

    CacheTags(Caching caching) {
        this.caching = caching;
    }

    /** The answer to the current request is about a model or an organisation; a model is also its maker's. */
    public void add(Subject subject) {
        if (caching.isShared()
                && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                && current.getResponse() != null) {
            add(subject, current.getResponse());
        }
    }

    private static void add(Subject subject, HttpServletResponse response) {
        response.addHeader(HEADER, subject.stream());
        if (subject.kind() != Subject.Kind.ORGANISATION) {
            response.addHeader(HEADER, Subject.organisation(subject.organisationSide()).stream());
        }
    }
}
