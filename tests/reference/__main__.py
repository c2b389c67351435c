"""``python -m reference api``: record anew what the releases offer."""

import sys

from reference import api

if __name__ == "__main__":
    {"api": api.record}[sys.argv[1]]()
