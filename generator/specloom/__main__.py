"""The program ``specloom``, also run as ``python -m specloom``."""

import atexit
import gc


def run() -> None:
    """Run the command line in a process that ends with it.

    Almost no object of a run is in a cycle that is garbage, so the garbage collector would
    search them in vain, again and again while modules are imported and once more at the end.
    A command that runs for long turns it on. Ctrl-C ends the process with exit code 130, also
    before the command starts.
    """
    gc.disable()
    atexit.register(gc.freeze)

    try:
        from specloom.cli import main

        main(prog_name="specloom")
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    run()
