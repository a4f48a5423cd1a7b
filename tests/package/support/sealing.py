"""Seals, opens and makes keys with jwcrypto, as a clerk's script would: a job as JSON on standard input, its answer as
JSON on standard output."""

import json
import sys

from jwcrypto import jwe, jwk

HEADER = {"alg": "ECDH-ES+A256KW", "enc": "A256GCM", "cty": "application/json"}


def seal(payload, keys):
    protected = dict(HEADER)
    if len(keys) == 1:
        protected["kid"] = keys[0]["kid"]
    envelope = jwe.JWE(json.dumps(payload).encode(), protected=json.dumps(protected))
    for key in keys:
        header = None if len(keys) == 1 else json.dumps({"kid": key["kid"]})
        envelope.add_recipient(jwk.JWK(**key), header=header)
    return envelope.serialize(compact=len(keys) == 1)


def open_sealed(sealed, key):
    envelope = jwe.JWE()
    envelope.deserialize(sealed, jwk.JWK(**key))
    return json.loads(envelope.payload)


def pair(crv, kid):
    kind = {"P-256": "EC", "X25519": "OKP"}[crv]
    key = jwk.JWK.generate(kty=kind, crv=crv, kid=kid)
    return {"publicKey": key.export_public(as_dict=True), "privateKey": key.export_private(as_dict=True)}


job = json.load(sys.stdin)
work = {"seal": seal, "open": open_sealed, "pair": pair}[job.pop("do")]
json.dump(work(**job), sys.stdout)
