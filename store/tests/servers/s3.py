"""moto as a server of S3 that answers one request after the other: python s3.py PORT

By itself it looks whether an object is there and writes it in two steps, between which another request
can write it. S3 does both in one.
"""

import sys
from threading import Lock

from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import run_simple

moto = DomainDispatcherApplication(create_backend_app)
turn = Lock()


def application(environ, start_response):
    """The answer as a whole, so that none is under way when the next begins."""
    with turn:
        return [b"".join(moto(environ, start_response))]


run_simple("127.0.0.1", int(sys.argv[1]), application, threaded=True)
