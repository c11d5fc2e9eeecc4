package org.modeltracker.core.planted.model;

class Wallclock {

    long now() {
        return System.currentTimeMillis();
    }
}
