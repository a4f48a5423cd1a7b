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
const folder = projectWith("types", { "consumer.mts": consumer });

for (const resolution of ["bundler", "nodenext"]) {
  test(`a misspelt question and an unknown code do not compile (${resolution})`, () => {
    const module = resolution === "bundler" ? "esnext" : "nodenext";
    tool(
      "tsc",
      [...options, "--module", module, "--moduleResolution", resolution, join(folder, "consumer.mts")],
      folder,
    );
  });
}
