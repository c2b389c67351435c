"""Which lines of a program do something."""

import ast


def statements(source: str) -> set[int]:
    """The numbers of the lines on which a statement starts, docstrings aside."""
    return {
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.stmt) and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    }
