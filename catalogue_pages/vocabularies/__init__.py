"""The controlled vocabularies: fields, subjects, grades, regions, municipalities and the rest."""
