"""What may stand in an issue of the showcase, and how fairly its picks are shared."""
