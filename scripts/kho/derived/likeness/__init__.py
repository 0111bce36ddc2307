"""Texts that look alike: what everyone may write, two texts side by side, which entries share passages."""
