"""What is known of a submission, and the two papers made of it: the report and the slip for the school."""
