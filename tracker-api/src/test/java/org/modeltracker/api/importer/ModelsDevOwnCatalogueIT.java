package org.modeltracker.api.importer;

/** Small files, which are always there. */
class ModelsDevOwnCatalogueIT extends ModelsDevCatalogues {

    ModelsDevOwnCatalogueIT() {
        super(CatalogueFolder.own());
    }
}
