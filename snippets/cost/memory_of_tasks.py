# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
import asyncio
import tracemalloc

from sanic import HTTPResponse, Request, Sanic, json

app = Sanic("MemoryOfTasks")


async def work() -> None:
    pass


async def measure(count: int, named: bool) -> int:
    tracemalloc.start()  # (1)!
    for number in range(count):
        app.add_task(work(), name=f"task {number}" if named else None)
    await asyncio.sleep(0)  # (2)!
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    app.purge_tasks()
    return round(kept / count)


@app.get("/memory/<count:int>")
async def compare(request: Request, count: int) -> HTTPResponse:
    await measure(count, named=True)  # (3)!
    named = await measure(count, named=True)
    unnamed = await measure(count, named=False)
    return json({"named": named, "unnamed": unnamed})


if __name__ == "__main__":
    app.run()
