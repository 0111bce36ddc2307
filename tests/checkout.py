"""The checkout under test and the day on which tests look at it."""

from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TODAY = date(2026, 11, 22)
"""The day as of which invented stores are looked at."""

NOW = date(2026, 11, 28)
"""The day as of which this store's own entries are looked at: not before the newest of them was published."""
