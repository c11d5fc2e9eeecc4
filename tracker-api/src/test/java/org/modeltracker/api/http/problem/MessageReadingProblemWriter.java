package org.modeltracker.api.http.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.databind.json.JsonMapper;

/** The mistake that the walk over all changes has to find: it takes "connection reset by peer" for a client that left, and answers 200. */
public final class MessageReadingProblemWriter extends ProblemWriter {

    private volatile boolean mistaken;

    public MessageReadingProblemWriter(JsonMapper json) {
        super(json);
    }

    public void mistake(boolean on) {
        mistaken = on;
    }

    @Override
    public void answer(Throwable thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (mistaken && DisconnectedClientHelper.isClientDisconnectedException(thrown)) {
            return;
        }
        super.answer(thrown, request, response);
    }
}
