"""The official Python SDKs, unmodified, as clients of the embedded server."""

import world  # First: it sets up the clock and the names that the SDKs will use.

import around
import callbacks
import compare
import curl
import filesystem
import guide
import operations
import ram_calls
import ram_guide
import ram_samples
import refusals
import sts
import v2
from checks import check


def main():
    for part in (
        sts, compare, guide, curl, operations, v2, filesystem, refusals, around, callbacks, ram_samples, ram_calls,
        ram_guide,
    ):
        try:
            part.run()
        except Exception as error:  # The other parts have their say nevertheless.
            check(f"the part {part.__name__} runs to its end", lambda e=error: _again(e))
    print("done", flush=True)


def _again(error):
    raise error


if __name__ == "__main__":
    main()
