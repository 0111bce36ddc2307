"""Selection rounds: what stands in their files, who may stand, who is chosen, how fair it is, what is told of it."""
