"""What is written: checked in the editor, and by the gate before it becomes public."""
