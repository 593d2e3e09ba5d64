"""``python -m tools.prepare [--for-tests]``: set up this checkout; silent when there is nothing to do."""

import argparse
import fcntl
import os
import sys

from tools.prepare.assets import assets
from tools.prepare.packages import packages
from tools.prepare.places import ROOT, VAR
from tools.prepare.running import SetupError, cause_of
from tools.prepare.site import database, static, translations


def main() -> int:
    """Run every step that is due; 0 when all is ready, 1 with one sentence, 130 when interrupted."""
    parser = argparse.ArgumentParser(prog="prepare", description=__doc__)
    parser.add_argument("--for-tests", action="store_true", help="packages of the tests; no database")
    options = parser.parse_args()
    # one set-up at a time; the lock goes with the process, however it ends
    fcntl.flock(os.open(ROOT, os.O_RDONLY), fcntl.LOCK_EX)
    try:
        VAR.mkdir(parents=True, exist_ok=True)
        packages(for_tests=options.for_tests)
        assets(for_tests=options.for_tests)
        translations()
        if not options.for_tests:
            database()
            static()
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return 1
    except OSError as problem:
        print(cause_of(str(problem)), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("已中断：再次运行会接着做完。 Interrupted: run it again to finish.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
