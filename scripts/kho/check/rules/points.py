"""Points as messages say them."""

from decimal import Decimal


def said(points: Decimal) -> str:
    """Points as people write them: 12, 12,5."""
    return f"{points.normalize():f}".replace(".", ",")
