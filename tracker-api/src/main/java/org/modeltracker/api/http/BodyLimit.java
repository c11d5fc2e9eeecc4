package org.modeltracker.api.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.problem.ProblemWriter;
import org.modeltracker.api.http.problem.Problems;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too large: by what they declare, else once they have proved to be. Streams of NDJSON go
 * through, and so do files to import, which have a limit of their own.
 */
class BodyLimit extends OncePerRequestFilter {

    private final long most;
    private final ProblemWriter problems;

    BodyLimit(long most, ProblemWriter problems) {
        this.most = most;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        if (request.getRequestURI().startsWith("/v1/imports/")) {
            return true;
        }
        var type = request.getContentType();
        return type != null && type.regionMatches(true, 0, "application/x-ndjson", 0, "application/x-ndjson".length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > most) {
            problems.write(tooLarge(most), response);
        } else if (request.getContentLengthLong() < 0) {
            chain.doFilter(new Counted(request, most), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static Problem tooLarge(long most) {
        return Problems.of(413).with("most_bytes", most);
    }

    private static final class Counted extends HttpServletRequestWrapper {

        private final long most;

        Counted(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream(), most);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            var encoding = getCharacterEncoding();
            var charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
            return new BufferedReader(new InputStreamReader(getInputStream(), charset));
        }
    }

    private static final class CountedStream extends ServletInputStream {

        private final ServletInputStream source;
        private final long most;
        private long read;

        CountedStream(ServletInputStream source, long most) {
            this.source = source;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int next = source.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int taken = source.read(into, offset, length);
            count(Math.max(taken, 0));
            return taken;
        }

        private void count(int bytes) {
            read += bytes;
            if (read > most) {
                throw tooLarge(most);
            }
        }

        @Override
        public boolean isFinished() {
            return source.isFinished();
        }

        @Override
        public boolean isReady() {
            return source.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            source.setReadListener(listener);
        }
    }
}
