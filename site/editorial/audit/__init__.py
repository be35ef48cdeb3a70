"""Who did what and when: recorded, shown, and edited by nobody in the admin."""
