"""What is done beside the requests, each by its own clock: letters, imports, reminders."""
