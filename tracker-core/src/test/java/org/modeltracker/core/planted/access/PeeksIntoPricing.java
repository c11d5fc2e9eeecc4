package org.modeltracker.core.planted.access;

import org.modeltracker.core.planted.pricing.Target;

record PeeksIntoPricing(Target other) {}
