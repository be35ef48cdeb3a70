"""Who offers activities: the catalogue page and a branch a provider."""
