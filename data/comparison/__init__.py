"""What areas are compared by: values of one period, rates per 10,000 inhabitants, groups of like areas."""
