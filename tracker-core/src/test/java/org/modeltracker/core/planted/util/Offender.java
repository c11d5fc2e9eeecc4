package org.modeltracker.core.planted.util;

class Offender {}
