package org.modeltracker.core.planted.helper;

class Offender {}
