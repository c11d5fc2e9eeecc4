package org.modeltracker.core.fault;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds the commits that a client sends to PostgreSQL, and cuts the connection there when armed: before the server hears of the commit, or once it
 * has heard and its answer is on the way.
 *
 * @see <a href="https://www.postgresql.org/docs/18/protocol-message-formats.html">Message Formats</a>
 */
public final class CommitTap implements Tap {

    /** Where the connection breaks. */
    public enum Cut {
        /** The server never hears of the commit, so nothing is stored. */
        BEFORE_COMMIT,
        /** The server commits; its answer is lost. */
        AFTER_COMMIT
    }

    private final AtomicInteger cuts = new AtomicInteger();
    private volatile Cut armed = null;
    private volatile String statement = "";

    /** Cuts the next commit, on whatever connection it comes. */
    public void arm(Cut cut) {
        arm(cut, "");
    }

    /** Cuts the commit of the next transaction in which this is part of a statement; outside of a transaction the statement is its own commit. */
    public synchronized void arm(Cut cut, String part) {
        statement = part;
        armed = cut;
    }

    public void disarm() {
        armed = null;
    }

    /** How many connections were cut so far. */
    public int cuts() {
        return cuts.get();
    }

    private synchronized boolean fires(Cut cut, Collection<String> statements) {
        if (armed != cut || statements.stream().noneMatch(each -> each.contains(statement))) {
            return false;
        }
        armed = null;
        cuts.incrementAndGet();
        return true;
    }

    @Override
    public Watch watch() {
        return new Frontend();
    }

    /** Reads the frontend's messages: a commit is an Execute of a portal that was bound to a statement with that text, or a simple query. */
    private final class Frontend implements Watch {

        private final ByteArrayOutputStream unread = new ByteArrayOutputStream();
        private final Map<String, String> statements = new HashMap<>();
        private final List<String> transaction = new ArrayList<>();
        private String bound = "";
        private boolean started;
        private boolean inTransaction;
        private volatile boolean awaitsAnswer;

        @Override
        public Verdict upwards(byte[] bytes, int length) {
            unread.write(bytes, 0, length);
            List<String> committed = List.of();
            var buffer = ByteBuffer.wrap(unread.toByteArray());
            while (buffer.remaining() >= (started ? 5 : 8)) {
                buffer.mark();
                char type = started ? (char) buffer.get() : ' ';
                int size = buffer.getInt() - 4;
                if (buffer.remaining() < size) {
                    buffer.reset();
                    break;
                }
                var body = new byte[size];
                buffer.get(body);
                if (isExecute(type, body)) {
                    committed = executed(bound.strip());
                }
            }
            unread.reset();
            unread.write(buffer.array(), buffer.position(), buffer.remaining());
            if (fires(Cut.BEFORE_COMMIT, committed)) {
                return Verdict.CUT;
            }
            awaitsAnswer |= fires(Cut.AFTER_COMMIT, committed);
            return Verdict.FORWARD;
        }

        @Override
        public Verdict downwards() {
            return awaitsAnswer ? Verdict.CUT : Verdict.FORWARD;
        }

        /** @return what this commits, or nothing */
        private List<String> executed(String text) {
            if (text.regionMatches(true, 0, "begin", 0, 5)) {
                inTransaction = true;
                transaction.clear();
            } else if (text.equalsIgnoreCase("commit") || text.equalsIgnoreCase("rollback")) {
                inTransaction = false;
                transaction.add(text);
                return text.equalsIgnoreCase("commit") ? List.copyOf(transaction) : List.of();
            } else if (inTransaction) {
                transaction.add(text);
            } else {
                return statement.isEmpty() ? List.of() : List.of(text);
            }
            return List.of();
        }

        private boolean isExecute(char type, byte[] body) {
            switch (type) {
                case ' ' -> started = ByteBuffer.wrap(body).getInt() == 196_608; // not the question whether to encrypt
                case 'P' -> statements.put(text(body, 0), text(body, after(body, 0)));
                case 'B' -> bound = statements.getOrDefault(text(body, after(body, 0)), "");
                case 'Q' -> bound = text(body, 0);
                default -> {}
            }
            return type == 'E' || type == 'Q';
        }

        private static String text(byte[] body, int from) {
            return new String(body, from, after(body, from) - 1 - from, StandardCharsets.UTF_8);
        }

        private static int after(byte[] body, int from) {
            int end = from;
            while (body[end] != 0) {
                end++;
            }
            return end + 1;
        }
    }
}
