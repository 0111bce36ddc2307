"""The search index: what is fed to it, what each word weighs, the files a browser asks for."""
