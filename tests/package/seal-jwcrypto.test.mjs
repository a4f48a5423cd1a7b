/**
 * Sealed files go both ways between this package and the library of another language, jwcrypto for Python.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

import { CURVES, generateKeyPair, open, payload, seal } from "./support/sealing.mjs";

const SCRIPT = fileURLToPath(new URL("support/sealing.py", import.meta.url));

/** @param {{ do: "seal" | "open" | "pair", [argument: string]: unknown }} job */
function jwcrypto(job) {
  const python = process.env.JWCRYPTO;
  assert.ok(python, "there is no Python with jwcrypto: run this with `cargo xtask test package`");
  return JSON.parse(execFileSync(python, [SCRIPT], { input: JSON.stringify(job), encoding: "utf8" }));
}

for (const crv of CURVES) {
  test(`jwcrypto opens what is sealed here to a ${crv} key, and what it seals is opened here`, async () => {
    const { publicKey, privateKey } = await generateKeyPair(crv, "hub");
    const sealed = await seal(payload, publicKey);
    assert.deepEqual(jwcrypto({ do: "open", sealed, key: privateKey }), payload);
    const theirs = jwcrypto({ do: "seal", payload, keys: [publicKey] });
    assert.match(theirs, /^[\w-]+(\.[\w-]+){4}$/);
    assert.deepEqual(await open(theirs, privateKey), payload);
  });

  test(`a ${crv} key that jwcrypto makes seals and opens here`, async () => {
    const { publicKey, privateKey } = jwcrypto({ do: "pair", crv, kid: "made-in-python" });
    const sealed = await seal(payload, publicKey);
    assert.deepEqual(await open(sealed, privateKey), payload);
    assert.deepEqual(jwcrypto({ do: "open", sealed, key: privateKey }), payload);
  });
}

test("with several recipients each of them opens it, here and with jwcrypto, whoever sealed it", async () => {
  const pairs = await Promise.all([
    ...CURVES.map((crv) => generateKeyPair(crv, `hub ${crv}`)),
    generateKeyPair("P-256", "police"),
  ]);
  const keys = pairs.map(({ publicKey }) => publicKey);
  const ours = await seal(payload, keys);
  const theirs = jwcrypto({ do: "seal", payload, keys });
  assert.equal(JSON.parse(theirs).recipients.length, 3);
  for (const { privateKey } of pairs) {
    assert.deepEqual(jwcrypto({ do: "open", sealed: ours, key: privateKey }), payload);
    assert.deepEqual(await open(theirs, privateKey), payload);
    assert.deepEqual(await open(ours, privateKey), payload);
  }
});
