"""What people searched for and did not find: the words and the day, nothing about the person."""
