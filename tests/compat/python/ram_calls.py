"""The conversation of `ram-calls.json`: every operation, what it says, what a repeat is told."""

import json
import os
import re

import ram_samples
from checks import check, equal, refused
from ram_clients import CLIENTS
from world import BUCKET, ROLE

ACCOUNT = ROLE.split(":")[3]


def run():
    with open(os.path.join(os.path.dirname(__file__), "..", "ram-calls.json"), encoding="utf-8") as file:
        script = json.load(file)
    called = {step["call"] for step in script["calls"]} | {"DecodeDiagnosticMessage"}
    check("RAM: the conversation, and the guide by one, call every operation", lambda: equal(
        called, set(ram_samples.operations()), "what is called"))
    for client in CLIENTS:
        values = {"who": client.who, "account": ACCOUNT, "bucket": BUCKET}
        documents = _filled(script["documents"], values)
        values.update((name, json.dumps(text)) for name, text in documents.items())
        for number, step in enumerate(script["calls"], 1):
            expected = step.get("refused", ["answers"])[-1]
            name = f"{client.name}: {number}, {step['call']} {expected}"
            check(name, lambda step=step: _take(client(), step, values))


def _take(client, step, values):
    operation, parameters = step["call"], _filled(step.get("with", {}), values)
    if "refused" in step:
        status, code = step["refused"]
        refused(client.refusal_of, lambda: client.call(operation, parameters), status, code)
    elif "pages" in step:
        _pages(client, operation, parameters, step, _filled(step["including"], values))
    else:
        answer = client.call(operation, parameters)
        for path, right in _filled(step.get("says", {}), values).items():
            equal(_at(answer, path.split(".")), right, path)
        for name, path in step.get("keep", {}).items():
            values[name] = _at(answer, path.split("."))


def _pages(client, operation, parameters, step, including):
    """Pages of one item are, together, what one page of all is."""
    found, page = [], {"IsTruncated": True}
    while page["IsTruncated"]:
        marker = {"Marker": page["Marker"]} if "Marker" in page else {}
        page = client.call(operation, {**parameters, **marker, "MaxItems": 1})
        items = _at(page, step["pages"].split("."))
        equal(len(items), 1, "the length of a page")
        found += [item[step["of"]] for item in items]
    equal("Marker" in page, False, "that the last page has a marker")
    whole = _at(client.call(operation, parameters), step["pages"].split("."))
    equal(found, [item[step["of"]] for item in whole], "all pages")
    equal([name for name in including if name not in found], [], "what is missing")


def _at(value, path):
    """The member that a path names; a `*` stands for every item of a list."""
    for place, step in enumerate(path):
        if step == "*":
            return [_at(item, path[place + 1:]) for item in value]
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def _filled(value, values):
    """The value with `{name}` in its texts replaced."""
    if isinstance(value, dict):
        return {name: _filled(item, values) for name, item in value.items()}
    if isinstance(value, list):
        return [_filled(item, values) for item in value]
    if not isinstance(value, str):
        return value
    return re.sub(r"\{([a-z ]+)\}", lambda found: values[found[1]], value)
