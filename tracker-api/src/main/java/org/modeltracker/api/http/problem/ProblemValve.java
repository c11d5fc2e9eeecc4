package org.modeltracker.api.http.problem;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

/**
 * What Tomcat refuses before any filter sees it (a malformed request line, headers too large) is a problem too, not a page in HTML. So is an
 * error of which others told the status alone.
 */
public class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || reported(response)) {
            return;
        }
        var allowed = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
        if (!allowed.get()) {
            return;
        }
        try {
            response.setContentType("application/problem+json");
            response.setCharacterEncoding("utf-8");
            var writer = response.getReporter();
            if (writer != null) {
                writer.write(json(response.getStatus()));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException e) {
            container.getLogger().debug("could not write the problem", e);
        }
    }

    private static boolean reported(Response response) {
        return response.isError() && !response.setErrorReported();
    }

    /** By hand: there is no mapper here, and nothing in it comes from outside. */
    private static String json(int status) {
        var body = Problems.of(status).body();
        return """
                {"type":"%s","title":"%s","status":%d,"detail":"%s"}""".formatted(body.type(), body.title(), status, body.detail());
    }
}
