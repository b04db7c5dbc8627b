"""`signpost` and `python -m bot`: arguments in, an exit code out."""

import atexit
import gc
import sys

_INTERRUPTED = 130
# Nearly all that a command makes lives until its end: to look for garbage in it, then and all the time, would take a
# sixth of a short one.
_RARELY = (100_000, 50, 100)


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.set_threshold(*_RARELY)
    atexit.register(gc.freeze)
    try:
        from bot.cli import signpost  # noqa: PLC0415 -- Ctrl-C while modules load must end as quietly as later

        signpost.main(args=sys.argv[1:], prog_name="signpost")
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
