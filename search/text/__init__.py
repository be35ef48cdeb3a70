"""How words meet: lemmas, stems, folding, thesaurus, facet words, spelling."""
