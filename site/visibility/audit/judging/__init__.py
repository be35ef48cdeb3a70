"""Measures judged by the rules: plain figures in, verdicts out, no browser and no database."""
