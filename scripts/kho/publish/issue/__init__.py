"""The quarter's issue: who may stand in it, its draft, its freezing, and the issue as page, PDF, cards and letter."""
