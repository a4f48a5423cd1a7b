import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test } from "node:test";

import { policy, recordNamed } from "../support/cases.mjs";
import { run } from "../support/run.mjs";
import { projectWith } from "./support/package.mjs";

const folder = projectWith("node", {
  "check.mjs": `
    import { load } from "referral-consent";
    const consent = await load();
    console.log(JSON.stringify(consent.assess({}, JSON.parse(process.argv[2]), "2026-11-23")));
  `,
});
const installed = join(folder, "node_modules/referral-consent");

let copies = 0;

/**
 * The package loaded anew, as if in another program.
 *
 * @returns {Promise<typeof import("../../pkg-config/index.d.ts")>}
 */
function fresh() {
  copies += 1;
  return import(`${pathToFileURL(join(installed, "node.js"))}?copy=${copies}`);
}
const { load } = await fresh();
const consent = await load();

test("a program in Node imports the package and assesses a record", () => {
  const assessment = JSON.parse(run("node", ["check.mjs", JSON.stringify(policy)], folder));
  assert.equal(assessment.status, "incomplete");
  assert.ok(assessment.findings.length > 0);
});

test("loading twice gives the same rules, whatever is given the second time", async () => {
  assert.equal(await load(), consent);
  assert.equal(await load(new Uint8Array([1, 2, 3])), consent);
});

const wasm = createRequire(join(folder, "check.mjs")).resolve("referral-consent/referral_consent_bg.wasm");
for (const [what, source] of /** @type {const} */ ([
  ["bytes", () => readFileSync(wasm)],
  ["a buffer", () => new Uint8Array(readFileSync(wasm)).buffer],
  ["a compiled module", () => new WebAssembly.Module(readFileSync(wasm))],
  ["an address", () => pathToFileURL(wasm)],
  ["a response", () => response(readFileSync(wasm))],
  ["the promise of a response", async () => response(readFileSync(wasm))],
])) {
  test(`the rules load from ${what}`, async () => {
    const { load } = await fresh();
    assert.equal((await load(source())).version, consent.version);
  });
}

/** @param {Buffer} body */
function response(body) {
  return new Response(new Uint8Array(body), { headers: { "Content-Type": "application/wasm" } });
}

test("loading that failed can be tried again", async () => {
  const { load } = await fresh();
  await assert.rejects(load(new Uint8Array([1, 2, 3])));
  await assert.rejects(load(new Response("gone", { status: 404 })), /answered 404/);
  assert.equal((await load()).version, consent.version);
});

test("a refused policy throws an error whose findings say why", () => {
  assert.throws(
    () => consent.assess({}, /** @type {any} */ ({ id: 5 }), "2026-11-23"),
    (error) => {
      assert.ok(error instanceof Error);
      const { findings } = /** @type {Error & { findings: { code: string }[] }} */ (error);
      assert.ok(findings.every(({ code }) => code.startsWith("policy.")));
      assert.ok(findings.length > 0);
      return true;
    },
  );
});

test("a policy that was changed in place is read again", () => {
  const changing = structuredClone(policy);
  consent.assess({}, changing, "2026-11-23");
  changing.id = 5;
  assert.throws(() => consent.assess({}, changing, "2026-11-23"));
  changing.id = policy.id;
  consent.assess({}, changing, "2026-11-23");
});

test("a policy that no JSON can say is refused like any other", () => {
  const cyclic = { ...policy };
  cyclic.name = cyclic;
  for (const wrong of [cyclic, { ...policy, id: 5n }, undefined, null, "policy", () => policy, thrower()]) {
    assert.throws(
      () => consent.assess({}, /** @type {any} */ (wrong), "2026-11-23"),
      (error) => error instanceof Error && "findings" in error,
    );
  }
});

test("the agency’s own answers go as they are, whatever their keys are called", async () => {
  const answers = JSON.parse('{"__proto__":{"a":1},"childName":{"__proto__":{"a":1},"constructor":"b"}}');
  const { fields: _, ...free } = policy;
  const { payload } = consent.submit({ ...recordNamed("parent agrees"), answers }, free, {
    today: "2026-11-23",
    now: "2026-11-23T10:00:00Z",
  });
  assert.equal(JSON.stringify(payload?.answers), JSON.stringify(answers));
  const odd = { ...recordNamed("parent agrees"), answers: { ...answers, size: 5n } };
  assert.deepEqual(consent.submit(odd, free, { today: "2026-11-23" }).payload?.answers, { ...answers, size: "5" });
});

test("one value that JSON does not take loses nothing of a long record", () => {
  const entry = { category: "concerns" };
  const record = { ...recordNamed("parent agrees"), information: Array(25_000).fill(entry), answers: { size: 5n } };
  const found = consent.assess(record, policy, "2026-11-23").findings;
  assert.deepEqual(
    found.filter(({ code }) => code === "record.wrong-type"),
    [],
  );
});

const deep = () => {
  /** @type {unknown} */
  let value = "end";
  for (let level = 0; level < 200_000; level += 1) value = [value];
  return value;
};
const cyclic = () => {
  /** @type {{ child?: unknown }} */
  const value = {};
  value.child = value;
  return value;
};
function thrower() {
  return new Proxy(
    {},
    {
      get: () => {
        throw new Error("from a getter");
      },
      ownKeys: () => {
        throw new Error("from a proxy");
      },
    },
  );
}
for (const [what, record] of /** @type {[string, unknown][]} */ ([
  ["nothing", undefined],
  ["null", null],
  ["a number", 5],
  ["a text", "record"],
  ["a list", []],
  ["a date", new Date(NaN)],
  ["a function", () => {}],
  ["a symbol", Symbol("record")],
  ["a very large number", 10n ** 40n],
  ["a map", new Map([["child", {}]])],
  ["half a character", { child: { name: "\ud800" } }],
  ["something that holds itself", cyclic()],
  ["200,000 lists in one another", { child: deep() }],
  ["something that throws when it is read", thrower()],
  [
    "a member that throws when it is read",
    {
      get child() {
        throw new Error("from a getter");
      },
    },
  ],
])) {
  test(`${what} for a record gives findings, not an exception`, () => {
    const { findings } = consent.assess(/** @type {any} */ (record), policy, "2026-11-23");
    assert.ok(findings.length > 0);
    const { assessment, payload } = consent.submit(/** @type {any} */ (record), policy, {
      today: "2026-11-23",
    });
    assert.ok(assessment.findings.length > 0);
    assert.equal(payload, null);
  });
}

test("after a record that throws, the rules work as before", () => {
  const before = consent.assess({}, policy, "2026-11-23");
  consent.assess(/** @type {any} */ (thrower()), policy, "2026-11-23");
  assert.deepEqual(consent.assess({}, policy, "2026-11-23"), before);
});

test("a day that is none is read as today in London", () => {
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London" }).format();
  for (const wrong of [undefined, "", "2026-02-30", "tomorrow", 5, null, {}]) {
    assert.deepEqual(consent.assess({}, policy, /** @type {any} */ (wrong)), consent.assess({}, policy, today));
  }
});

test("half an hour before midnight in summer time it is the next day in London already", () => {
  const atClock = (/** @type {string} */ time) => {
    const RealDate = Date;
    globalThis.Date = /** @type {DateConstructor} */ (
      class extends RealDate {
        constructor() {
          super(time);
        }
      }
    );
    try {
      return consent.assess({ child: { dateOfBirth: "2010-08-01" } }, policy).age;
    } finally {
      globalThis.Date = RealDate;
    }
  };
  assert.equal(atClock("2026-07-31T22:59:59Z"), 15);
  assert.equal(atClock("2026-07-31T23:00:00Z"), 16);
  assert.equal(atClock("2026-11-30T23:59:59Z"), 16);
});

/** A referral that is ready. */
const agreed = recordNamed("parent agrees");
const today = "2026-11-23";

test("a payload has the id and the time that were given", () => {
  const id = "4b0c6f0e-8f8b-4a51-9b3b-0d8a1f0c2a11";
  const now = "2026-11-23T09:30:00+00:00";
  const { assessment, payload } = consent.submit(agreed, policy, { today, now, id });
  assert.equal(assessment.status, "ready");
  assert.ok(payload);
  assert.deepEqual([payload.id, payload.createdAt], [id, now]);
  assert.deepEqual(consent.submit(agreed, policy, { today, now, id }).payload, payload);
});

test("options that throw when they are read are taken as not given", () => {
  const options = {
    today,
    get now() {
      throw new Error("from a getter");
    },
    get id() {
      throw new Error("from a getter");
    },
  };
  const { payload } = consent.submit(agreed, policy, /** @type {any} */ (options));
  assert.match(payload?.id ?? "", /^[0-9a-f-]{36}$/);
});

test("a payload has an id and a time of its own where none was given", () => {
  const randomUUID = Object.getOwnPropertyDescriptor(Crypto.prototype, "randomUUID") ?? {};
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  for (const where of ["a page on https", "a page on plain http"]) {
    if (where === "a page on plain http") {
      Object.defineProperty(Crypto.prototype, "randomUUID", { ...randomUUID, value: undefined });
    }
    const before = Date.now();
    const payloads = [0, 1].map(() => consent.submit(agreed, policy, { today }).payload);
    Object.defineProperty(Crypto.prototype, "randomUUID", randomUUID);
    for (const payload of payloads) {
      assert.match(payload?.id ?? "", uuid, where);
      const made = Date.parse(payload?.createdAt ?? "");
      assert.ok(before <= made && made <= Date.now(), where);
    }
    assert.notEqual(payloads[0]?.id, payloads[1]?.id, where);
  }
});

test("a time that there is not is never written on a payload: it is the time now", async () => {
  /** @type {typeof import("../../pkg-config/hub.d.ts")} */
  const { load } = await import(pathToFileURL(join(installed, "hub-node.js")).href);
  const hub = await load();
  const clocks = ["24:00:00Z", "23:60:00Z", "09:30:60Z", "09:30Z", "09:30:00", "09:30:00+24:00", "09:30:00.Z"];
  const days = ["2026-02-30", "2026-13-01", "0000-00-00", "26-11-23"].map((day) => `${day}T09:30:00Z`);
  for (const now of [...clocks.map((clock) => `2026-11-23T${clock}`), ...days, "2026-11-23", "", 5, null]) {
    const { payload } = hub.submit(agreed, policy, /** @type {any} */ ({ today, now }));
    assert.notEqual(payload?.createdAt, now);
    assert.deepEqual(hub.verify(payload, policy).disagreements, [], `${now}`);
  }
  for (const now of ["2026-11-23T23:59:59.999Z", "2028-02-29t00:00:00-23:59"]) {
    assert.equal(hub.submit(agreed, policy, { today, now }).payload?.createdAt, now);
  }
});

test("one part that is not JSON leaves the rest as it was answered", () => {
  const strange = structuredClone(agreed);
  strange.referrer.name = () => "a function";
  const { findings } = consent.assess(strange, policy, today);
  assert.deepEqual(
    findings.map(({ code, path }) => `${code} ${path}`),
    ["referrer.missing /referrer/name"],
  );
});

test("words are counted as the rules count them, in anything", () => {
  assert.deepEqual(consent.words("She said she said no"), { words: 5, different: 3 });
  for (const wrong of [undefined, null, 5, {}, Symbol("words")]) {
    assert.deepEqual(consent.words(/** @type {any} */ (wrong)), { words: 0, different: 0 });
  }
});

test("checking a policy and asking for the catalogue never throw", () => {
  assert.deepEqual(consent.checkPolicy(policy), []);
  for (const wrong of [undefined, null, 5, cyclic(), thrower()]) {
    assert.ok(consent.checkPolicy(wrong).length > 0);
  }
  for (const language of [undefined, "en", "xx", "", 5]) {
    assert.ok(consent.catalogue(/** @type {any} */ (language)));
  }
});

for (const entry of ["form", "element", "auto"]) {
  test(`a server that draws pages can import referral-consent/${entry}, and nothing happens`, () => {
    const program = `import(process.argv[1]).then(({ attach }) => console.log(typeof attach))`;
    assert.match(run("node", ["-e", program, `referral-consent/${entry}`], folder), /^(function|undefined)$/m);
  });
}
