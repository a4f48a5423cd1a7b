/**
 * Making a pair of keys for the hub: the private one is saved as a file, the public one is shown for the policy.
 */
import { byId, element } from "../dom.js";
import { save } from "../save.js";
import { words } from "./words.js";

/** Lets keys be made. */
export function makeKeys() {
  byId("make-keys").addEventListener("click", () => void make());
}

async function make() {
  const said = byId("made");
  try {
    const { generateKeyPair } = await import("../referral-consent/seal.js");
    const name = /** @type {HTMLInputElement} */ (byId("kid")).value.trim();
    if (name === "") return said.replaceChildren(element("p", { class: "message" }, words.keyNeedsName));
    // Every browser can use this kind.
    const { publicKey, privateKey } = await generateKeyPair("P-256", name);
    const file = `private-key-${name.replace(/[^\w-]+/g, "-")}.json`;
    save(file, `${JSON.stringify(privateKey, null, 2)}\n`, "application/json");
    said.replaceChildren(
      element("p", {}, words.keyMade(file)),
      element(
        "pre",
        { tabindex: "0", role: "region", "aria-label": words.publicKey },
        JSON.stringify(publicKey, null, 2),
      ),
    );
  } catch (error) {
    const isKnown = error instanceof Error && error.name === "SealError";
    said.replaceChildren(element("p", { class: "message" }, isKnown ? error.message : words.notLoaded));
  }
}
