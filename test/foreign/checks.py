"""What the scripts of the foreign clients share: named checks, each of which prints one line of JSON."""

import json
import sys
import traceback

_checks = []


def check(function):
    """Registers a check, in the order of the file. It fails by raising."""
    _checks.append(function)
    return function


def equal(found, expected):
    """Raises where two values differ."""
    if found != expected:
        raise AssertionError(f"found {found!r}, expected {expected!r}")


def run(*given):
    """Runs the checks named on the command line behind `--only`, or all, and says how each ended."""
    wanted = sys.argv[sys.argv.index("--only") + 1 :] if "--only" in sys.argv else None
    for function in _checks:
        if wanted is not None and function.__name__ not in wanted:
            continue
        try:
            function(*given)
            line = {"check": function.__name__, "ok": True, "why": ""}
        except Exception:  # each check is told of by itself, whatever befell it
            line = {"check": function.__name__, "ok": False, "why": traceback.format_exc()[-1500:]}
        print(json.dumps(line), flush=True)
