package org.modeltracker.core.planted.common;

class Offender {}
