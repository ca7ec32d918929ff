"""A demonstration set: invented entities, events, people and plan values in the shape that offices have them."""
