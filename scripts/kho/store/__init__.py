"""Bytes in, bytes out: the files people write become a typed store, and folders become what they should be.

In: folders. Out: data with positions, the catalogue, files checked by their content; and folders that hold exactly
what they are given. The clock and the network are not touched.
"""
