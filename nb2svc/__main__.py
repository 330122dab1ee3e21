"""`python -m nb2svc`: the same as the console script."""

from nb2svc.cli import main

if __name__ == "__main__":
    main()
