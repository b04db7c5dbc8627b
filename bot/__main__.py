"""`signpost` and `python -m bot`: arguments in, an exit code out."""

import sys

_INTERRUPTED = 130


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        from bot.cli import signpost  # noqa: PLC0415 -- Ctrl-C while modules load must end as quietly as later

        signpost.main(args=sys.argv[1:], prog_name="signpost")
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
