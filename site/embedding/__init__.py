"""Lists of activities for other sites: a frame, its code, and the page where that is made."""
