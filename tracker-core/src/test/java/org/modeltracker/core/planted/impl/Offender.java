package org.modeltracker.core.planted.impl;

class Offender {}
