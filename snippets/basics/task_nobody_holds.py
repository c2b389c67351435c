# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
import asyncio
import gc

from sanic import HTTPResponse, Request, Sanic, text

app = Sanic("Rentals")


async def await_return(bicycle: int) -> None:
    print(f"bicycle {bicycle} is out")
    await asyncio.Event().wait()


@app.post("/bicycles/<bicycle:int>")
async def lend(request: Request, bicycle: int) -> HTTPResponse:
    app.add_task(await_return(bicycle))
    return text("lent\n")


@app.post("/memory")
async def free_memory(request: Request) -> HTTPResponse:
    gc.collect()
    return text("freed\n")


if __name__ == "__main__":
    app.run()
