"""Which lines of a program do something."""

import ast


def statements(source: str, name: str) -> set[int]:
    """The numbers of the lines on which a statement starts, docstrings aside.

    Raises SyntaxError, with the name of the file, for what is no Python.
    """
    return {
        node.lineno
        for node in ast.walk(ast.parse(source, name))
        if isinstance(node, ast.stmt) and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    }


def not_run(source: str, name: str, ran: set[int]) -> list[str]:
    """The lines with statements that are not among those that ran, as ``name:number: line``."""
    still = statements(source, name) - ran
    return [f"{name}:{number}: {line.strip()}" for number, line in enumerate(source.split("\n"), 1) if number in still]
