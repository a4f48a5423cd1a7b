/**
 * Sealed files go both ways between this package, the command of the same project, and jwcrypto; and what one refuses, the
 * other does, in the same words.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, test } from "node:test";

import { policy } from "../support/cases.mjs";
import { CURVES, generateKeyPair, open, payload, refusal, rules, seal, SealError } from "./support/sealing.mjs";

const folder = mkdtempSync(join(tmpdir(), "referral-consent-native-"));
after(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;

/**
 * The path of a file that holds something.
 *
 * @param {string | object} content
 */
function file(content) {
  files += 1;
  const path = join(folder, `${files}.json`);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

/**
 * Runs the command.
 *
 * @param {string[]} args
 * @param {string} [input]
 */
function command(args, input = "") {
  const program = process.env.REFERRAL_CONSENT;
  assert.ok(program, "there is no command to run: run this with `cargo xtask test package`");
  const { status, stdout, stderr } = spawnSync(program, args, { input, encoding: "utf8", maxBuffer: 1 << 28 });
  return { status, stdout, stderr };
}

/** @param {object[]} keys @param {object} content */
function sealedNatively(keys, content = payload) {
  const { status, stdout, stderr } = command(
    ["seal", ...keys.flatMap((key) => ["--key", file(key)])],
    JSON.stringify(content),
  );
  assert.equal(status, 0, stderr);
  return stdout;
}

/** @param {string} sealed @param {object} key */
function openedNatively(sealed, key) {
  const { status, stdout, stderr } = command(["open", "--key", file(key)], sealed);
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

const pairs = {
  "P-256": await generateKeyPair("P-256", "hub-p256"),
  X25519: await generateKeyPair("X25519", "hub-x25519"),
};
const both = [pairs["P-256"].publicKey, pairs.X25519.publicKey];

for (const crv of CURVES) {
  test(`what the page seals to a ${crv} key the command opens, and what the command seals the page opens`, async () => {
    const { publicKey, privateKey } = pairs[crv];
    assert.deepEqual(openedNatively(await seal(payload, publicKey), privateKey), payload);
    assert.deepEqual(await open(sealedNatively([publicKey]), privateKey), payload);
    assert.deepEqual(openedNatively(await seal(payload, both), privateKey), payload);
    assert.deepEqual(await open(sealedNatively(both), privateKey), payload);
  });

  test(`a ${crv} key with nothing said of its use, as a policy may have it, seals in the page and by the command`, async () => {
    const { publicKey, privateKey } = pairs[crv];
    const nothing = { alg: null, use: null };
    /** The types, those of JOSE, do not know it. @type {any} */
    const bare = { ...publicKey, ...nothing, ...(crv === "X25519" ? { y: null } : {}) };
    const findings = rules.checkPolicy({ ...policy, sealing: { keys: [bare] } });
    assert.deepEqual(findings, rules.checkPolicy(policy));
    assert.deepEqual(openedNatively(await seal(payload, bare), privateKey), payload);
    assert.deepEqual(await open(sealedNatively([bare]), /** @type {any} */ ({ ...privateKey, ...nothing })), payload);
  });

  test(`a ${crv} key that the command makes seals and opens in the page, and has what one of the page's has`, async () => {
    const path = join(folder, `${crv}.private.json`);
    const { status, stdout, stderr } = command(["key", "--curve", crv, "--kid", "made here", "--private", path]);
    assert.equal(status, 0, stderr);
    const [publicKey, privateKey] = [JSON.parse(stdout), JSON.parse(readFileSync(path, "utf8"))];
    assert.deepEqual(Object.keys(publicKey), Object.keys(pairs[crv].publicKey));
    assert.deepEqual(Object.keys(privateKey), Object.keys(pairs[crv].privateKey));
    const sealed = await seal(payload, publicKey);
    assert.deepEqual(await open(sealed, privateKey), payload);
    assert.deepEqual(openedNatively(sealed, privateKey), payload);
  });

  test(`jwcrypto opens what the command seals to a ${crv} key, and what it seals the command opens`, () => {
    const python = process.env.JWCRYPTO;
    assert.ok(python, "there is no Python with jwcrypto: run this with `cargo xtask test package`");
    /** @param {object} job */
    const jwcrypto = (job) => {
      const script = fileURLToPath(new URL("support/sealing.py", import.meta.url));
      const { status, stdout, stderr } = spawnSync(python, [script], { input: JSON.stringify(job), encoding: "utf8" });
      assert.equal(status, 0, stderr);
      return JSON.parse(stdout);
    };
    const { publicKey, privateKey } = pairs[crv];
    for (const keys of [[publicKey], both]) {
      const sealed = sealedNatively(keys).trim();
      assert.deepEqual(jwcrypto({ do: "open", sealed, key: privateKey }), payload);
      assert.deepEqual(openedNatively(jwcrypto({ do: "seal", payload, keys }), privateKey), payload);
    }
  });
}

test("what the page refuses to open the command refuses, in the same words", async () => {
  const { publicKey, privateKey } = pairs["P-256"];
  const compact = await seal(payload, publicKey);
  const general = JSON.parse(await seal(payload, both));
  const [head = "", ...rest] = compact.split(".");
  const header = JSON.parse(Buffer.from(head, "base64url").toString());
  /** @param {object} change */
  const withHeader = (change) =>
    [Buffer.from(JSON.stringify({ ...header, ...change })).toString("base64url"), ...rest].join(".");
  const other = await generateKeyPair("P-256", "somebody-else");
  const { kid: _, ...nameless } = publicKey;
  const wrong = [
    ...["hello", "....", "{}", JSON.stringify(payload), `${compact}.`, `${compact}=`, compact.slice(0, 200)],
    ...[withHeader({ alg: "dir" }), withHeader({ alg: "ECDH-ES" }), withHeader({ enc: "A128GCM" })],
    ...[
      withHeader({ zip: "DEF" }),
      withHeader({ crit: ["kid"] }),
      withHeader({ kid: "hub" }),
      withHeader({ apu: "QQ" }),
    ],
    ...[withHeader({ alg: "<script>" }), withHeader({ epk: { ...nameless, y: header.epk.x } })],
    ...[withHeader({ epk: nameless }), withHeader({ epk: { kty: "OKP", crv: "X25519", x: "A".repeat(43) } })],
    JSON.stringify({ ...general, recipients: [] }),
    JSON.stringify({ ...general, recipients: general.recipients.slice(0, 1) }),
    JSON.stringify({ ...general, recipients: general.recipients.toReversed() }),
    JSON.stringify({ ...general, recipients: Array(51).fill(general.recipients[0]) }),
    JSON.stringify({ ...general, unprotected: {} }),
    JSON.stringify({ ...general, aad: undefined }),
    JSON.stringify({ ...general, aad: "WyJhIl0" }),
    ...[await seal(payload, other.publicKey), await seal(payload, [other.publicKey, pairs.X25519.publicKey])],
  ];
  const key = file(privateKey);
  for (const sealed of wrong) {
    const error = await open(sealed, privateKey).then(
      () => assert.fail(`the page opens ${sealed.slice(0, 80)}`),
      (/** @type {unknown} */ error) => error,
    );
    assert.ok(error instanceof SealError);
    const { status, stdout, stderr } = command(["open", "--key", key, "--input", "json"], sealed);
    assert.deepEqual([status, stdout], [3, ""], sealed.slice(0, 80));
    assert.equal(stderr, `referral-consent: the input cannot be opened: [${error.code}] ${error.message}\n`);
  }
});

test("the keys that the page refuses to seal to the command refuses, in the same words", async () => {
  const { publicKey, privateKey } = pairs["P-256"];
  const okp = pairs.X25519.publicKey;
  const { kid: _, ...nameless } = publicKey;
  for (const wrong of [
    ...[privateKey, nameless, { ...publicKey, kid: " " }, { ...publicKey, crv: "P-384" }, { ...publicKey, use: "sig" }],
    ...[
      { ...publicKey, y: publicKey.x },
      { ...publicKey, x: "AAAA" },
      { ...okp, x: "AAAA" },
      { kty: "oct", k: "AA" },
    ],
    // With these of X25519 everybody comes to the same secret.
    ...[
      { ...okp, x: "A".repeat(43) },
      { ...okp, x: `AQ${"A".repeat(41)}` },
    ],
  ]) {
    const code = await refusal(() => seal(payload, /** @type {any} */ (wrong)));
    assert.match(code, /^seal\./, JSON.stringify(wrong));
    const { status, stdout, stderr } = command(["seal", "--key", file(wrong)], JSON.stringify(payload));
    assert.deepEqual([status, stdout], [2, ""], JSON.stringify(wrong));
    assert.ok(stderr.includes(`[${code}] ${new SealError(/** @type {any} */ (code)).message}`), stderr);
  }
});

test("neither seals to more keys than are opened", async () => {
  const keys = await Promise.all(Array.from({ length: 51 }, (_, number) => generateKeyPair("X25519", `key ${number}`)));
  const all = keys.map(({ publicKey }) => publicKey);
  assert.equal(await refusal(() => seal(payload, all)), "seal.too-large");
  const { status, stderr } = command(["seal", ...all.flatMap((key) => ["--key", file(key)])], JSON.stringify(payload));
  assert.equal(status, 2);
  assert.match(stderr, /\[seal\.too-large\]/);
  const [first] = keys;
  assert.deepEqual(await open(sealedNatively(all.slice(0, 50)), /** @type {any} */ (first).privateKey), payload);
});

test("a thousand files that a page sealed are opened with one command, in order", async () => {
  const { publicKey, privateKey } = pairs["P-256"];
  const lines = [];
  for (let number = 0; number < 1000; number += 1) lines.push(await seal({ ...payload, number }, publicKey));
  const { status, stdout, stderr } = command(["open", "--key", file(privateKey)], `${lines.join("\n")}\n`);
  assert.equal(status, 0, stderr);
  const opened = stdout.trimEnd().split("\n");
  assert.deepEqual(
    opened.map((line) => JSON.parse(line).number),
    lines.map((_, number) => number),
  );
});
