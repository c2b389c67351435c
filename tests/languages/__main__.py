"""``nox -s translate -- status`` and ``nox -s translate -- accept [page …]``."""

import sys

from languages import agreement

USAGE = """\
nox -s translate -- status              which sections are stale
nox -s translate -- accept PAGE [...]   record that all languages of a page say the same
nox -s translate -- accept              the same for all pages"""


def main(arguments: list[str]) -> str | None:
    """Run a command; returns what is wrong with it, or None."""
    match arguments:
        case ["status"]:
            print("\n".join(agreement.stale()) or "all sections agree in all languages")
        case ["accept", *pages]:
            try:
                recorded = agreement.accept(pages)
            except ValueError as error:
                return str(error)
            print("\n".join(["recorded:", *recorded]) if recorded else "nothing has changed")
        case _:
            return USAGE
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
