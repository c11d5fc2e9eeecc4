package org.modeltracker.core.planted.pricing;

public class Target {}
