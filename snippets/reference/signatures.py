# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
import inspect

from sanic import Sanic, __version__

NAMES = ["add_task", "get_task", "cancel_task", "purge_tasks", "shutdown_tasks"]


def signature(function: object) -> str:
    found = inspect.signature(function)
    names = [
        parameter.replace(annotation=inspect.Parameter.empty)
        for parameter in found.parameters.values()
    ]
    bare = inspect.Signature(names[1:])
    prefix = "async " if inspect.iscoroutinefunction(function) else ""
    return f"{prefix}{bare}"


print("Sanic", __version__)
for name in NAMES:
    print(f"{name:15}{signature(getattr(Sanic, name))}")
