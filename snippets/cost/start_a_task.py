# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
import asyncio
from collections.abc import Callable
from time import process_time

from sanic import HTTPResponse, Request, Sanic, json

app = Sanic("CostOfStarting")


async def work() -> None:
    pass


WAYS: dict[str, Callable[[int], object]] = {
    "create_task": lambda number: asyncio.create_task(work()),
    "add_task": lambda number: app.add_task(work()),
    "named": lambda number: app.add_task(work(), name=f"task {number}"),
}


async def measure(start: Callable[[int], object], count: int) -> float:
    begin = process_time()
    for number in range(count):
        start(number)
    await asyncio.sleep(0)  # (1)!
    seconds = process_time() - begin
    app.purge_tasks()  # (2)!
    return seconds


@app.get("/start/<count:int>")
async def compare(request: Request, count: int) -> HTTPResponse:
    best = dict.fromkeys(WAYS, float("inf"))
    for _ in range(20):  # (3)!
        for way, start in WAYS.items():
            best[way] = min(best[way], await measure(start, count))
    base = best["create_task"]
    return json({way: round(best[way] / base, 2) for way in WAYS})


if __name__ == "__main__":
    app.run()
