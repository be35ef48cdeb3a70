"""The whole catalogue as files, for whoever wants all of it: open data, described by DCAT-AP."""
