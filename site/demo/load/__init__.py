"""Made-up catalogues of any size, to see how the site bears them."""
