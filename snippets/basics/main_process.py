# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
import asyncio
from pathlib import Path

from sanic import HTTPResponse, Request, Sanic, text

app = Sanic("Migration")


@app.main_process_start
async def migrate(app: Sanic) -> None:
    print("main process: migrating")
    await asyncio.sleep(0.5)  # (1)!
    Path("schema.txt").write_text("version 2\n")
    print("main process: migrated")


@app.before_server_start
async def read_schema(app: Sanic) -> None:
    app.ctx.schema = Path("schema.txt").read_text()  # (2)!
    print("worker: ready")


@app.get("/schema")
async def show_schema(request: Request) -> HTTPResponse:
    return text(app.ctx.schema)


if __name__ == "__main__":
    app.run(workers=2)
