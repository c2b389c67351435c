# /// script
# requires-python = ">=3.10"
# dependencies = ["sanic>=21.12"]
# ///
import inspect

try:
    from sanic.worker.manager import WorkerManager

    parameters = inspect.signature(WorkerManager.manage).parameters.values()
    for parameter in parameters:
        print(str(parameter.replace(annotation=parameter.empty)))
except ImportError:
    print("there is no manager")
