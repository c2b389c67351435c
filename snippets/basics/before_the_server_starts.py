# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
from pathlib import Path

from sanic import HTTPResponse, Request, Sanic, text

app = Sanic("Exchange")


def note(line: str) -> None:
    with Path("runs.txt").open("a") as runs:
        runs.write(f"{line}\n")


async def warm_cache(app: Sanic) -> None:
    note(f"{app.name}: cache warmed")


async def load_rates(currency: str) -> None:
    note(f"{currency}: rates loaded")


@app.get("/")
async def home(request: Request) -> HTTPResponse:
    return text("open\n")


app.add_task(warm_cache)  # (1)!
app.add_task(load_rates("won"))  # (2)!

if __name__ == "__main__":
    app.run(workers=2)
