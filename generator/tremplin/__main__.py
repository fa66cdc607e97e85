"""`python -m tremplin`: where the folder of commands is not in the path, as on many a Windows machine."""

from tremplin.cli import run

if __name__ == "__main__":
    run()
