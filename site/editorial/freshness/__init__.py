"""Fresh or gone: who is asked when whether an activity is still true, and what follows."""
