"""What a page still lacks in each language, and what editors asked to be mended."""
