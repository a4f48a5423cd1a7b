/**
 * Sealing: who has the key reads every word, and nobody reads anything of a file that was changed.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { CURVES, generateKeyPair, LARGEST, open, payload, refusal, seal } from "./support/sealing.mjs";

const pairs = {
  "P-256": await generateKeyPair("P-256", "hub-p256"),
  X25519: await generateKeyPair("X25519", "hub-x25519"),
};
const [hub, police] = [pairs["P-256"], pairs.X25519];
const both = [hub.publicKey, police.publicKey];

/** @param {string} text */
const decoded = (text) => JSON.parse(Buffer.from(text, "base64url").toString());
/** @param {unknown} value */
const encoded = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

for (const crv of CURVES) {
  test(`a payload that is sealed to a ${crv} key is opened with it, word for word`, async () => {
    const { publicKey, privateKey } = pairs[crv];
    const sealed = await seal(payload, [publicKey]);
    assert.match(sealed, /^[\w-]+(\.[\w-]+){4}$/, "it is compact");
    assert.ok(!sealed.includes("Osaka") && !Buffer.from(sealed, "base64url").includes("Priya"));
    assert.deepEqual(await open(sealed, privateKey), payload);
    assert.deepEqual(await open(`\n${await seal(payload, publicKey)}\n`, privateKey), payload);
  });

  test(`what is sealed to a ${crv} key says how and for which key, and that is protected`, async () => {
    const { publicKey } = pairs[crv];
    const [header = ""] = (await seal(payload, [publicKey])).split(".");
    const { epk, ...others } = decoded(header);
    assert.deepEqual(others, {
      alg: "ECDH-ES+A256KW",
      enc: "A256GCM",
      cty: "application/json",
      typ: "JOSE",
      kid: publicKey.kid,
    });
    assert.equal(epk.crv, crv);
    assert.equal(epk.d, undefined);
  });

  test(`a new ${crv} key has a name, and the public part is all that others need`, () => {
    const { publicKey, privateKey } = pairs[crv];
    const { d, ...others } = privateKey;
    assert.deepEqual(others, publicKey);
    assert.match(d, /^[\w-]{43}$/);
    assert.equal(publicKey.kid, crv === "P-256" ? "hub-p256" : "hub-x25519");
  });
}

test("a payload that is sealed to several keys is opened with each of them", async () => {
  const sealed = await seal(payload, both);
  const { protected: header, recipients, aad } = JSON.parse(sealed);
  assert.deepEqual(decoded(header), {
    alg: "ECDH-ES+A256KW",
    enc: "A256GCM",
    cty: "application/json",
    typ: "JOSE+JSON",
  });
  assert.deepEqual(
    recipients.map((/** @type {any} */ { header }) => header.kid),
    ["hub-p256", "hub-x25519"],
  );
  assert.deepEqual(decoded(aad), ["hub-p256", "hub-x25519"]);
  for (const { privateKey } of [hub, police]) assert.deepEqual(await open(sealed, privateKey), payload);
});

test("two sealings of one payload have nothing in common", async () => {
  const [first, second] = await Promise.all([seal(payload, hub.publicKey), seal(payload, hub.publicKey)]);
  assert.notEqual(first.split(".")[3], second.split(".")[3]);
  assert.notEqual(decoded(first.split(".")[0] ?? "").epk.x, decoded(second.split(".")[0] ?? "").epk.x);
});

test("a key that has lost its name still opens what is sealed to it", async () => {
  const { kid: _, ...nameless } = hub.privateKey;
  for (const keys of [[hub.publicKey], both]) {
    assert.deepEqual(await open(await seal(payload, keys), /** @type {any} */ (nameless)), payload);
  }
});

test("members of a key that other programs put there do not get in the way", async () => {
  const extra = { key_ops: ["deriveBits"], ext: false, x5t: "abc", iat: 1 };
  const sealed = await seal(payload, { ...hub.publicKey, ...extra });
  assert.deepEqual(await open(sealed, { ...hub.privateKey, ...extra }), payload);
});

const POSITIONS = 160;

/** Places spread over a text, with the first and last ones among them. @param {string} text */
function places(text) {
  const step = Math.max(1, Math.floor(text.length / POSITIONS));
  const spread = Array.from({ length: Math.ceil(text.length / step) }, (_, index) => index * step);
  return new Set([...spread, ...[1, 2, 3].map((back) => text.length - back)]);
}

/** @param {string} text @param {number} place @param {number} bit */
function flipped(text, place, bit) {
  return `${text.slice(0, place)}${String.fromCharCode(text.charCodeAt(place) ^ (1 << bit))}${text.slice(place + 1)}`;
}

for (const crv of CURVES) {
  test(`any single bit that flips in a file sealed to a ${crv} key keeps it shut`, async () => {
    const { publicKey, privateKey } = pairs[crv];
    const sealed = await seal(payload, [publicKey]);
    // The last sign of each part has bits to spare, which some programs pass over.
    const lasts = [...sealed.matchAll(/\w(?=\.)/g)].map(({ index }) => index);
    for (const place of new Set([...places(sealed), ...lasts])) {
      for (let bit = 0; bit < 7; bit += 1) {
        const code = await refusal(() => open(flipped(sealed, place, bit), privateKey));
        assert.match(code, /^open\./, `bit ${bit} at ${place}`);
      }
    }
  });

  test(`any single bit of what a ${crv} key needs keeps a file for several shut when it flips`, async () => {
    const { privateKey } = pairs[crv];
    const whole = JSON.parse(await seal(payload, both));
    const mine = whole.recipients.findIndex((/** @type {any} */ { header }) => header.kid === privateKey.kid);
    // What another needs is theirs to check: the standard holds it fast for them alone.
    const text = JSON.stringify({ ...whole, recipients: [whole.recipients[mine]] });
    const [from, to] = [text.indexOf('"recipients"'), text.length];
    const { x, y = x } = whole.recipients[mine].header.epk;
    const ends = [text.indexOf(x) + 41, text.indexOf(x) + 42, text.indexOf(y) + 42];
    const own = Array.from({ length: 40 }, (_, index) => from + Math.floor(((to - from) * index) / 40));
    for (const place of new Set([...places(text), ...own, ...ends])) {
      for (let bit = 0; bit < 7; bit += 1) {
        const sealed = flipped(text, place, bit);
        const theirs = JSON.stringify(whole.recipients[1 - mine]);
        const withTheirs = sealed.replace('"recipients":[', () =>
          mine === 0 ? '"recipients":[' : `"recipients":[${theirs},`,
        );
        const all = mine === 0 ? withTheirs.replace(/\](?=[^\]]*$)/, () => `,${theirs}]`) : withTheirs;
        const code = await refusal(() => open(all, privateKey));
        assert.match(code, /^open\./, `bit ${bit} at ${place}: ${text.slice(place - 10, place + 10)}`);
      }
    }
  });
}

test("a file that is cut anywhere stays shut", async () => {
  for (const sealed of [await seal(payload, hub.publicKey), await seal(payload, both)]) {
    for (const place of places(sealed)) {
      assert.match(await refusal(() => open(sealed.slice(0, place), hub.privateKey)), /^open\./, `cut at ${place}`);
    }
  }
});

test("a wrong key is told apart from a damaged file where the names say so", async () => {
  const other = await generateKeyPair("P-256", "somebody-else");
  const namesake = await generateKeyPair("P-256", "hub-p256");
  for (const sealed of [await seal(payload, hub.publicKey), await seal(payload, both)]) {
    assert.equal(await refusal(() => open(sealed, other.privateKey)), "open.other-key");
    assert.equal(await refusal(() => open(sealed, namesake.privateKey)), "open.damaged");
  }
  const sealed = await seal(payload, hub.publicKey);
  assert.equal(await refusal(() => open(sealed, police.privateKey)), "open.other-key");
  await assert.rejects(open(sealed, other.privateKey), /It names: hub-p256\./);
});

test("a file that is sealed in any other way is not even tried", async () => {
  const [header = "", ...rest] = (await seal(payload, hub.publicKey)).split(".");
  const general = JSON.parse(await seal(payload, both));
  for (const change of [
    { alg: "dir" },
    { alg: "none" },
    { alg: "RSA1_5" },
    { alg: "RSA-OAEP-256" },
    { alg: "ECDH-ES" },
    { alg: "ECDH-ES+A128KW" },
    { alg: "PBES2-HS512+A256KW", p2c: 100_000_000 },
    { alg: undefined },
    { alg: ["ECDH-ES+A256KW"] },
    { enc: "A128CBC-HS256" },
    { enc: "A128GCM" },
    { enc: undefined },
    { zip: "DEF" },
    { crit: ["exp"], exp: 1 },
    { crit: ["kid"] },
    { epk: undefined },
    { epk: { kty: "EC", crv: "P-384", x: "AA", y: "AA" } },
  ]) {
    const changed = encoded({ ...decoded(header), ...change });
    const code = await refusal(() => open([changed, ...rest].join("."), hub.privateKey));
    assert.equal(code, "open.other-method", JSON.stringify(change));
    if ("epk" in change) continue;
    const shared = encoded({ ...decoded(general.protected), ...change });
    const codeOfGeneral = await refusal(() => open(JSON.stringify({ ...general, protected: shared }), hub.privateKey));
    assert.equal(codeOfGeneral, "open.other-method", `several: ${JSON.stringify(change)}`);
  }
});

test("what is no sealed file is refused, whatever it is", async () => {
  const compact = await seal(payload, hub.publicKey);
  const general = JSON.parse(await seal(payload, both));
  for (const wrong of [
    ...[undefined, null, 5, {}, new Uint8Array(5)],
    ...["", " ", "hello", "....", "{", "{}", "[]", "null", '"a.b.c.d.e"'],
    ...[JSON.stringify(payload), `${compact}.`, compact.replace(".", "="), `${compact}=`],
    ...[JSON.stringify({ ...general, recipients: [] }), JSON.stringify({ ...general, recipients: {} })],
    JSON.stringify({ ...general, recipients: [null] }),
    JSON.stringify({ ...general, unprotected: { kid: "hub-p256" } }),
    JSON.stringify({ ...general, header: { kid: "hub-p256" } }),
    JSON.stringify({ ...general, recipients: [{ ...general.recipients[0], header: { alg: "ECDH-ES+A256KW" } }] }),
  ]) {
    const code = await refusal(() => open(/** @type {any} */ (wrong), hub.privateKey));
    assert.equal(code, "open.not-sealed", String(wrong).slice(0, 80));
  }
});

test("a huge file is refused before anything is done with it, and so are a thousand recipients", async () => {
  assert.equal(await refusal(() => open("A".repeat(LARGEST + 1), hub.privateKey)), "open.too-large");
  const general = JSON.parse(await seal(payload, both));
  const many = { ...general, recipients: Array(1000).fill(general.recipients[0]) };
  assert.equal(await refusal(() => open(JSON.stringify(many), hub.privateKey)), "open.too-large");
  const huge = { ...payload, answers: { whatHappened: "a".repeat(LARGEST) } };
  assert.equal(await refusal(() => seal(huge, hub.publicKey)), "seal.too-large");
  const large = { ...payload, answers: { whatHappened: "a".repeat(LARGEST / 2 - 20_000) } };
  assert.deepEqual(await open(await seal(large, hub.publicKey), hub.privateKey), large, "the largest can be opened");
});

test("only a payload is sealed, and only to proper public keys", async () => {
  const cyclic = { self: {} };
  cyclic.self = cyclic;
  for (const wrong of [undefined, null, "text", 5, [payload], cyclic]) {
    assert.equal(await refusal(() => seal(/** @type {any} */ (wrong), hub.publicKey)), "seal.no-payload");
  }
  const { kid: _, ...nameless } = hub.publicKey;
  const { y: __, ...half } = /** @type {any} */ (hub.publicKey);
  for (const wrong of [
    ...[null, "key", 5, {}, nameless, half],
    ...[
      { ...hub.publicKey, kid: " " },
      { ...hub.publicKey, crv: "P-384" },
      { ...hub.publicKey, x: "AAAA" },
    ],
    ...[
      { ...hub.publicKey, use: "sig" },
      { ...hub.publicKey, alg: "ES256" },
    ],
    { kty: "OKP", crv: "Ed25519", x: /** @type {any} */ (police.publicKey).x, kid: "signs" },
    { ...police.publicKey, x: "AAAA" },
  ]) {
    assert.equal(await refusal(() => seal(payload, /** @type {any} */ (wrong))), "seal.bad-key", JSON.stringify(wrong));
  }
  assert.equal(await refusal(() => seal(payload, [])), "seal.no-key");
  assert.equal(await refusal(() => seal(payload, [hub.publicKey, hub.publicKey])), "seal.same-name");
});

test("a private key given to seal to is refused, and so is a secret one", async () => {
  assert.equal(await refusal(() => seal(payload, hub.privateKey)), "seal.private-key");
  const secret = /** @type {any} */ ({ kty: "oct", k: "c2VjcmV0", kid: "secret" });
  assert.equal(await refusal(() => seal(payload, [hub.publicKey, secret])), "seal.private-key");
});

test("a file is opened only with a private key of its kind", async () => {
  const sealed = await seal(payload, hub.publicKey);
  for (const wrong of [
    ...[undefined, null, "key", {}, hub.publicKey, { ...hub.privateKey, d: "AAAA" }, { ...hub.privateKey, d: 5 }],
    { kty: "RSA", n: "AQAB", e: "AQAB", d: "AQAB" },
  ]) {
    assert.equal(await refusal(() => open(sealed, /** @type {any} */ (wrong))), "open.bad-key", JSON.stringify(wrong));
  }
});

test("a browser without X25519 or without encryption says so, and what would help", async (context) => {
  const { subtle } = crypto;
  const noX25519 = new DOMException("Unrecognized name.", "NotSupportedError");
  for (const [name, wanted] of /** @type {const} */ ([
    ["generateKey", 0],
    ["importKey", 2],
  ])) {
    const original = /** @type {any} */ (subtle[name]);
    context.mock.method(subtle, name, (/** @type {any[]} */ ...given) =>
      given[wanted]?.name === "X25519" ? Promise.reject(noX25519) : original.apply(subtle, given),
    );
  }
  await assert.rejects(seal(payload, police.publicKey), { code: "seal.no-x25519", message: /P-256/ });
  const sealed = await seal(payload, hub.publicKey);
  await assert.rejects(open(sealed, police.privateKey), { code: "seal.no-x25519" });
  await assert.rejects(generateKeyPair("X25519", "new"), { code: "seal.no-x25519" });
  assert.deepEqual(await open(sealed, hub.privateKey), payload, "P-256 works as before");

  context.mock.getter(globalThis, "crypto", () => ({}));
  for (const work of [() => seal(payload, hub.publicKey), () => open(sealed, hub.privateKey)]) {
    await assert.rejects(work(), { code: "seal.no-cryptography", message: /https/ });
  }
});

test("what is opened is an object of JSON, or nothing", async () => {
  const { CompactEncrypt, importJWK } = await import("jose");
  const key = await importJWK(hub.publicKey, "ECDH-ES+A256KW");
  for (const content of [Buffer.from("[1]"), Buffer.from('"text"'), Buffer.from([0xff, 0xfe]), Buffer.from("")]) {
    const sealed = await new CompactEncrypt(content)
      .setProtectedHeader({ alg: "ECDH-ES+A256KW", enc: "A256GCM", kid: hub.publicKey.kid })
      .encrypt(key);
    assert.equal(await refusal(() => open(sealed, hub.privateKey)), "open.no-payload");
  }
});

test("a key cannot be made without a name, nor of another kind", async () => {
  for (const [crv, kid] of [
    ["P-256", " "],
    ["P-384", "hub"],
    ["X25519", undefined],
  ]) {
    assert.equal(
      await refusal(() => generateKeyPair(/** @type {any} */ (crv), /** @type {any} */ (kid))),
      "seal.bad-key",
    );
  }
});
