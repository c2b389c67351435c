# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
import asyncio
from collections.abc import Callable
from time import process_time

from sanic import HTTPResponse, Request, Sanic, json

app = Sanic("CostOfTheRegistry")


async def work() -> None:
    pass


def seconds(step: Callable[[], object]) -> float:
    begin = process_time()
    step()
    return process_time() - begin


def find(name: str) -> None:
    for _ in range(1000):
        app.get_task(name, raise_exception=True)


async def measure_once(count: int) -> dict[str, float]:
    for number in range(count):
        app.add_task(work(), name=f"task {number}")
    await asyncio.sleep(0)  # (1)!
    figures = {
        "walk": seconds(lambda: sum(1 for _ in app.tasks)),
        "get_task": seconds(lambda: find(f"task {count // 2}")) / 1000,
        "purge_tasks": seconds(app.purge_tasks),
    }
    begin = process_time()
    tasks = [asyncio.create_task(work()) for _ in range(1000)]
    await asyncio.sleep(0)
    one = (process_time() - begin) / len(tasks)
    return figures | {"create_task": one}


@app.get("/registry/<count:int>")
async def measure(request: Request, count: int) -> HTTPResponse:
    runs = [await measure_once(count) for _ in range(3)]
    best = {name: min(run[name] for run in runs) for name in runs[0]}
    one = best["create_task"]  # (2)!
    return json({name: round(best[name] / one, 2) for name in best})


if __name__ == "__main__":
    app.run()
