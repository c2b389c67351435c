# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=24.12"]
# ///
from sanic import HTTPResponse, Request, Sanic, json

app = Sanic("Mailing")


async def send_mail() -> None:
    pass


@app.post("/mailings/<number:int>")
async def mail_members(request: Request, number: int) -> HTTPResponse:
    for member in range(1000):
        name = f"mailing {number}, member {member}"
        app.add_task(send_mail(), name=name)
    return json({"mailing": number}, status=202)


@app.get("/tasks")
async def count_tasks(request: Request) -> HTTPResponse:
    done = [task.done() for task in app.tasks]
    return json({"registered": len(done), "done": sum(done)})


@app.delete("/tasks/done")
async def purge(request: Request) -> HTTPResponse:
    app.purge_tasks()
    return json({"registered": len(list(app.tasks))})


if __name__ == "__main__":
    app.run()
