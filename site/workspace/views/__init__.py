"""What the workspace answers to requests, by what people come for."""
