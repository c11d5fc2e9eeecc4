package org.modeltracker.core.planted.claim;

class Answers {}
