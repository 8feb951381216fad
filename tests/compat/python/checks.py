"""Checks: one line each, `ok name` or `FAILED name: why`."""

import collections
import traceback

Refusal = collections.namedtuple("Refusal", "status code ec message")


class Mismatch(Exception):
    """What was found is not what is right."""


def check(name, body):
    """Runs the body and says how it went; a failure never stops the checks after it."""
    try:
        body()
    except Mismatch as mismatch:
        _fail(name, str(mismatch))
    except Exception as error:  # An SDK may raise whatever it likes.
        place = traceback.extract_tb(error.__traceback__)[-1]
        _fail(name, f"{type(error).__name__} {error} (line {place.lineno} of {place.name})")
    else:
        print(f"ok {name}", flush=True)


def _fail(name, reason):
    one_line = " ".join(reason.split())
    print(f"FAILED {name}: {one_line}", flush=True)


def equal(found, right, what):
    if found != right:
        raise Mismatch(f"{what} is {found!r}, not {right!r}")


def contains(found, part, what):
    if part not in found:
        raise Mismatch(f"{what} is {found!r}, without {part!r}")


def refused(refusal_of, body, status, code, ec=None, message=None):
    """Expects the body to raise, or to return, a refusal with this status and code.

    `code` and `ec` may be tuples: any of them is right.
    """
    try:
        result = body()
    except Mismatch:
        raise
    except Exception as error:
        refusal = refusal_of(error)
    else:
        refusal = result if isinstance(result, Refusal) else None
    if refusal is None:
        raise Mismatch("it was not refused")
    equal(refusal.status, status, f"the status ({refusal})")
    _one_of(refusal.code, code, f"the code ({refusal})")
    if ec is not None:
        _one_of(refusal.ec, ec, f"the EC ({refusal})")
    if message is not None:
        contains(refusal.message, message, "the message")


def _one_of(found, right, what):
    choices = right if isinstance(right, tuple) else (right,)
    if found not in choices:
        raise Mismatch(f"{what} is {found!r}, not {' or '.join(map(repr, choices))}")
