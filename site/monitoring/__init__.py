"""What an orchestrator asks: whether a process answers, and whether it can serve people."""
