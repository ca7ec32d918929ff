"""Ways of counting: from facts to the values and targets of indicators, for every version of the facts."""
