# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
from sanic import HTTPResponse, Request, Sanic, json

app = Sanic("Mailers")


def send_mail(queue: str) -> None:
    print(f"mailer for {queue}")


@app.main_process_ready
async def start_mailers(app: Sanic) -> None:
    app.manager.manage("mailer", send_mail, {"queue": "news"}, workers=2)
    try:
        app.manager.manage("mailer", send_mail, {"queue": "bills"})
    except ValueError as error:
        print(error)


@app.get("/done")
async def count_done(request: Request) -> HTTPResponse:
    states = [worker.get("state") for worker in app.m.workers.values()]
    return json({"done": states.count("COMPLETED")})


if __name__ == "__main__":
    app.run()
