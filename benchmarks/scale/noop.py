"""The service with one more answer, which does nothing: what a request costs on this server at least."""

from flask import Response, request

from service.app import create_app

app = create_app()


@app.post("/noop")
def noop() -> Response:
    """Reads a body of JSON and answers with an empty object."""
    request.get_json()
    return Response("{}", mimetype="application/json")
