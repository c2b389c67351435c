# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
import asyncio

from sanic import HTTPResponse, Request, Sanic, json

app = Sanic("Rates")
bank_answers = asyncio.Event()


# --8<-- [start:listener]
@app.before_server_start
async def load_currencies(app: Sanic) -> None:
    app.ctx.rates = {"won": None}
# --8<-- [end:listener]


async def load_rates(app: Sanic) -> None:
    await bank_answers.wait()
    app.ctx.rates["won"] = 1450


@app.get("/rates")
async def show_rates(request: Request) -> HTTPResponse:
    bank_answers.set()
    return json(app.ctx.rates)


app.add_task(load_rates)

if __name__ == "__main__":
    app.run()
