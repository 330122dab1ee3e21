"""Floor 3: Graph → Analysis. Which value is the answer, what a request must hold, what is frozen, what each cell is for."""
