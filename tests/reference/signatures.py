"""What an installed Sanic offers for tasks, by inspection, as JSON.

Run by the Python of each release: ``python signatures.py``. It imports nothing but the standard library and Sanic, and
Python 3.10 must understand it.
"""

import ast
import inspect
import json
import textwrap
from typing import Any

import sanic
from sanic import Sanic
from sanic.signals import Event

#: The members of ``Sanic`` that the page describes.
MEMBERS = [
    "add_task",
    "get_task",
    "cancel_task",
    "purge_tasks",
    "shutdown_tasks",
    "tasks",
    "main_process_start",
    "main_process_ready",
    "before_server_start",
    "after_server_start",
    "before_server_stop",
    "after_server_stop",
    "main_process_stop",
    "reload_process_start",
    "reload_process_stop",
    "before_reload_trigger",
    "after_reload_trigger",
    "listener",
    "register_listener",
    "signal",
    "add_signal",
    "dispatch",
    "event",
    "report_exception",
]
MANAGER = {"manager.manage": "manage"}
#: Spellings from before Python 3.9, and how the same is written today.
BUILTIN = {"Dict": "dict", "List": "list", "Tuple": "tuple", "Type": "type"}


class Modern(ast.NodeTransformer):
    """Writes a type as it is written today, so that releases that mean the same say the same."""

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return ast.Name(BUILTIN.get(node.id, node.id))

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        name = node.value.id if isinstance(node.value, ast.Name) else ""
        self.generic_visit(node)
        if name == "Optional":
            return union([node.slice, ast.Constant(None)])
        if name == "Union" and isinstance(node.slice, ast.Tuple):
            return union(node.slice.elts)
        return node


def union(types: list[ast.expr]) -> ast.expr:
    first, *others = types
    for other in others:
        first = ast.BinOp(first, ast.BitOr(), other)
    return first


def written(annotation: ast.expr | None) -> str:
    return "" if annotation is None else ast.unparse(Modern().visit(annotation))


def signature(function: Any) -> str:
    """A function's signature without ``self``; the types as its source has them, where ``typing`` would expand them."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    assert isinstance(tree, (ast.FunctionDef, ast.AsyncFunctionDef))
    arguments = [*tree.args.posonlyargs, *tree.args.args, *tree.args.kwonlyargs]
    types = {argument.arg: written(argument.annotation) for argument in arguments}
    shown = []
    keyword_only = False
    for parameter in list(inspect.signature(function).parameters.values())[1:]:
        if parameter.kind is parameter.KEYWORD_ONLY and not keyword_only:
            keyword_only = True
            shown.append("*")
        text = parameter.name
        if types.get(parameter.name):
            text += f": {types[parameter.name]}"
        if parameter.default is not parameter.empty:
            text += f" = {parameter.default!r}" if types.get(parameter.name) else f"={parameter.default!r}"
        shown.append(text)
    returns = written(tree.returns)
    return f"({', '.join(shown)})" + (f" -> {returns}" if returns else "")


def described(owner: type, name: str) -> "dict[str, str] | None":
    """A member's kind (``method``, ``coroutine`` or ``property``) and its signature; None where it is not there."""
    found = inspect.getattr_static(owner, name, None)
    if found is None:
        return None
    if isinstance(found, property):
        return {"kind": "property", "signature": signature(found.fget).removeprefix("()")}
    kind = "coroutine" if inspect.iscoroutinefunction(found) else "method"
    return {"kind": kind, "signature": signature(found)}


def manager() -> "type | None":
    """The class of ``app.manager``; Sanic 21.12 has none."""
    try:
        from sanic.worker.manager import WorkerManager
    except ImportError:
        return None
    return WorkerManager


def installed() -> "dict[str, Any]":
    members = {name: described(Sanic, name) for name in MEMBERS}
    owner = manager()
    members |= {shown: described(owner, name) if owner else None for shown, name in MANAGER.items()}
    return {
        "sanic": sanic.__version__,
        "members": {name: member for name, member in members.items() if member},
        "signals": sorted(event.value for event in Event),
    }


if __name__ == "__main__":
    print(json.dumps(installed()))
