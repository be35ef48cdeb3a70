"""What reports of the admin share: their place in it, and a warning that leads to one."""
