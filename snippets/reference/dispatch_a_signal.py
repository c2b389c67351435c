# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
from sanic import HTTPResponse, Request, Sanic, json
from sanic_routing.exceptions import NotFound

app = Sanic("Parcels")


@app.signal("parcel.order.paid")
async def print_label(order: int) -> str:
    return f"label {order}"


@app.signal("parcel.order.sent", condition={"weight": "heavy"})
async def choose_ship() -> str:
    return "by ship"


@app.get("/paid/<order:int>")
async def paid(request: Request, order: int) -> HTTPResponse:
    signal, context = "parcel.order.paid", {"order": order}
    task = await app.dispatch(signal, context=context)
    label = await app.dispatch(signal, context=context, inline=True)
    return json({"task": await task, "inline": label})


@app.get("/sent/<weight>")
async def sent(request: Request, weight: str) -> HTTPResponse:
    signal, condition = "parcel.order.sent", {"weight": weight}
    answer = await app.dispatch(signal, condition=condition, inline=True)
    return json({"inline": answer})


@app.get("/lost")
async def lost(request: Request) -> HTTPResponse:
    signal = "courier.has.gone"
    task = await app.dispatch(signal)
    quiet = await app.dispatch(signal, inline=True, fail_not_found=False)
    answers: dict[str, object] = {"task": await task, "quiet": quiet}
    try:
        await app.dispatch(signal, inline=True)
    except NotFound as error:
        answers["inline"] = str(error)
    return json(answers)


if __name__ == "__main__":
    app.run()
