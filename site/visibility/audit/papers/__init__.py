"""What the site sends out and generates: documents, letters and pictures, measured."""
