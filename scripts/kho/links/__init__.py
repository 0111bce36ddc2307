"""The links of evidence: one tried safely, all of them, and which are dead."""
