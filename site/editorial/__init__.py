"""Where editors answer for what is published: moderation, freshness, reports, dashboards."""
