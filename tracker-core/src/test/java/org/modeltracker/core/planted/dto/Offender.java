package org.modeltracker.core.planted.dto;

class Offender {}
