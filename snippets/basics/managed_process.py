# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
from sanic import HTTPResponse, Request, Sanic, text

app = Sanic("CleanerProcess")


def remove_old_files() -> None:
    print("old files removed")


@app.main_process_ready
async def start_cleaner(app: Sanic) -> None:
    app.manager.manage("cleaner", remove_old_files, {}, transient=True)


@app.get("/")
async def home(request: Request) -> HTTPResponse:
    return text("open\n")


if __name__ == "__main__":
    app.run(workers=2)
