"""What follows from the store and the day: evidence, milestones, following, numbers, likeness, rounds, reports.

In: catalogue and day. Out: data. Pure; nothing derived is ever stored.
"""
