"""`probe.py /ready/`: exit status 1 unless the web process of this container answers with 200."""

import os
import sys
from http.client import HTTPConnection

connection = HTTPConnection("127.0.0.1", int(os.environ.get("PORT", "8000")), timeout=4)
connection.request("GET", sys.argv[1])
sys.exit(connection.getresponse().status != 200)
