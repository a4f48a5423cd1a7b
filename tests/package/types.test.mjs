import { join } from "node:path";
import { test } from "node:test";

import { projectWith, tool } from "./support/package.mjs";

const options = [
  ["--strict", "--noEmit", "--skipLibCheck", "false", "--target", "es2022"],
  ["--lib", "es2022,dom", "--types", ""],
].flat();

const consumer = `
  import { load, type Assessment, type Payload, type Policy, type Record } from "referral-consent";

  const consent = await load();
  declare const policy: Policy;
  const record: Record = { child: {} };
  const assessment: Assessment = consent.assess(record, policy, "2026-11-23");

  // @ts-expect-error a misspelt question
  const misspelt: Record = { chidl: {} };

  const [first] = assessment.findings;
  if (first) {
    const severity: "stop" | "missing" | "invalid" | "outstanding" | "advice" = first.severity;
    // @ts-expect-error there is no such code
    if (first.code === "consent.not-a-code") console.log(severity);
    // A code is one of a list, so a text of any kind does not fit.
    const known: typeof first.code = "record.wrong-type";
    // @ts-expect-error not every text is a code
    const unknown: typeof first.code = String(known);
    console.log(unknown);
  }

  const { payload }: { payload: Payload | null } = consent.submit(record, policy, {
    today: "2026-11-23",
    now: "2026-11-23T09:30:00Z",
    id: "4b0c6f0e-8f8b-4a51-9b3b-0d8a1f0c2a11",
  });
  // @ts-expect-error there is a payload only when the referral is ready
  console.log(payload.digest);

  const count: { words: number; different: number } = consent.words("one two");
  const version: string = consent.version;
  console.log(misspelt, count, version, consent.catalogue("en"), consent.checkPolicy(policy));
`;

const sealing = `
  import { type Policy } from "referral-consent";
  import { generateKeyPair, open, seal, SealError, type PrivateKey, type SealErrorCode } from "referral-consent/seal";

  declare const policy: Policy;
  const sealed: string = await seal({ type: "referral" }, policy.sealing?.keys ?? []);
  const { privateKey }: { privateKey: PrivateKey } = await generateKeyPair("P-256", "hub");
  const opened: { [member: string]: unknown } = await open(sealed, privateKey);
  // @ts-expect-error a private key is no public one with something more: it needs its d
  const half: PrivateKey = (await generateKeyPair("X25519", "hub")).publicKey;
  // @ts-expect-error no other kind of key
  await generateKeyPair("P-384", "hub");
  try {
    await open(sealed, half);
  } catch (error) {
    const code: SealErrorCode | undefined = error instanceof SealError ? error.code : undefined;
    console.log(code, opened);
  }
`;
const folder = projectWith("types", { "consumer.mts": consumer, "sealing.mts": sealing });

for (const resolution of ["bundler", "nodenext"]) {
  test(`a misspelt question and an unknown code do not compile (${resolution})`, () => {
    const module = resolution === "bundler" ? "esnext" : "nodenext";
    tool(
      "tsc",
      [...options, "--module", module, "--moduleResolution", resolution, join(folder, "consumer.mts")],
      folder,
    );
  });

  test(`what seals and opens has types of its own (${resolution})`, () => {
    const module = resolution === "bundler" ? "esnext" : "nodenext";
    tool(
      "tsc",
      [...options, "--module", module, "--moduleResolution", resolution, join(folder, "sealing.mts")],
      folder,
    );
  });
}
