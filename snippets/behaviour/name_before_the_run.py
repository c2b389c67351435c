# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
from sanic import Sanic

app = Sanic("NameBeforeTheRun", configure_logging=False)


async def work() -> None: ...


if __name__ == "__main__":
    try:
        app.add_task(work, name="work")
    except RuntimeError as error:
        print(f"RuntimeError: {error}")
