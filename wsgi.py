"""What the server imports: `gunicorn wsgi:app`, and the `flask` command finds it too."""

from service.app import create_app

app = create_app()
