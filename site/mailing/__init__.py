"""Every e-mail: an event comes in, a delivery is written with it, a letter is sent once."""
