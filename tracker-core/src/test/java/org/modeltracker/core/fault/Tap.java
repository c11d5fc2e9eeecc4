package org.modeltracker.core.fault;

/** Looks at what passes a {@link TcpProxy}, and may have the connection cut there. */
@FunctionalInterface
public interface Tap {

    Tap NONE = () -> new Watch() {};

    /** For one more connection. */
    Watch watch();

    enum Verdict {
        FORWARD,
        CUT
    }

    /** Watches one connection. */
    interface Watch {

        /** Bytes from the client. */
        default Verdict upwards(byte[] bytes, int length) {
            return Verdict.FORWARD;
        }

        /** Some bytes from the server. */
        default Verdict downwards() {
            return Verdict.FORWARD;
        }
    }
}
