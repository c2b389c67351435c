"""``python -m reference api``, ``python -m reference cost``: measure anew what the reference shows."""

import sys

from reference import api, cost

if __name__ == "__main__":
    {"api": api.record, "cost": cost.record}[sys.argv[1]]()
