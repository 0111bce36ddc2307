"""What comes by pull request: which files it changes, whether it may, and the one comment it gets.

`changes` reads git, `submission` judges, `comment` and `github` post; only `github` touches the network, and these two
need nothing but Python, since they run where a token can write.
"""
