"""Words of like meaning that editors keep, beside the thesaurus that comes with the project."""
