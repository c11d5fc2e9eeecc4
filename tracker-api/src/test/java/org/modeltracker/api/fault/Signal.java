package org.modeltracker.api.fault;

import java.io.IOException;

/** What an operating system may do to a process at any time. */
enum Signal {
    STOP,
    CONT,
    QUIT,
    KILL;

    void to(long pid) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name(), "" + pid).start().waitFor();
        if (code != 0) {
            throw new IOException("no process " + pid + " took the signal " + this);
        }
    }
}
