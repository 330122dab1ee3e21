"""Programs whose slices are run: written by hand, and drawn."""
