"""The entry of the console script and of `python -m nb2svc`: the version at once, all else by `cli`."""

import sys

from nb2svc import __version__


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] == ["--version"]:
        print(f"nb2svc {__version__}")
        return
    from nb2svc import cli

    cli.main()


if __name__ == "__main__":
    main()
