"""The checkout under test and the day on which tests look at it."""

from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TODAY = date(2026, 11, 22)
