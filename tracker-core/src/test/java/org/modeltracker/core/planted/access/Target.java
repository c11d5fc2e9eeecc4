package org.modeltracker.core.planted.access;

public class Target {}
