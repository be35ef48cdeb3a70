"""What other programs fetch and follow: feeds, calendars, the map of the site."""
