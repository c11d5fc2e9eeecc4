package org.modeltracker.core.planted.service;

class Offender {}
