"""What visitors do, in a browser, on the site as it runs."""
