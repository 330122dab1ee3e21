"""What the bars of speed are measured with; run by hand, and by one test."""
