"""Speaks to the institutions' API as a Python client does: it signs compact JSON and sends what json.dumps writes."""

import hashlib
import hmac
import json
import sys
import time
import urllib.error
import urllib.request


def ask(url, path, client_code, key, redeem_code):
    timestamp = str(int(time.time()))
    signed = client_code + timestamp + "POST" + path + '{"redeem_code":"' + redeem_code + '"}'
    signature = hmac.new(key.encode(), signed.encode(), hashlib.sha1).hexdigest()
    request = urllib.request.Request(
        url + path,
        data=json.dumps({"redeem_code": redeem_code}).encode(),
        headers={
            "Content-Type": "application/json",
            "client_code": client_code,
            "signature": signature,
            "timestamp": timestamp,
        },
    )
    try:
        with urllib.request.urlopen(request) as response:
            return response.read()
    except urllib.error.HTTPError as refusal:
        return refusal.read()


if __name__ == "__main__":
    print(ask(*sys.argv[1:]).decode())
