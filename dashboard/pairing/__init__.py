"""Pairs wall screens: a screen shows a code, a coordinator enters it, the screen keeps a secret that only reads."""
