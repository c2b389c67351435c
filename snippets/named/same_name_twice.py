# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
import asyncio

from sanic import HTTPResponse, Request, Sanic, json

app = Sanic("Newsletter")
printer_is_free = asyncio.Event()


async def print_letter(edition: str) -> None:
    await printer_is_free.wait()
    print(f"{edition} edition printed")


@app.post("/letter/<edition>")
async def order(request: Request, edition: str) -> HTTPResponse:
    app.add_task(print_letter(edition), name="letter")
    return json({"registered": len(list(app.tasks))}, status=202)


@app.delete("/letter")
async def stop(request: Request) -> HTTPResponse:
    await app.cancel_task("letter")
    return json({"letter": "cancelled"})


@app.put("/printer/free")
async def free_printer(request: Request) -> HTTPResponse:
    printer_is_free.set()
    return json({"printer": "free"})


if __name__ == "__main__":
    app.run()
