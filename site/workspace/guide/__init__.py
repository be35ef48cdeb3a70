"""The guided forms: which questions are asked of an activity and of a provider, in which order."""
