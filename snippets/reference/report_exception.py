# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
from sanic import HTTPResponse, Request, Sanic, json

app = Sanic("Backups")
failures: list[str] = []


async def back_up() -> None:
    raise OSError("disk full")


@app.report_exception
async def keep_failure(app: Sanic, exception: Exception) -> None:
    failures.append(f"{app.name}: {exception}")


@app.post("/backups")
async def start_backup(request: Request) -> HTTPResponse:
    app.add_task(back_up(), name="backup")
    return json({"backup": "started"}, status=202)


@app.get("/failures")
async def show_failures(request: Request) -> HTTPResponse:
    return json(failures)


if __name__ == "__main__":
    app.run()
