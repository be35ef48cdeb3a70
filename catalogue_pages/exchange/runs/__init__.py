"""An import as people follow it: upload, look at the plan, apply, progress, report."""
